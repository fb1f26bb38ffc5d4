using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using static CaseTracker.Domain.Detention.CustodyEventKind;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.Detention;

/// <summary>Histories on which the rule gave a wrong answer once, each with others of its kind.</summary>
public class FailingCasesTests
{
    [Theory]
    [InlineData(Release, "Released certain")]
    [InlineData(Bail, "OnBail certain")]
    [InlineData(Escape, "Escaped certain")]
    public void An_arrest_and_a_leaving_of_one_day_with_no_other_custody_end_in_freedom_however_they_were_typed(CustodyEventKind leaving,
        string expected)
    {
        Assert.Equal(expected, Of(Event(leaving, "2022-05-10"), Event(Arrest, "2022-05-10")).On("2022-06-01").Short());
        Assert.Equal(expected, Of(Event(Arrest, "2022-05-10"), Event(leaving, "2022-05-10")).On("2022-06-01").Short());
        Assert.Equal(expected, Of(Event(Arrest, "2015-01-01"), Event(Release, "2016-01-01"), Event(leaving, "2022-05-10"),
            Event(Arrest, "2022-05-10")).On("2022-06-01").Short());
    }

    [Theory]
    [InlineData("2022-05-10", "2022-05-10")]
    [InlineData("2022-05", "2022-05")]
    [InlineData("2022", "2022")]
    public void With_an_earlier_custody_or_in_one_month_or_year_nothing_settles_the_order(string arrest, string release)
    {
        object[] earlier = arrest.Length == 10 ? [Event(Arrest, "2022-01-05")] : [];
        Assert.Equal("HeldStageUnknown possible", Of([.. earlier, Event(Release, release), Event(Arrest, arrest)]).On("2023-01-02")
            .Short());
        Assert.Equal("HeldStageUnknown possible", Of([.. earlier, Event(Arrest, arrest), Event(Release, release)]).On("2023-01-02")
            .Short());
    }

    [Fact]
    public void A_stated_order_settles_what_came_first_at_the_gate() =>
        Assert.Equal("HeldStageUnknown certain", Of(Event(Arrest, "2022-01-05"), Event(Arrest, "2022-05-10", order: 2),
            Event(Release, "2022-05-10", order: 1)).On("2022-06-01").Short());

    [Theory]
    [InlineData(StayEnd.Released, "Released certain")]
    [InlineData(StayEnd.Bailed, "OnBail certain")]
    public void A_stay_of_one_day_and_an_arrest_of_that_day_end_as_the_stay_did(StayEnd end, string expected)
    {
        Assert.Equal(expected, Of(Stay("2022-05-10", "2022-05-10", end), Event(Arrest, "2022-05-10")).On("2022-06-01").Short());
        Assert.Equal(expected, Of(Event(Arrest, "2022-05-10"), Stay("2022-05-10", "2022-05-10", end)).On("2022-06-01").Short());
    }

    [Fact]
    public void Who_is_arrested_on_the_day_on_which_a_long_stay_ends_may_be_held() =>
        Assert.Equal("HeldStageUnknown possible", Of(Stay("2022-01-05", "2022-05-10", StayEnd.Released), Event(Arrest, "2022-05-10"))
            .On("2022-06-01").Short());

    private static object[] Closed(string released) => [Event(Arrest, "2015-01-10"), Sentence(1, "2015-01-10", 1), Event(Release, released),
        Event(Arrest, "2020-02-01"), Charge(2, "2020-02-02")];

    [Theory]
    [InlineData("2016-01-10")]
    [InlineData("2016-01-02")]
    [InlineData("2016-01")]
    [InlineData("2016-03-01")]
    public void A_term_that_was_over_at_a_release_is_served_no_more_and_moves_no_later_end(string released)
    {
        var standing = Of(Closed(released)).On("2020-03-01");
        Assert.Equal(("PreTrialDetention certain", null), (standing.Short(), standing.End()));
        Assert.Equal("2022-02-01..2022-06-01", Of([.. Closed(released), Sentence(2, "2020-06-01", 2)]).On("2020-07-01").End());
    }

    [Fact]
    public void A_term_that_was_over_at_the_end_of_a_stay_is_over() =>
        Assert.Equal("PreTrialDetention certain", Of(Stay("2015-01-10", "2016-01-10", StayEnd.Released), Sentence(1, "2015-01-10", 1),
            Event(Arrest, "2020-02-01"), Charge(2, "2020-02-02")).On("2020-03-01").Short());

    [Fact]
    public void A_term_cut_short_is_served_on_after_an_escape_and_perhaps_after_a_release()
    {
        CustodyStatusOnDay After(CustodyEventKind leaving) => Of(Event(Arrest, "2015-01-10"), Sentence(1, "2015-01-10", 8),
            Event(leaving, "2016-01-10"), Event(Arrest, "2020-02-01")).On("2020-03-01");
        Assert.Equal("ServingSentence certain", After(Escape).Short());
        Assert.Equal("ServingSentence possible", After(Release).Short());
        Assert.Equal("2027-02-01..2027-02-01", After(Escape).End());
    }

    [Theory]
    [InlineData(ReleaseKind.Conditional, "2023-01-01..2024-06-01")]
    [InlineData(ReleaseKind.NotStated, "2024-01-02..2024-06-02")]
    public void After_a_conditional_release_the_term_may_run_on(ReleaseKind how, string end)
    {
        var standing = Of(Event(Arrest, "2018-01-01"), Sentence(1, "2018-06-01", 5), Event(Release, "2020-01-01", how: how),
            Event(Arrest, "2021-01-01")).On("2021-02-01");
        Assert.Equal(("ServingSentence possible", end[..10]), (standing.Short(), standing.End()![..10]));
        Assert.True(standing.SentenceEnd!.Value.Latest is { } latest
            && Math.Abs(latest.DayNumber - Day(end[12..]).DayNumber) <= 2, standing.End());
    }

    [Fact]
    public void House_arrest_before_the_judgment_and_custody_by_another_state_count_for_the_earliest_end_only()
    {
        Assert.Equal("2023-01-01..2024-06-01", Of(Event(HouseArrestOrdered, "2021-01-01"), Sentence(1, "2022-06-01", 2)).On("2022-07-01")
            .End());
        Assert.Equal("2023-01-01..2024-03-01", Of(Event(DetainedByAnotherState, "2021-01-01"),
            Sentence(1, "2021-06-01", 2, absent: AbsentJudgment.Stands), Event(Arrest, "2022-03-01")).On("2022-07-01").End());
    }

    [Fact]
    public void Who_is_first_met_by_a_confirmation_may_have_served_any_part() =>
        Assert.Equal("2021-06-01..2024-01-10", Of(Sentence(1, "2021-06-01", 1), Event(ConfirmedHeld, "2023-01-10")).On("2023-02-01").End());

    [Theory]
    [InlineData("2024-01-10", "2033-01-10..2033-01-10")]
    [InlineData("2021-03-02", "2030-03-02..2030-03-02")]
    [InlineData("2024-01", "2033-01-01..2033-01-31")]
    public void A_term_given_in_absence_runs_from_the_arrest(string arrest, string end) =>
        Assert.Equal(end, Of(Sentence(1, "2021-03-01", 9, absent: AbsentJudgment.Stands), Event(Arrest, arrest)).On("2024-02-01").End());

    [Fact]
    public void Custody_before_bail_is_deducted_for_the_earliest_end_and_not_for_the_latest()
    {
        var standing = Of(Event(Arrest, "2022-01-10"), Event(Bail, "2022-11-10"), Sentence(1, "2023-05-01", 1), Event(Arrest, "2023-05-01"))
            .On("2023-09-01");
        Assert.Equal("2023-07-01..2024-05-01", standing.End());
        Assert.Equal("Custody.Reason_TermMayBeOver", standing.Reason.Key);
    }

    [Fact]
    public void Custody_under_another_prosecution_that_was_over_is_not_deducted() =>
        Assert.Equal("2024-05-01..2024-05-01", Of(Event(Arrest, "2022-01-10", prosecution: 2), Event(Release, "2022-11-10", prosecution: 2),
            Sentence(1, "2023-05-01", 1), Event(Arrest, "2023-05-01", prosecution: 1)).On("2023-09-01").End());

    [Theory]
    [InlineData("2022-06-10", "PastSentenceEnd certain")]
    [InlineData("2019-12-10", "PastSentenceEnd certain")]
    public void An_upheld_term_is_not_longer(string upheld, string expected)
    {
        object[] facts = [Event(Arrest, "2018-06-10"), Sentence(1, "2019-06-10", 5, charge: 9), Event(ConfirmedHeld, "2025-01-10")];
        var standing = Of([.. facts, Sentence(1, upheld, 5, charge: 9)]).On("2025-01-15");
        Assert.Equal((expected, "2023-06-10..2024-06-10"), (standing.Short(), standing.End()));
        Assert.Equal(standing.End(), Of(facts).On("2025-01-15").End());
    }

    [Theory]
    [InlineData(3, "2021-06-10..2022-06-10", "PastSentenceEnd certain")]
    [InlineData(7, "2025-06-10..2026-06-10", "ServingSentence certain")]
    public void A_term_reduced_or_increased_counts_from_the_first_judgment(int years, string end, string expected)
    {
        var standing = Of(Event(Arrest, "2018-06-10"), Sentence(1, "2019-06-10", 5, charge: 9), Sentence(1, "2021-05-10", years, charge: 9),
            Event(ConfirmedHeld, "2022-07-10")).On("2022-07-15");
        Assert.Equal((expected, end), (standing.Short(), standing.End()));
    }

    [Theory]
    [InlineData(AppealOutcome.Upheld, "2023-06-10..2024-06-10")]
    [InlineData(AppealOutcome.Reduced, "2018-06-10..2024-06-10")]
    [InlineData(AppealOutcome.Commuted, "2018-06-10..2024-06-10")]
    [InlineData(AppealOutcome.Increased, "2023-06-10..")]
    public void Where_the_new_length_is_not_on_record_there_is_no_exact_end(AppealOutcome outcome, string end) =>
        Assert.Equal(end, Of(Event(Arrest, "2018-06-10"), Sentence(1, "2019-06-10", 5).Appealed(outcome, "2020-01-01")).On("2020-02-01")
            .End());

    [Theory]
    [InlineData(AppealOutcome.Upheld, "2023-06-10..2024-06-10")]
    [InlineData(AppealOutcome.Reduced, "2018-06-10..2024-06-10")]
    [InlineData(AppealOutcome.NotStated, null)]
    public void A_second_judgment_without_a_length_says_by_its_outcome_what_became_of_the_first(AppealOutcome outcome, string? end)
    {
        var second = new SentenceDetails { ProsecutionId = 1, ChargeId = 9, On = Date("2020-01-01"), Appeal = outcome };
        Assert.Equal(end, Of(Event(Arrest, "2018-06-10"), Sentence(1, "2019-06-10", 5, charge: 9), second).On("2020-02-01").End());
    }

    [Fact]
    public void A_first_judgment_that_freed_starts_no_count() =>
        Assert.Equal("2021-06-10..2022-05-10", Of(Event(Arrest, "2020-06-10"), Sentence(1, "2020-08-10", 1, charge: 9)
            with
        { WhollySuspended = true }, Sentence(1, "2021-05-10", 1, charge: 9)).On("2021-06-01").End());

    [Theory]
    [InlineData(AppealOutcome.Overturned, null, "HeldStageUnknown possible")]
    [InlineData(AppealOutcome.SentBack, null, "HeldStageUnknown certain")]
    [InlineData(AppealOutcome.Overturned, "2022-06-01", "HeldStageUnknown certain")]
    [InlineData(AppealOutcome.Overturned, "2023-01-12", "HeldStageUnknown possible")]
    [InlineData(AppealOutcome.Overturned, "2023-02-01", "ServingSentence certain")]
    [InlineData(AppealOutcome.SentBack, "2023-01-12", "PreTrialDetention certain")]
    public void A_conviction_that_does_not_stand_is_not_served(AppealOutcome outcome, string? on, string expected)
    {
        var standing = Of(Event(Arrest, "2021-01-01"), Sentence(1, "2021-06-01", 5)
            .Appealed(outcome, on), Event(ConfirmedHeld, "2023-01-10")).On("2023-01-15");
        Assert.Equal(expected, standing.Short());
        Assert.Equal(standing.Status == CustodyStatus.ServingSentence, standing.SentenceEnd is not null);
    }

    [Theory]
    [InlineData(ChargeOutcome.Dropped, null, "HeldStageUnknown possible")]
    [InlineData(ChargeOutcome.Acquitted, null, "HeldStageUnknown possible")]
    [InlineData(ChargeOutcome.Acquitted, "2021-06-15", "HeldStageUnknown possible")]
    [InlineData(ChargeOutcome.Dropped, "2021-07-10", "PreTrialDetention certain")]
    [InlineData(ChargeOutcome.Dropped, "2021-07", "HeldStageUnknown possible")]
    [InlineData(ChargeOutcome.Convicted, "2021-06-15", "HeldStageUnknown certain")]
    [InlineData(ChargeOutcome.Convicted, null, "HeldStageUnknown certain")]
    [InlineData(ChargeOutcome.Pending, null, "PreTrialDetention certain")]
    public void Who_has_no_open_charge_is_possible_at_most_and_never_pre_trial(ChargeOutcome outcome, string? on, string expected) =>
        Assert.Equal(expected, Of(Event(Arrest, "2021-05-01"), Charge(1, "2021-05-02", outcome, on)).On("2021-07-01").Short());

    [Fact]
    public void A_charge_that_is_decided_keeps_nobody_pre_trial_whatever_was_ordered_before() =>
        Assert.Equal("HeldStageUnknown certain", Of(Event(DetentionOrdered, "2021-05-01"),
            Charge(1, "2021-05-02", ChargeOutcome.Convicted, "2021-06-15")).On("2021-07-01").Short());

    [Fact]
    public void The_day_on_which_an_outcome_was_published_bounds_it()
    {
        object[] facts = [Event(Arrest, "2021-05-01"), Charge(1, "2021-05-02", ChargeOutcome.Dropped, published: "2021-06-15")];
        Assert.Equal("HeldStageUnknown possible", Of(facts).On("2021-06-20").Short());
        Assert.Equal("HeldStageUnknown certain", Of([.. facts, Event(ConfirmedHeld, "2021-06-16")]).On("2021-06-20").Short());
        Assert.Equal("PreTrialDetention certain", Of(Event(Arrest, "2021-05-01"),
            Charge(1, "2021-05-02", ChargeOutcome.Dropped, "2021-06-25", "2021-06-15")).On("2021-06-20").Short());
    }

    [Fact]
    public void Another_open_charge_keeps_pre_trial() =>
        Assert.Equal("PreTrialDetention certain", Of(Event(Arrest, "2021-05-01"), Charge(1, "2021-05-02", ChargeOutcome.Dropped),
            Charge(2, "2021-05-02")).On("2021-07-01").Short());

    [Fact]
    public void A_wholly_suspended_sentence_on_the_only_charge_orders_no_custody()
    {
        object[] facts = [Event(Arrest, "2021-05-01"), Sentence(1, "2021-06-01", 1) with { WhollySuspended = true }];
        Assert.Equal("HeldStageUnknown possible", Of(facts).On("2021-07-01").Short());
        Assert.Equal("HeldStageUnknown certain", Of(facts).On("2021-05-20").Short());
    }

    [Fact]
    public void Who_is_confirmed_held_after_the_outcome_is_held_although_acquitted()
    {
        object[] facts = [Event(Arrest, "2021-05-01"), Charge(1, "2021-05-02", ChargeOutcome.Acquitted, "2021-06-15")];
        foreach (object held in new object[] { Event(ConfirmedHeld, "2021-06-20"), Event(Arrest, "2021-06-20"), Stay("2021-06-20", null) })
        {
            var standing = Of([.. facts, held]).On("2021-07-01");
            Assert.Equal(("HeldStageUnknown certain", "Custody.Reason_HeldThoughCleared", true),
                (standing.Short(), standing.Reason.Key, standing.HeldThoughCleared));
        }
        var anew = Of([.. facts, Event(Release, "2021-06-16"), Event(Arrest, "2022-06-20")]).On("2022-07-01");
        Assert.Equal(("HeldStageUnknown certain", false), (anew.Short(), anew.HeldThoughCleared));
    }

    [Theory]
    [InlineData("2024-05", "Released certain")]
    [InlineData("2024-05/..", "Released certain")]
    [InlineData("2024", "Released certain")]
    [InlineData(null, "Released certain")]
    [InlineData("2024-05-20", "HeldStageUnknown possible")]
    [InlineData("2024-05-21", "HeldStageUnknown certain")]
    public void What_was_reported_by_a_day_had_happened_and_what_was_announced_may_have(string? on, string expected) =>
        Assert.Equal(expected, Of(Event(Arrest, "2024-03-01"), Event(Release, on, published: "2024-05-10")).On("2024-05-20").Short());

    [Fact]
    public void Publication_bounds_arrests_stays_charges_and_sentences_alike()
    {
        Assert.Equal("HeldStageUnknown certain", Of(Event(Arrest, "2024-05", published: "2024-05-10")).On("2024-05-20").Short());
        Assert.Equal("Released certain", Of(Stay("2024-03-01", "2024-05", StayEnd.Released) with { PublishedOn = Day("2024-05-10") })
            .On("2024-05-20").Short());
        Assert.Equal("HeldStageUnknown possible",
            Of(Stay("2024-03-01", "2024-05-15", StayEnd.Released) with { PublishedOn = Day("2024-05-10") }).On("2024-05-20").Short());
        Assert.Equal("PreTrialDetention certain", Of(Event(Arrest, "2024-05-01"),
            Charge(1, "2024-05") with { PublishedOn = Day("2024-05-10") }).On("2024-05-20").Short());
        Assert.Equal("ServingSentence certain", Of(Event(Arrest, "2024-05-01"),
            Sentence(1, "2024-05", 2) with { PublishedOn = Day("2024-05-10") }).On("2024-05-20").Short());
        Assert.Equal("HeldStageUnknown certain", Of(Event(Arrest, "2024-05-01"),
            Sentence(1, "2024-05-15", 2) with { PublishedOn = Day("2024-05-10") }).On("2024-05-20").Short());
    }

    [Fact]
    public void A_later_sentence_makes_the_bailed_a_possible_prisoner_until_its_end()
    {
        object[] facts = [Event(Arrest, "2017-09-03"), Event(Bail, "2019-11-10"), Sentence(1, "2023-03-03", 27)];
        Assert.Equal("OnBail certain", Of(facts).On("2023-03-02").Short());
        Assert.Equal("ServingSentence possible", Of(facts).On("2023-03-03").Short());
        Assert.Equal("ServingSentence possible", Of(facts).On("2050-03-03").Short());
        Assert.Equal("PastSentenceEnd possible", Of(facts).On("2050-03-04").Short());
        Assert.Equal("Released certain", Of([.. facts, Event(Release, "2024-01-01")]).On("2024-01-02").Short());
        Assert.Equal("ServingSentence certain", Of([.. facts, Event(Arrest, "2023-03-05")]).On("2023-03-06").Short());
    }

    [Fact]
    public void A_later_sentence_that_is_suspended_covered_or_given_in_absence_reopens_nothing()
    {
        CustodyStatusOnDay With(SentenceDetails sentence) => Of(Event(Arrest, "2018-01-01"), Event(Bail, "2019-11-10"), sentence)
            .On("2024-01-01");
        Assert.Equal("OnBail certain", With(Sentence(1, "2023-03-03", 5) with { WhollySuspended = true }).Short());
        Assert.Equal("OnBail certain", With(Sentence(1, "2023-03-03", 1)).Short());
        Assert.Equal("InAbsentiaOrWanted certain", With(Sentence(1, "2023-03-03", 5, absent: AbsentJudgment.NotStated)).Short());
    }

    [Theory]
    [InlineData("2024-12-28", "more than", false)]
    [InlineData("2024-12-29", "may be more than", true)]
    [InlineData("2025-01-27", "may be more than", true)]
    [InlineData("2025-01-28", "more than", true)]
    public void Near_the_days_of_confirmation_the_reason_says_may_be(string day, string words, bool stale)
    {
        var reason = Of(Event(Arrest, "2024-07")).On(day).Reason.Localize(new("en"));
        Assert.Contains(stale ? words : "not more than", reason, StringComparison.Ordinal);
        Assert.Equal(words.StartsWith("may", StringComparison.Ordinal), reason.Contains("may be", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1990-01-01", "Unknown possible")]
    [InlineData("2024-07-03", "Unknown possible")]
    [InlineData("2024-07-04", "HeldStageUnknown possible")]
    [InlineData("2024-12-30", "HeldStageUnknown possible")]
    public void A_beginning_that_is_open_to_the_left_makes_nobody_a_prisoner_of_long_ago(string day, string expected)
    {
        Assert.Equal(expected, Of(Event(Arrest, "../2024-12~")).On(day).Short());
        Assert.Equal(expected, Of(Event(Arrest, null, published: "2024-12-31")).On(day).Short());
        Assert.Equal(expected, Of(Stay("../2024-12", null)).On(day).Short());
    }
}
