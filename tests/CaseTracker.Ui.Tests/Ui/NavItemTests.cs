using CaseTracker.Web.Ui;

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

    private IRenderedComponent<NavItem> Item(int count) => Render<NavItem>(parameters => parameters.Add(part => part.Href, "/people")
        .Add(part => part.Text, "People").Add(part => part.Symbol, Symbol.People).Add(part => part.Count, count));
}
