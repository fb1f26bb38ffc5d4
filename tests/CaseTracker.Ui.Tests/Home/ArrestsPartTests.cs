using CaseTracker.App.Detention;
using CaseTracker.Web.Home;

namespace CaseTracker.Ui.Tests.Home;

public sealed class ArrestsPartTests : ComponentTests
{
    [Fact]
    public void The_tallest_bar_is_the_largest_number_and_the_table_says_them_all()
    {
        var part = Shown(new([new(new(2024, 1, 1), 4, 1), new(new(2024, 2, 1), 0, 2)], 0, 0));
        Assert.Equal(["height: 100%", "height: 25%", "height: 0%", "height: 50%"],
            part.FindAll(".bar").Select(bar => bar.GetAttribute("style")));
        Assert.Equal(["4", "1", "", "2"], part.FindAll(".of").Select(number => number.TextContent));
        Assert.Equal(["January 2024", "4", "1", "February 2024", "0", "2"],
            part.FindAll("tbody :is(th, td)").Select(cell => cell.TextContent));
        Assert.DoesNotContain("dates are not exact", part.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_that_leave_the_month_open_are_told_beside_an_empty_picture()
    {
        var part = Shown(new([new(new(2024, 1, 1), 0, 0)], 3, 1));
        Assert.Empty(part.FindAll(".bar"));
        Assert.Contains("No arrest or release", part.Markup, StringComparison.Ordinal);
        Assert.Contains("dates are not exact: 3 arrested, 1 released or bailed", part.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<ArrestsPart> Shown(ArrestsByMonth answer) =>
        Render<ArrestsPart>(parameters => parameters.Add(part => part.Answer, answer));
}
