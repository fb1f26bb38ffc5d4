using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Ui.Tests.Ui;

public sealed class NavItemTests : ComponentTests
{
    [Fact]
    public void How_many_are_behind_a_way_stands_beside_its_name_and_is_no_part_of_it()
    {
        var item = Item(1958);
        Assert.Equal("1,958", item.Find("[aria-hidden=true].nav-count").GetAttribute("data-count"));
        Assert.Equal("People", item.Find("a").TextContent.Trim());
        Assert.Empty(Item(0).FindAll(".nav-count"));
    }

    [Theory]
    [InlineData("/people", true, true)]
    [InlineData("/people?q=test", true, true)]
    [InlineData("/people/12/edit", false, true)]
    [InlineData("/peoples", false, false)]
    [InlineData("/", false, false)]
    public void The_way_to_the_page_that_is_open_is_marked(string open, bool exactly, bool beneath)
    {
        var (exact, usual) = (Item(0, exact: true), Item(0));
        Services.GetRequiredService<NavigationManager>().NavigateTo(open);
        Assert.Equal((exactly, beneath), (Marked(exact), Marked(usual)));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/sources");
        Assert.Equal((false, false), (Marked(exact), Marked(usual)));
    }

    private static bool Marked(IRenderedComponent<NavItem> item)
    {
        var link = item.Find("a");
        Assert.Equal(link.ClassList.Contains("active"), link.GetAttribute("aria-current") == "page");
        return link.ClassList.Contains("active");
    }

    private IRenderedComponent<NavItem> Item(int count, bool exact = false) => Render<NavItem>(parameters => parameters
        .Add(part => part.Href, "/people")
        .Add(part => part.Text, "People").Add(part => part.Symbol, Symbol.People).Add(part => part.Count, count)
        .Add(part => part.Exact, exact));
}
