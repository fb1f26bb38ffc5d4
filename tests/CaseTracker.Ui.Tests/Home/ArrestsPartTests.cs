using CaseTracker.App.Detention;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Web.Home;

namespace CaseTracker.Ui.Tests.Home;

public sealed class ArrestsPartTests : ComponentTests
{
    [Fact]
    public void The_tallest_bar_is_the_largest_number_and_the_table_says_them_all()
    {
        var part = Shown(new([new(January, 4, 1), new(January.Later(1), 0, 2)], 0, 0));
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
        var part = Shown(new([new(January, 0, 0)], 3, 1));
        Assert.Empty(part.FindAll(".bar"));
        Assert.Contains("No arrest or release", part.Markup, StringComparison.Ordinal);
        Assert.Contains("dates are not exact: 3 arrested, 1 released or bailed", part.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Quarters_and_years_are_named_and_the_length_that_is_shown_is_marked()
    {
        var quarters = Shown(new([new(Period.Holding(new(2024, 5, 1), PeriodLength.Quarter), 1, 0)], 0, 0));
        Assert.Equal(("24-Q2", "Q2 2024", "Quarter"), (quarters.Find(".name").TextContent, quarters.Find("tbody th").TextContent,
            quarters.Find("[aria-current=true]").TextContent.Trim()));
        var years = Shown(new([new(Period.Holding(new(2024, 5, 1), PeriodLength.Year), 1, 0)], 0, 0));
        Assert.Equal(["/", "/?by=quarter", "/?by=year"], years.FindAll(".lengths a").Select(link => link.GetAttribute("href")));
        Assert.Equal("2024", years.Find(".name").TextContent);
    }

    private static Period January => Period.Holding(new(2024, 1, 1), PeriodLength.Month);

    private IRenderedComponent<ArrestsPart> Shown(ArrestsByPeriod answer) =>
        Render<ArrestsPart>(parameters => parameters.Add(part => part.Answer, answer));
}
