using CaseTracker.Domain.Prosecution;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.Prosecution;

public class ChargeRulesTests
{
    [Theory]
    [InlineData("incitement", null, null, true)]
    [InlineData(null, 7L, null, true)]
    [InlineData(null, null, "for what was written on a page", true)]
    [InlineData(null, null, null, false)]
    [InlineData(" ", null, "\t", false)]
    public void A_charge_says_something(string? label, long? article, string? grounds, bool says) =>
        Assert.Equal(says ? [] : ["Errors.ChargeSaysNothing"],
            Keys(new ChargeDetails { Label = label, ArticleId = article, Grounds = grounds }));

    [Theory]
    [InlineData(ChargeOutcome.NotStated, false)]
    [InlineData(ChargeOutcome.Pending, false)]
    [InlineData(ChargeOutcome.Convicted, true)]
    [InlineData(ChargeOutcome.Acquitted, true)]
    [InlineData(ChargeOutcome.Dropped, true)]
    public void Only_what_was_decided_has_a_day(ChargeOutcome outcome, bool decided)
    {
        var charge = new ChargeDetails { Label = "incitement", Outcome = outcome };
        Assert.Empty(Keys(charge));
        Assert.Equal(decided ? [] : ["Errors.OutcomeDayWithoutOutcome"], Keys(charge with { OutcomeOn = Date("2024-12-10") }));
        // The source of "pending" was published on some day too.
        Assert.Empty(Keys(charge with { OutcomePublishedOn = Day("2024-12-10") }));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once() => Assert.Equal(["Errors.ChargeSaysNothing", "Errors.OutcomeDayWithoutOutcome"],
        Keys(new ChargeDetails { OutcomeOn = Date("2024") }));

    private static IEnumerable<string> Keys(ChargeDetails charge) => ChargeRules.Check(charge).Select(problem => problem.Key);
}
