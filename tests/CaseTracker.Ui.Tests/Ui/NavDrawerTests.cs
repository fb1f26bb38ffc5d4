using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Ui.Tests.Ui;

public sealed class NavDrawerTests : ComponentTests
{
    private static readonly NavWay People = new("/people", "People", Symbol.People);

    [Fact]
    public void How_many_are_behind_a_way_stands_beside_its_name_and_is_no_part_of_it()
    {
        var drawer = Drawer(new NavGroup("records", "Records", [People with { Count = 1958 }, new("/sources", "Sources", Symbol.Sources)]));
        Assert.Equal("1,958", Assert.Single(drawer.FindAll("[aria-hidden=true].nav-count")).GetAttribute("data-count"));
        Assert.Equal(["People", "Sources"], drawer.FindAll("a").Select(way => way.TextContent.Trim()));
    }

    [Theory]
    [InlineData("/people", true, true)]
    [InlineData("/people?q=test", true, true)]
    [InlineData("/people/12/edit", false, true)]
    [InlineData("/peoples", false, false)]
    [InlineData("/", false, false)]
    public void The_way_to_the_page_that_is_open_is_marked(string open, bool exactly, bool beneath)
    {
        foreach (var (exact, marked) in new[] { (true, exactly), (false, beneath) })
        {
            var drawer = Drawer(new NavGroup("home", null, [People with { Exact = exact }]));
            Go(open);
            Assert.Equal(marked, Marked(drawer));
            Go("/sources");
            Assert.False(Marked(drawer));
        }
    }

    [Theory]
    [InlineData("/charges", true)]
    [InlineData("/charges?q=word", true)]
    [InlineData("/charges/matrix", false)]
    [InlineData("/people", false)]
    public void What_few_need_is_open_where_one_of_its_ways_leads_and_stays_so(string address, bool open)
    {
        Go(address);
        var more = new NavMore("More records", [new("/charges", "Charges", Symbol.Charges)]);
        var drawer = Drawer(new NavGroup("records", "Records", [People], more));
        Assert.Equal(open, drawer.Find("details").HasAttribute("open"));
        Assert.Equal("More records", drawer.Find("summary").TextContent);
        Go("/sources");
        Assert.Equal(open, drawer.Find("details").HasAttribute("open"));
    }

    [Fact]
    public void A_group_is_named_by_its_title_and_what_belongs_to_none_stands_by_itself()
    {
        var drawer = Drawer(new NavGroup("home", null, [new("/", "Home", Symbol.Home, Exact: true)]),
            new NavGroup("records", "Records", [People]));
        var group = Assert.Single(drawer.FindAll("[role=group]"));
        Assert.Equal("Records", drawer.Find($"#{group.GetAttribute("aria-labelledby")}").TextContent);
        Assert.Equal(["People"], group.QuerySelectorAll("a").Select(way => way.TextContent));
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    private static bool Marked(IRenderedComponent<NavDrawer> drawer)
    {
        var way = drawer.Find("a");
        Assert.Equal(way.ClassList.Contains("active"), way.GetAttribute("aria-current") == "page");
        return way.ClassList.Contains("active");
    }

    private IRenderedComponent<NavDrawer> Drawer(params NavGroup[] groups) => Render<NavDrawer>(parameters => parameters
        .Add(part => part.Label, "Pages").Add(part => part.Groups, groups));
}
