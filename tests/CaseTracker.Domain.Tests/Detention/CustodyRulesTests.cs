using CaseTracker.Domain.Detention;
using static CaseTracker.Domain.Detention.CustodyEventKind;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.Detention;

public class CustodyRulesTests
{
    [Theory]
    [InlineData("2017-09-02", "NotYetArrested certain")]
    [InlineData("2017-09-03", "HeldStageUnknown possible")]
    [InlineData("2022-01-01", "HeldStageUnknown possible")]
    public void An_arrest_on_an_uncertain_date_long_ago_is_possible_and_never_drops_off(string day, string expected) =>
        Assert.Equal(expected, Of(Event(Arrest, "2017-09-03?")).On(day).Short());

    [Theory]
    [InlineData("2024-07-01", "HeldStageUnknown certain")]
    [InlineData("2024-12-28", "HeldStageUnknown certain")]
    [InlineData("2024-12-29", "HeldStageUnknown possible")]
    public void A_confirmation_keeps_held_certain_for_180_days(string day, string expected) =>
        Assert.Equal(expected, Of(Event(Arrest, "2024-07-01")).On(day).Short());

    [Fact]
    public void The_reason_and_the_last_confirmation_are_in_words()
    {
        var standing = Of(Event(Arrest, "2017-09-03")).On("2022-01-01");
        Assert.Equal("Arrested 3 September 2017; no release on record; last confirmed 3 September 2017, more than 180 days before.",
            standing.Reason.Localize(new("en")));
        Assert.Equal(Day("2017-09-03"), standing.LastConfirmed!.Latest);
    }

    [Fact]
    public void A_stay_with_both_ends_known_is_certain_on_every_day_between() =>
        Assert.Equal("HeldStageUnknown certain", Of(Stay("2020-01-01", "2023-01-01", StayEnd.Released)).On("2022-06-01").Short());

    [Fact]
    public void A_stay_with_an_uncertain_end_is_only_possible_long_after_its_start() =>
        Assert.Equal("HeldStageUnknown possible", Of(Stay("2020-01-01", "2023-01-01?", StayEnd.Released)).On("2022-06-01").Short());

    [Fact]
    public void A_lasting_confirmation_holds_across_its_days_and_an_arrest_within_them_does_not()
    {
        Assert.Equal("HeldStageUnknown certain", Of(Event(ConfirmedHeld, "2020-01-01/2022-12-31")).On("2022-06-01").Short());
        Assert.Equal("HeldStageUnknown possible", Of(Event(Arrest, "2020-01-01/2022-12-31")).On("2022-06-01").Short());
    }

    [Theory]
    [InlineData("2024-11-28/..", null, "2025-01-10", "certain")]
    [InlineData("2024-11-28/..", null, "2026-01-10", "possible")]
    [InlineData("2024-11-28/..", "2025-12-01", "2026-01-10", "certain")]
    public void Held_since_a_day_is_evidence_up_to_its_publication_or_else_for_its_first_day(string on, string? published, string day,
        string certainty) =>
        Assert.Equal($"HeldStageUnknown {certainty}", Of(Event(ConfirmedHeld, on, published: published)).On(day).Short());

    [Fact]
    public void A_sentence_alone_proves_no_custody() =>
        Assert.Equal("Unknown possible", Of(Charge(1, "2024-01-01"), Sentence(1, "2024-07-02", 6)).On("2024-08-01").Short());

    [Theory]
    [InlineData("2024-02-15", "OnBail certain")]
    [InlineData("2024-03-01", "HeldStageUnknown certain")]
    public void Somebody_arrested_again_on_bail_is_held(string day, string expected) =>
        Assert.Equal(expected, Of(Event(Arrest, "2024-01-01"), Event(Bail, "2024-02-01"), Event(Arrest, "2024-03-01")).On(day).Short());

    [Theory]
    [InlineData(2, 1, "HeldStageUnknown certain")]
    [InlineData(1, 2, "Released certain")]
    public void Events_of_one_day_follow_their_stored_order(int arrest, int release, string expected) =>
        Assert.Equal(expected, Of(Event(Arrest, "2024-01-01", order: arrest), Event(Release, "2024-01-01", order: release)).On("2024-01-02")
            .Short());

    [Fact]
    public void Arrested_and_released_in_one_month_follows_the_stored_order_and_without_one_stays_possible()
    {
        Assert.Equal("Released certain", Of(Event(Arrest, "2024-07", order: 1), Event(Release, "2024-07", order: 2)).On("2024-09-01")
            .Short());
        var unordered = Of(Event(Arrest, "2024-07"), Event(Release, "2024-07")).On("2024-09-01");
        Assert.Equal("HeldStageUnknown possible", unordered.Short());
        Assert.Equal("Custody.Reason_Conflict", unordered.Reason.Key);
    }

    [Theory]
    [InlineData("2024-05-01", "HeldStageUnknown certain")]
    [InlineData("2024-05-02", "HeldStageUnknown possible")]
    [InlineData("2024-05-31", "HeldStageUnknown possible")]
    [InlineData("2024-06-01", "Released certain")]
    public void An_undated_release_lies_between_the_last_confirmation_and_its_publication(string day, string expected) =>
        Assert.Equal(expected, Of(Event(Release, null, published: "2024-06-01"), Event(Arrest, "2024-01-01"),
            Event(ConfirmedHeld, "2024-05-01")).On(day).Short());

    [Fact]
    public void An_undated_release_without_publication_makes_every_day_possible_but_the_confirmed_one()
    {
        var history = Of(Event(Arrest, "2024-01-01"), Event(ConfirmedHeld, "2024-05-01"), Event(Release, null));
        Assert.Equal("HeldStageUnknown possible", history.On("2024-04-01").Short());
        Assert.Equal("HeldStageUnknown certain", history.On("2024-05-01").Short());
        Assert.Equal("HeldStageUnknown possible", history.On("2030-05-01").Short());
    }

    [Fact]
    public void An_undated_arrest_lies_before_the_release_that_ended_it() =>
        Assert.Equal("Released certain", Of(Event(Arrest, null, published: "2024-04-01"), Event(Release, "2024-03-02")).On("2024-05-01")
            .Short());

    [Theory]
    [InlineData("2024-07-10", "HeldStageUnknown possible")]
    [InlineData("2024-07-31", "Released certain")]
    public void A_release_within_a_month_makes_the_days_of_that_month_possible(string day, string expected) =>
        Assert.Equal(expected, Of(Event(Arrest, "2024-06-01"), Event(Release, "2024-07")).On(day).Short());

    [Fact]
    public void An_arrest_whose_day_may_still_come_makes_held_possible() =>
        Assert.Equal("HeldStageUnknown possible", Of(Event(Arrest, "2024-07")).On("2024-07-10").Short());

    [Fact]
    public void A_release_during_a_stay_is_a_conflict_and_possible() =>
        Assert.Equal("HeldStageUnknown possible", Of(Stay("2024-01-01", "2024-06-01", StayEnd.Transferred), Event(Release, "2024-03-01"))
            .On("2024-04-01").Short());

    [Theory]
    [InlineData(StayEnd.NotStated, "HeldStageUnknown possible")]
    [InlineData(StayEnd.Transferred, "HeldStageUnknown certain")]
    [InlineData(StayEnd.Released, "Released certain")]
    [InlineData(StayEnd.Bailed, "OnBail certain")]
    [InlineData(StayEnd.Escaped, "Escaped certain")]
    [InlineData(StayEnd.Died, "DiedInCustody certain")]
    public void The_end_of_a_stay_says_where_somebody_went_or_leaves_it_open(StayEnd end, string expected) =>
        Assert.Equal(expected, Of(Stay("2024-01-01", "2024-02-01", end)).On("2024-02-10").Short());

    [Fact]
    public void Death_is_final_and_a_later_report_of_custody_makes_it_possible_only()
    {
        Assert.Equal("DiedInCustody certain", Of(Event(Arrest, "2024-01-01"), Event(DeathInCustody, "2024-02-01")).On("2030-01-01")
            .Short());
        Assert.Equal("DiedInCustody possible", Of(Event(DeathInCustody, "2024-02-01"), Event(ConfirmedHeld, "2024-03-01")).On("2030-01-01")
            .Short());
    }

    [Theory]
    [InlineData(HouseArrestOrdered, "HouseArrest certain")]
    [InlineData(DetainedByAnotherState, "HeldByAnotherState certain")]
    [InlineData(DetentionOrdered, "PreTrialDetention certain")]
    [InlineData(Transfer, "HeldStageUnknown certain")]
    [InlineData(ConfirmedHeld, "HeldStageUnknown certain")]
    public void What_happened_says_in_which_form_somebody_is_held(CustodyEventKind kind, string expected)
    {
        Assert.Equal(expected, Of(Event(kind, "2024-01-01")).On("2024-01-10").Short());
        Assert.True(Of(Event(kind, "2024-01-01")).On("2024-01-10").DeprivedOfLiberty);
    }

    [Fact]
    public void House_arrest_stays_house_arrest_through_a_confirmation_and_ends_with_a_transfer_to_prison()
    {
        var history = Of(Event(HouseArrestOrdered, "2024-01-01"), Event(ConfirmedHeld, "2024-02-01"), Event(Transfer, "2024-03-01"));
        Assert.Equal("HouseArrest certain", history.On("2024-02-10").Short());
        Assert.Equal("HeldStageUnknown certain", history.On("2024-03-10").Short());
    }

    [Fact]
    public void Somebody_confirmed_held_later_was_arrested_before_so_earlier_days_are_unknown()
    {
        Assert.Equal("Unknown possible", Of(Event(ConfirmedHeld, "2024-11-28")).On("2024-11-01").Short());
        Assert.Equal("NotYetArrested possible", Of(Stay("2024-11-28", null)).On("2024-11-01").Short());
    }

    [Fact]
    public void A_release_whose_only_date_is_uncertain_is_possible() =>
        Assert.Equal("Released possible", Of(Event(Arrest, "2024-01-01"), Event(Release, "2024-03-02?")).On("2024-03-02").Short());

    [Fact]
    public void A_warrant_after_bail_makes_somebody_wanted_and_neither_holds_nor_frees()
    {
        Assert.Equal("InAbsentiaOrWanted certain", Of(Event(WarrantIssued, "2024-01-01")).On("2024-02-01").Short());
        Assert.Equal("InAbsentiaOrWanted certain", Of(Event(Arrest, "2023-01-01"), Event(Bail, "2023-02-01"),
            Event(WarrantIssued, "2024-01-01")).On("2024-02-01").Short());
        Assert.Equal("HeldStageUnknown certain", Of(Event(Arrest, "2024-01-01"), Event(WarrantIssued, "2024-01-15")).On("2024-02-01")
            .Short());
    }

    [Fact]
    public void Nothing_on_record_is_unknown() => Assert.Equal("Unknown possible", Of().On("2024-01-01").Short());
}
