using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Web.Lists;

namespace CaseTracker.Ui.Tests.Lists;

public sealed class ListToolsTests : ComponentTests
{
    [Fact]
    public void Chosen_filters_are_taken_off_and_the_others_are_opened()
    {
        var (sex, court) = (PrisonerFilters.Find("sex")!, PrisonerFilters.Find("court")!);
        var chips = Render<ChosenChips>(parameters => parameters.Add(part => part.Chosen, [new ChosenValues(sex, ["Female"])])
            .Add(part => part.Offered, [sex, court, .. PrisonerFilters.Others])
            .Add(part => part.Without, key => $"/without/{key}").Add(part => part.Only, 3).Add(part => part.WithoutOnly, "/all"));
        Assert.Equal(["/without/sex", "/all"], chips.FindAll(".chip").Select(chip => chip.GetAttribute("href")));
        Assert.Equal($"+ {court.Label}", chips.Find("button.add").TextContent);
        Assert.DoesNotContain(chips.FindAll("[data-facet]"), button => button.GetAttribute("data-facet") == "sex");
    }

    [Fact]
    public void A_filter_that_nobody_matches_stays_and_says_0()
    {
        var filter = Filter("sex", []);
        Assert.Equal("0", filter.Find("summary .nought").TextContent);
        Assert.Contains("Nothing on this list has it on record", filter.Markup, StringComparison.Ordinal);
        Assert.Empty(Filter("sex", [new CountedValue("Female", "Female", new(1))]).FindAll(".nought"));
        Assert.Empty(Filter("sex", null).FindAll(".nought"));
    }

    [Fact]
    public void Values_are_drawn_when_their_filter_is_opened_and_those_beyond_the_first_when_one_asks_for_more()
    {
        var filter = Filter("label",
            [.. Enumerable.Range(1, 30).Select(number => new CountedValue($"v{number}", $"Test {number}", new(1)))]);
        Assert.Empty(filter.FindAll(".value"));
        filter.Find("details.facet").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Equal(8, filter.FindAll(".value").Count);
        filter.Find("details.more").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Equal(30, filter.FindAll(".value").Count);
    }

    private IRenderedComponent<FacetFilter> Filter(string key, IReadOnlyList<CountedValue>? values) =>
        Render<FacetFilter>(parameters => parameters.Add(part => part.Filter, PrisonerFilters.Find(key)!).Add(part => part.Chosen, [])
            .Add(part => part.Wrong, null).Add(part => part.Values, values).Add(part => part.To, _ => "/")
            .Add(part => part.Counts, value => $"{value.Count}"));

    [Fact]
    public void The_bar_says_how_many_are_chosen_and_goes_with_the_last()
    {
        var selection = new ListSelection();
        var bar = Render<SelectionBar>(parameters => parameters.Add(part => part.Selection, selection)
            .Add(part => part.Export, (ids, format) => $"/export/{string.Join(',', ids)}.{format}"));
        Assert.Empty(bar.FindAll(".selection"));
        selection.ToggleAll([4, 5]);
        bar.WaitForAssertion(() => Assert.StartsWith("2 chosen", bar.Find(".selection").TextContent.Trim(), StringComparison.Ordinal));
        Assert.Contains("/export/4,5.csv", bar.FindAll(".selection a").Select(link => link.GetAttribute("href")));
        bar.FindAll(".selection button")[^1].Click();
        Assert.Empty(bar.FindAll(".selection"));
    }
}
