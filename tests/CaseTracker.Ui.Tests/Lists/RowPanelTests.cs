using CaseTracker.Web.Lists;
using Microsoft.AspNetCore.Components.Web;

namespace CaseTracker.Ui.Tests.Lists;

public sealed class RowPanelTests : ComponentTests
{
    [Fact]
    public void A_row_opens_and_closes_and_the_ends_of_the_page_stay()
    {
        var (peek, changes) = (new RowPeek(), 0);
        peek.Changed += () => changes++;
        peek.Move([3, 5, 9], 1);
        Assert.Null(peek.Open);
        peek.Toggle(5);
        peek.Move([3, 5, 9], 1);
        peek.Move([3, 5, 9], 1);
        Assert.Equal((9, 2), (peek.Open, changes));
        // Another page of the list has other rows.
        peek.Move([3, 5], -1);
        Assert.Equal(9, peek.Open);
        peek.Toggle(9);
        peek.Close();
        Assert.Equal((null, 3), (peek.Open, changes));
    }

    [Fact]
    public void The_panel_goes_from_row_to_row_by_buttons_and_keys_and_leads_to_the_page()
    {
        var peek = new RowPeek();
        peek.Toggle(5);
        var panel = Panel(peek);
        Assert.Equal(("Test Person A", "/people/5"), (panel.Find("h2 a").TextContent, panel.Find("h2 a").GetAttribute("href")));
        Assert.Equal("Test facts", panel.Find("p").TextContent);
        panel.Find("[aria-label='Next row']").Click();
        Assert.Equal(9, peek.Open);
        panel.Find("#row-panel").KeyDown(new KeyboardEventArgs { Key = "k" });
        panel.Find("#row-panel").KeyDown(new KeyboardEventArgs { Key = "k", CtrlKey = true });
        Assert.Equal(5, peek.Open);
        panel.Find("[data-peek-close]").Click();
        Assert.Null(peek.Open);
    }

    private IRenderedComponent<RowPanel> Panel(RowPeek peek) => Render<RowPanel>(parameters => parameters.Add(part => part.Peek, peek)
        .Add(part => part.Page, [3, 5, 9]).Add(part => part.Id, 5).Add(part => part.Name, "Test Person A")
        .Add(part => part.Address, "/people/5").Add(part => part.ChildContent, "<p>Test facts</p>"));
}
