using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using static CaseTracker.Domain.Detention.CustodyEventKind;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.Detention;

public class ProsecutionAndCustodyTests
{
    [Theory]
    [InlineData(AbsentJudgment.Stands, "ServingSentence certain")]
    [InlineData(AbsentJudgment.SetAside, "PreTrialDetention certain")]
    [InlineData(AbsentJudgment.NotStated, "HeldStageUnknown certain")]
    public void Judged_in_absentia_and_then_arrested_serves_only_if_the_judgment_stands(AbsentJudgment judgment, string expected)
    {
        var history = Of(Sentence(1, "2024-01-01", 6, absent: judgment), Event(Arrest, "2024-03-01"));
        Assert.Equal(expected, history.On("2024-03-10").Short());
        if (judgment != AbsentJudgment.SetAside) Assert.Equal("InAbsentiaOrWanted certain", history.On("2024-02-01").Short());
    }

    [Fact]
    public void A_judgment_in_absentia_that_stands_is_served_from_the_arrest() =>
        Assert.Equal((Day("2025-03-01"), Day("2025-03-01")),
            Of(Sentence(1, "2020-01-01", 2, absent: AbsentJudgment.Stands), Event(Arrest, "2023-03-01")).On("2023-06-01").SentenceEnd);

    [Theory]
    [InlineData(Pardon, ReleaseKind.Pardoned)]
    [InlineData(Acquittal, ReleaseKind.Acquitted)]
    [InlineData(ChargesDropped, ReleaseKind.ChargesDropped)]
    [InlineData(SentenceSuspended, ReleaseKind.SentenceSuspended)]
    [InlineData(TimeServed, ReleaseKind.TimeServed)]
    public void The_end_of_the_only_prosecution_releases_and_says_how(CustodyEventKind end, ReleaseKind how)
    {
        var standing = Of(Event(Arrest, "2024-01-01"), Charge(1, "2024-01-02"), Event(end, "2024-02-01", prosecution: 1)).On("2024-02-02");
        Assert.Equal((CustodyStatus.Released, how), (standing.Status, standing.How));
    }

    [Theory]
    [InlineData(Pardon)]
    [InlineData(Acquittal)]
    [InlineData(ChargesDropped)]
    [InlineData(SentenceSuspended)]
    [InlineData(TimeServed)]
    public void The_end_of_one_prosecution_ends_no_custody_under_another(CustodyEventKind end)
    {
        var history = Of(Event(Arrest, "2024-01-01"), Charge(1, "2024-01-02"), Charge(2, "2024-01-03"),
            Event(end, "2024-02-01", prosecution: 1));
        Assert.Equal("PreTrialDetention certain", history.On("2024-02-02").Short());
        Assert.Equal("Released certain", Of([.. history.Events.Select(e => e.Details), .. history.Charges.Select(c => c.Details),
            Event(Acquittal, "2024-03-01", prosecution: 2)]).On("2024-03-02").Short());
    }

    [Fact]
    public void A_detention_order_under_another_prosecution_keeps_somebody_held_without_a_charge_on_record() =>
        Assert.True(Of(Event(Arrest, "2024-01-01", prosecution: 1), Event(DetentionOrdered, "2024-01-15", prosecution: 2),
            Event(Acquittal, "2024-02-01", prosecution: 1)).On("2024-02-02").DeprivedOfLiberty);

    [Fact]
    public void A_charge_brought_after_the_release_does_not_undo_it() =>
        Assert.Equal("Released certain", Of(Event(Arrest, "2024-01-01"), Charge(1, "2024-01-02"),
            Event(Acquittal, "2024-02-01", prosecution: 1), Charge(2, "2024-05-01")).On("2024-06-01").Short());

    [Fact]
    public void A_breached_pardon_holds_only_from_a_new_stay()
    {
        object[] facts = [Event(Arrest, "2024-01-01"), Sentence(1, "2024-02-01", 6), Event(Pardon, "2024-03-01", prosecution: 1),
            Event(PardonRevoked, "2024-06-01", prosecution: 1)];
        Assert.Equal("Released certain", Of(facts).On("2024-04-01").Short());
        Assert.Equal("InAbsentiaOrWanted certain", Of(facts).On("2024-07-01").Short());
        Assert.Equal("ServingSentence certain", Of([.. facts, Stay("2024-07-10", null)]).On("2024-07-20").Short());
    }

    [Fact]
    public void A_pardoned_sentence_no_longer_counts_at_a_new_arrest() =>
        Assert.Equal("HeldStageUnknown certain", Of(Event(Arrest, "2024-01-01"), Sentence(1, "2024-02-01", 6),
            Event(Pardon, "2024-03-01", prosecution: 1), Event(Arrest, "2024-06-01")).On("2024-06-10").Short());

    [Theory]
    [InlineData(SentenceRelation.Concurrent, "2026-01-01", "2026-03-01")]
    [InlineData(SentenceRelation.Consecutive, "2027-01-01", "2027-03-01")]
    [InlineData(SentenceRelation.NotStated, "2026-01-01", "2027-03-01")]
    public void Concurrent_consecutive_and_unknown_sentences_end_within_a_range(SentenceRelation relation, string earliest, string latest)
    {
        var history = Of(Event(Arrest, "2024-01-01"), Sentence(1, "2024-03-01", 2, relation), Sentence(1, "2024-03-01", 1, relation));
        Assert.Equal((Day(earliest), Day(latest)), history.On("2024-04-01").SentenceEnd);
    }

    [Fact]
    public void After_the_latest_end_with_no_release_the_sentence_is_past()
    {
        var history = Of(Event(Arrest, "2020-01-01"), Sentence(1, "2020-03-01", 1));
        Assert.Equal("ServingSentence possible", history.On("2021-03-01").Short());
        Assert.Equal("PastSentenceEnd possible", history.On("2021-03-02").Short());
        Assert.Equal("PastSentenceEnd certain", Of(Event(Arrest, "2020-01-01"), Sentence(1, "2020-03-01", 1),
            Event(ConfirmedHeld, "2021-06-01")).On("2021-06-02").Short());
    }

    [Fact]
    public void Life_and_a_term_that_nobody_states_have_no_end()
    {
        Assert.Null(Of(Event(Arrest, "2020-01-01"), new SentenceDetails
        {
            ProsecutionId = 1,
            ChargeId = 1,
            On = Date("2020-02-01"),
            Life = true
        }).On("2080-01-01").SentenceEnd);
        var unstated = Of(Event(Arrest, "2020-01-01"), new SentenceDetails { ProsecutionId = 1, ChargeId = 1, On = Date("2020-02-01") })
            .On("2080-01-01");
        Assert.Equal((CustodyStatus.ServingSentence, null), (unstated.Status, unstated.SentenceEnd));
    }

    [Fact]
    public void The_suspended_part_is_not_served_and_a_wholly_suspended_sentence_is_none()
    {
        SentenceDetails Two(int suspended, bool wholly) => new()
        {
            ProsecutionId = 1,
            ChargeId = 1,
            On = Date("2020-01-01"),
            Years = 2,
            SuspendedMonths = suspended,
            WhollySuspended = wholly
        };
        Assert.Equal((Day("2021-01-01"), Day("2021-01-01")), Of(Event(Arrest, "2020-01-01"), Two(12, false)).On("2020-02-01").SentenceEnd);
        Assert.Equal("HeldStageUnknown possible", Of(Event(Arrest, "2020-01-01"), Two(0, true)).On("2020-02-01").Short());
    }

    [Fact]
    public void A_range_of_years_widens_the_end() =>
        Assert.Equal((Day("2026-01-01"), Day("2028-01-01")), Of(Event(Arrest, "2020-01-01"),
            new SentenceDetails { ProsecutionId = 1, ChargeId = 1, On = Date("2020-01-01"), Years = 6, YearsAtMost = 8 })
                .On("2020-02-01").SentenceEnd);

    [Fact]
    public void The_appeal_replaces_the_trial_judgment_on_the_same_charge() =>
        Assert.Equal((Day("2023-01-01"), Day("2023-03-01")),
            Of(Event(Arrest, "2020-01-01"), Sentence(1, "2020-03-01", 6, charge: 5), Sentence(1, "2020-06-01", 3, charge: 5))
            .On("2020-07-01").SentenceEnd);

    [Theory]
    [InlineData(StayStage.Serving, "ServingSentence certain")]
    [InlineData(StayStage.PreTrial, "PreTrialDetention certain")]
    [InlineData(StayStage.NotStated, "HeldStageUnknown certain")]
    public void Without_charge_or_sentence_the_stage_is_what_the_stay_says(StayStage stage, string expected) =>
        Assert.Equal(expected, Of(Stay("2024-01-01", null, stage: stage)).On("2024-02-01").Short());

    [Fact]
    public void A_charge_by_the_day_makes_the_held_pre_trial_and_a_later_one_does_not()
    {
        var history = Of(Event(Arrest, "2024-01-01"), Charge(1, "2024-01-05"));
        Assert.Equal("HeldStageUnknown certain", history.On("2024-01-04").Short());
        Assert.Equal("PreTrialDetention certain", history.On("2024-01-05").Short());
    }
}
