using CaseTracker.Domain.Values;
using CaseTracker.Web.Records;

namespace CaseTracker.Ui.Tests.Records;

public sealed class DateWordsTests : ComponentTests
{
    [Fact]
    public void The_days_that_the_words_allow_are_behind_them_and_an_exact_day_has_nothing_behind_it()
    {
        var part = Shown("mid-October 2026");
        Assert.Equal("mid-October 2026", part.Find("details > summary").TextContent);
        Assert.Equal("between 11 and 20 October 2026 (one unknown day)", part.Find("details > span").TextContent);
        Assert.Equal("3 September 2017", Shown("3 Sep 2017").Markup.Trim());
    }

    private IRenderedComponent<DateWords> Shown(string date) =>
        Render<DateWords>(parameters => parameters.Add(part => part.Value, ImpreciseDate.Parse(date).Value!));
}
