using CaseTracker.App.Records;
using CaseTracker.Web.Records;

namespace CaseTracker.Ui.Tests.Records;

public sealed class SourceNumbersTests : ComponentTests
{
    [Fact]
    public void A_narrow_place_has_as_many_as_fit_and_a_button_that_shows_the_rest()
    {
        var part = Numbers(4, 7, 9, 12);
        Assert.Equal(["4"], InSight(part));
        Assert.Equal(("+3", "3 more sources for Test Person A"),
            (part.Find(".more").TextContent, part.Find(".more").GetAttribute("aria-label")));
        part.Find(".more").Click();
        Assert.Equal(["4", "7", "9", "12"], InSight(part));
        Assert.Empty(part.FindAll(".more"));
    }

    [Fact]
    public void Where_all_fit_nothing_is_behind_a_button()
    {
        Assert.Equal(["4", "7"], InSight(Numbers(4, 7)));
        Assert.Equal(["4", "7", "9"], InSight(Numbers([4, 7, 9], null)));
    }

    private static IEnumerable<string> InSight(IRenderedComponent<SourceNumbers> part) =>
        part.FindAll(".source-number:not(.beyond, .more)").Select(button => button.TextContent);

    private IRenderedComponent<SourceNumbers> Numbers(params int[] numbers) => Numbers(numbers, 2);

    private IRenderedComponent<SourceNumbers> Numbers(int[] numbers, int? most) => Render<SourceNumbers>(parameters => parameters
        .AddCascadingValue(new SourceBook(Citations.None))
        .Add(part => part.Only, [.. numbers.Select(number => new FieldCitation(number, 1, 1, null, number, null, null, null, null, null))])
        .Add(part => part.Most, most)
        .Add(part => part.Subject, "Test Person A"));
}
