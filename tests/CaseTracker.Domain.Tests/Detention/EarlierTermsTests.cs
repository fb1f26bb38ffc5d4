using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using Xunit;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.Detention;

/// <summary>What earlier terms, and judgments whose day is vague, say of the present standing.</summary>
public sealed class EarlierTermsTests
{
    /// <summary>A term that was over with an earlier release orders nothing, so that it hides no acquittal.</summary>
    [Theory]
    [InlineData(1L, 2L, ChargeOutcome.Acquitted)]
    [InlineData(1L, 2L, ChargeOutcome.Dropped)]
    [InlineData(null, null, ChargeOutcome.Acquitted)]
    public void Who_served_an_earlier_term_and_is_acquitted_now_is_possible_at_most(long? before, long? now, ChargeOutcome outcome)
    {
        var history = Of(Event(CustodyEventKind.Arrest, "2015-01-10", before), Sentence(1, "2015-02-10", 1, charge: 900),
            Event(CustodyEventKind.Release, "2016-01-10", before),
            Event(CustodyEventKind.Arrest, "2020-02-01", now), Charge(2, "2020-02-02", outcome, "2020-06-01"));
        Assert.Equal("PreTrialDetention certain", history.On("2020-03-01").Short());
        Assert.Equal("HeldStageUnknown possible", history.On("2020-07-01").Short());
        var confirmed = (history with { Events = [.. history.Events, new(900, Event(CustodyEventKind.ConfirmedHeld, "2020-06-20"))] })
            .On("2020-07-01");
        Assert.Equal(("HeldStageUnknown certain", true), (confirmed.Short(), confirmed.HeldThoughCleared));
    }

    [Fact]
    public void An_earlier_term_hides_no_suspended_sentence_and_a_new_arrest_without_a_charge_stays_certain()
    {
        object[] before = [Event(CustodyEventKind.Arrest, "2015-01-10", 1), Sentence(1, "2015-02-10", 1, charge: 900),
            Event(CustodyEventKind.Release, "2016-01-10", 1), Event(CustodyEventKind.Arrest, "2020-02-01")];
        Assert.Equal("HeldStageUnknown possible", Of([.. before, Sentence(2, "2020-06-01", 1, charge: 901) with { WhollySuspended = true }])
            .On("2020-07-01").Short());
        Assert.Equal("HeldStageUnknown certain", Of(before).On("2020-07-01").Short());
    }

    [Theory]
    [InlineData("2019-09", "2019-09", "2019-10-01", "OnBail possible")]
    [InlineData("2019-09-10", "2019-09", "2019-10-01", "OnBail possible")]
    [InlineData("2019-09-10", "2021-06", "2021-06-15", "OnBail possible")]
    [InlineData("2019-09-10", "2021-06", "2021-07-01", "InAbsentiaOrWanted certain")]
    [InlineData("2019-09-10", "2019-08", "2019-10-01", "OnBail certain")]
    public void Who_may_have_been_judged_in_absence_since_is_not_certainly_on_bail(string bail, string judged, string day,
        string expected) =>
        Assert.Equal(expected, Of(Event(CustodyEventKind.Arrest, "2019-01-10", 1), Event(CustodyEventKind.Bail, bail, 1),
            Sentence(1, judged, 5, absent: AbsentJudgment.NotStated, charge: 9)).On(day).Short());

    /// <summary>An end of the only open prosecution ends custody, whatever was served and over long before.</summary>
    [Theory]
    [InlineData(CustodyEventKind.Acquittal)]
    [InlineData(CustodyEventKind.ChargesDropped)]
    [InlineData(CustodyEventKind.Pardon)]
    [InlineData(CustodyEventKind.SentenceSuspended)]
    [InlineData(CustodyEventKind.TimeServed)]
    public void A_term_that_was_over_keeps_nobody_held_at_the_end_of_another_prosecution(CustodyEventKind end)
    {
        object[] facts = [Event(CustodyEventKind.Arrest, "2015-01-10", 1), Charge(1, "2015-01-12"), Sentence(1, "2015-02-10", 1, charge: 2),
            Event(CustodyEventKind.Release, "2016-01-10", 1), Event(CustodyEventKind.Arrest, "2020-02-01", 2), Charge(2, "2020-02-02"),
                Event(end, "2020-06-01", 2)];
        Assert.Equal("PreTrialDetention certain", Of(facts).On("2020-05-31").Short());
        Assert.Equal("Released certain", Of(facts).On("2020-06-02").Short());
        // Another charge of the first prosecution that nobody decided, or a new order under it, keeps the person held.
        Assert.True(Of([.. facts, Charge(1, "2015-01-12")]).On("2020-06-02").DeprivedOfLiberty);
        Assert.True(Of([.. facts, Event(CustodyEventKind.DetentionOrdered, "2020-03-01", 1)]).On("2020-06-02").DeprivedOfLiberty);
    }

    [Fact]
    public void A_conviction_that_was_overturned_before_keeps_nobody_held_at_the_end_of_another_prosecution() =>
        Assert.Equal("Released certain", Of(Event(CustodyEventKind.Arrest, "2015-01-10", 1), Charge(1, "2015-01-12"),
            Sentence(1, "2015-02-10", 9, charge: 2).Appealed(AppealOutcome.Overturned, "2016-01-09"),
                Event(CustodyEventKind.Release, "2016-01-10", 1),
            Event(CustodyEventKind.Arrest, "2020-02-01", 2), Charge(2, "2020-02-02"), Event(CustodyEventKind.Acquittal, "2020-06-01", 2))
                .On("2020-06-02").Short());

    [Fact]
    public void A_term_that_an_early_release_cut_short_may_hold_at_the_end_of_another_prosecution() =>
        Assert.True(Of(Event(CustodyEventKind.Arrest, "2015-01-10", 1), Sentence(1, "2015-02-10", 9, charge: 2),
            Event(CustodyEventKind.Release, "2016-01-10", 1),
            Event(CustodyEventKind.Arrest, "2020-02-01", 2), Charge(2, "2020-02-02"), Event(CustodyEventKind.Acquittal, "2020-06-01", 2))
                .On("2020-06-02").DeprivedOfLiberty);
}
