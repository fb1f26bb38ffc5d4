using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.Detention;

public class ChangeRulesTests
{
    private static readonly CustodyHistory Nothing = Of();

    /// <summary>Kind, certain and possible of each move: "arrested +1 0".</summary>
    private static string Told(IEnumerable<CustodyMove> moves) => string.Join(", ", moves.Select(move =>
        $"{move.Kind.Word()} {Signed(move.Certain)} {Signed(move.Possible)}"));

    private static string Signed(int number) => number > 0 ? $"+{number}" : $"{number}";

    private static string Happened(string from, string to, params object[] facts) =>
        Told(ChangeRules.Happened(Of(facts), Day(from), Day(to)));

    private static string Learned(CustodyHistory opening, CustodyHistory closing, bool inAGroup = false, bool same = false) =>
        Told(ChangeRules.Learned(new(opening), new(closing, inAGroup, same), Day("2024-06-01")));

    [Theory]
    [InlineData(CustodyEventKind.Release, "released")]
    [InlineData(CustodyEventKind.Pardon, "released")]
    [InlineData(CustodyEventKind.Bail, "bailed")]
    [InlineData(CustodyEventKind.Escape, "escaped")]
    [InlineData(CustodyEventKind.DeathInCustody, "died")]
    public void Who_leaves_stands_under_the_way_of_leaving(CustodyEventKind kind, string word) =>
        Assert.Equal($"{word} -1 0", Happened("2024-03-15", "2024-04-15", Event(CustodyEventKind.Arrest, "2024-03-01"),
            Event(kind, "2024-04-01")));

    [Fact]
    public void Who_is_arrested_and_released_between_the_days_stands_in_both() =>
        Assert.Equal("arrested +1 0, released -1 0", Happened("2024-02-01", "2024-05-01", Event(CustodyEventKind.Arrest, "2024-03-01"),
            Event(CustodyEventKind.Release, "2024-04-01")));

    [Fact]
    public void What_happened_on_the_first_day_is_in_the_opening_and_what_on_the_last_is_told() =>
        Assert.Equal("released -1 0", Happened("2024-03-01", "2024-04-01", Event(CustodyEventKind.Arrest, "2024-03-01"),
            Event(CustodyEventKind.Release, "2024-04-01")));

    [Fact]
    public void An_arrest_and_a_release_of_one_day_are_on_no_list() =>
        Assert.Equal("", Happened("2024-02-01", "2024-05-01", Event(CustodyEventKind.Arrest, "2024-03-01"),
            Event(CustodyEventKind.Release, "2024-03-01")));

    [Theory]
    [InlineData("2024-02-01", "2024-03-15", "arrested 0 +1")]
    [InlineData("2024-03-15", "2024-05-01", "arrested +1 -1")]
    [InlineData("2024-02-01", "2024-05-01", "arrested 0 +1, arrested +1 -1")]
    public void An_arrest_in_March_is_one_cause_whichever_of_its_days_the_period_holds(string from, string to, string told) =>
        Assert.Equal(told, Happened(from, to, Event(CustodyEventKind.Arrest, "2024-03")));

    [Theory]
    [InlineData("2024-02-01", "2024-03-15", "released -1 +1")]
    [InlineData("2024-03-15", "2024-05-01", "released 0 -1")]
    public void A_release_in_March_makes_possible_first_and_nobody_lapsed(string from, string to, string told) =>
        Assert.Equal(told, Happened(from, to, Event(CustodyEventKind.Arrest, "2024-01-10"), Event(CustodyEventKind.Release, "2024-03")));

    [Fact]
    public void Nobody_confirms_it_for_180_days_and_then_somebody_does() =>
        Assert.Equal("lapsed -1 +1, confirmed +1 -1", Happened("2024-01-02", "2024-09-02", Event(CustodyEventKind.Arrest, "2024-01-01"),
            Event(CustodyEventKind.ConfirmedHeld, "2024-09-01")));

    [Fact]
    public void Who_is_first_met_in_custody_was_confirmed_and_not_arrested() =>
        Assert.Equal("confirmed +1 0", Happened("2024-01-01", "2024-09-02", Event(CustodyEventKind.ConfirmedHeld, "2024-09-01")));

    [Fact]
    public void Who_is_handed_to_another_state_stays_on_the_list() =>
        Assert.Equal("transferred-abroad 0 0", Happened("2024-03-02", "2024-05-01", Event(CustodyEventKind.Arrest, "2024-03-01"),
            Event(CustodyEventKind.DetainedByAnotherState, "2024-04-01")));

    [Fact]
    public void A_charge_and_a_judgment_classify_and_move_nobody()
    {
        Assert.Equal("reclassified 0 0, reclassified 0 0", Happened("2024-03-02", "2024-05-01",
            Event(CustodyEventKind.Arrest, "2024-03-01"), Charge(1, "2024-03-10"), Sentence(1, "2024-04-01", 5, charge: 2)));
    }

    [Fact]
    public void A_prison_sentence_after_a_release_classifies_as_possible() =>
        Assert.Equal("reclassified 0 +1", Happened("2024-03-20", "2024-06-01", Event(CustodyEventKind.Arrest, "2024-03-01"),
            Event(CustodyEventKind.Release, "2024-03-15"), Sentence(1, "2024-05-01", 2)));

    [Fact]
    public void A_stay_that_ended_without_a_word_lapses_to_possible() =>
        Assert.Equal("lapsed -1 +1", Happened("2024-03-02", "2024-05-01", Stay("2024-03-01", "2024-04-01")));

    [Fact]
    public void A_release_that_another_source_denies_was_the_cause_of_the_doubt() =>
        Assert.Equal("released -1 +1", Happened("2024-03-02", "2024-04-02", Event(CustodyEventKind.Arrest, "2024-03-01"),
            Event(CustodyEventKind.Release, "2024-04-01"), Event(CustodyEventKind.ConfirmedHeld, "2024-04-01")));

    [Fact]
    public void What_is_recorded_later_of_an_earlier_day_is_learned_late()
    {
        var arrested = Of(Event(CustodyEventKind.Arrest, "2024-05-01"));
        var freed = Of(Event(CustodyEventKind.Arrest, "2024-05-01"), Event(CustodyEventKind.Release, "2024-05-20"));
        Assert.Equal("learned-late +1 0", Learned(Nothing, arrested));
        Assert.Equal("learned-late -1 0", Learned(arrested, freed));
        Assert.Equal("", Learned(arrested, arrested));
    }

    [Fact]
    public void What_was_changed_or_removed_is_corrected()
    {
        var arrested = Of(Event(CustodyEventKind.Arrest, "2024-05-01"));
        Assert.Equal("corrected -1 0", Learned(arrested, Nothing));
        Assert.Equal("corrected -1 0", Learned(arrested, Of(Event(CustodyEventKind.Arrest, "2024-07-01"))));
        Assert.Equal("corrected -1 +1", Learned(arrested, Of(Event(CustodyEventKind.Arrest, "2024-05-01?"))));
    }

    [Fact]
    public void An_arrest_that_was_recorded_anew_in_place_of_a_removed_one_is_no_movement()
    {
        var arrested = Of(Event(CustodyEventKind.Arrest, "2024-05-01"));
        var anew = new CustodyHistory([new(90, Event(CustodyEventKind.Arrest, "2024-05-01"))], [], [], []);
        Assert.Equal("", Learned(arrested, anew));
    }

    [Fact]
    public void What_was_learned_and_what_was_corrected_are_two_movements()
    {
        var arrested = Of(Event(CustodyEventKind.Arrest, "2024-05-01"));
        var both = new CustodyHistory([new(1, Event(CustodyEventKind.Arrest, "2024-05-01?")),
            new(2, Event(CustodyEventKind.Bail, "2024-05-10"))], [], [], []);
        Assert.Equal("learned-late -1 0", Learned(arrested, both));
        var opposite = new CustodyHistory([new(1, Event(CustodyEventKind.Arrest, "2024-05-20?")),
            new(2, Event(CustodyEventKind.Release, "2024-05-10"))], [], [], []);
        Assert.Equal("learned-late -1 0, corrected 0 +1", Learned(arrested, opposite));
    }

    [Fact]
    public void A_member_of_a_group_who_gets_a_name_is_identified_and_a_record_found_to_be_anothers_is_merged()
    {
        var arrested = Of(Event(CustodyEventKind.Arrest, "2024-05-01"));
        Assert.Equal("identified +1 0", Learned(Nothing, arrested, inAGroup: true));
        Assert.Equal("merged -1 0", Learned(arrested, Nothing, same: true));
    }

    [Theory]
    [InlineData(CustodyStatus.Unknown, true, MovementKind.Identified)]
    [InlineData(CustodyStatus.Unknown, false, MovementKind.LearnedLate)]
    [InlineData(CustodyStatus.PreTrialDetention, true, MovementKind.LearnedLate)]
    public void Only_who_comes_on_the_list_by_a_new_link_to_a_group_is_identified(CustodyStatus before, bool newInAGroup,
        MovementKind kind) => Assert.Equal(kind, ChangeRules.OfNew(new(before, Certainty.Possible),
            new(CustodyStatus.ServingSentence, Certainty.Certain), newInAGroup));

    [Theory]
    [InlineData("at least 94", "2024-05-20", 94, null)]
    [InlineData("more than 12", "2024-05-20", 13, null)]
    [InlineData("fewer than 12", "2024-05-20", 0, 11L)]
    [InlineData("14", "2024-05-20", 14, 14L)]
    [InlineData("14", "2023-01-01", 0, 14L)]
    [InlineData("dozens", "2024-05-20", 0, null)]
    [InlineData("about 14", "2024-05-20", 0, null)]
    public void The_bounds_of_a_group_are_those_that_its_count_certainly_keeps(string count, string on, long least, long? most)
    {
        var custody = GroupRules.StatusOn([new(1, new GroupCountDetails
        {
            Stage = CountStage.Held, Count = BoundedNumber.Parse(count).Value, On = Date(on),
        })], [], Day("2024-06-01"));
        Assert.Equal(new GroupBounds(least, most), GroupBounds.Of(custody));
    }

    [Fact]
    public void Unbounded_is_in_no_difference()
    {
        var change = new GroupChange(new(94, null), new(82, 120), 12);
        Assert.Equal((-12L, (long?)null), (change.AtLeast, change.AtMost));
    }

    [Fact]
    public void Every_kind_has_one_word() =>
        Assert.Equal("arrested learned-late confirmed identified released bailed escaped transferred-abroad died lapsed merged "
            + "reclassified corrected", string.Join(' ', MovementKinds.All.Select(kind => MovementKinds.Find(kind.Word())!.Value.Word())));
}
