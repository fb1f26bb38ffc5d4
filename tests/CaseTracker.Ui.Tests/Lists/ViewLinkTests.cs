using CaseTracker.App.Lists;
using CaseTracker.Web.Lists;

namespace CaseTracker.Ui.Tests.Lists;

public sealed class ViewLinkTests : ComponentTests
{
    [Theory]
    [InlineData(null, false, 0, "Women held")]
    [InlineData(null, true, 0, "Women held shared with the team")]
    [InlineData("Test Advocate", true, 1200, "Women held 1,200 new by Test Advocate")]
    public void A_view_says_who_shares_it_and_how_much_is_new(string? owner, bool shared, int news, string told)
    {
        var view = new SavedView(7, "Women held", "/prisoners?sex=Female") { Owner = owner, Shared = shared };
        var link = Render<ViewLink>(parameters => parameters.Add(part => part.View, view).Add(part => part.New, news));
        Assert.Equal(told, string.Join(' ', link.Nodes.Select(node => node.TextContent.Trim()).Where(text => text.Length > 0)));
        Assert.Equal(view.Address, link.Find("a").GetAttribute("href"));
    }
}
