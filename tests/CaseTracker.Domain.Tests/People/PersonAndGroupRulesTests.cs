using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.People;

public class PersonAndGroupRulesTests
{
    private static readonly BoundedNumber AtLeast94 = new(NumberBound.AtLeast, 94, null, "at least 94");
    private static readonly BoundedNumber Exactly59 = new(NumberBound.Exactly, 59, 59, "59");

    private static Known<GroupCountDetails> Count(long id, CountStage stage, BoundedNumber? count, string? on) =>
        new(id, new() { Stage = stage, Count = count, On = Date(on) });

    private static Known<IdentityLinkDetails> Member(long person, CountStage stage) =>
        new(100 + person, new() { PersonId = person, OtherPersonId = 1, Kind = IdentityLinkKind.MemberOfGroup, Stage = stage });

    [Fact]
    public void At_least_94_arrested_adds_nothing_to_certain_and_an_unknown_number_to_possible()
    {
        var standing = GroupRules.StatusOn([Count(1, CountStage.Arrested, AtLeast94, "2024-08")], [], Day("2024-12-10"));
        Assert.Equal((AtLeast94, (BoundedNumber?)null, Certainty.Possible), (standing.Arrested, standing.Held, standing.HeldCertainty));
    }

    [Theory]
    [InlineData("2024-12-10", Certainty.Certain)]
    [InlineData("2025-06-10", Certainty.Possible)]
    public void A_count_of_those_held_is_certain_until_it_is_old(string day, Certainty expected)
    {
        var standing = GroupRules.StatusOn([Count(1, CountStage.Arrested, AtLeast94, "2024-08"),
            Count(2, CountStage.Held, Exactly59, "2024-10-01")], [], Day(day));
        Assert.Equal((Exactly59, expected), (standing.Held, standing.HeldCertainty!.Value));
    }

    [Fact]
    public void A_release_counted_since_makes_the_number_held_unknown_and_a_newer_count_replaces_it()
    {
        var counts = new[] { Count(1, CountStage.Held, Exactly59, "2024-10-01"), Count(2, CountStage.Released, null, "2024-11-01") };
        Assert.Null(GroupRules.StatusOn(counts, [], Day("2024-12-10")).Held);
        var newer = new BoundedNumber(NumberBound.Exactly, 40, 40, "40");
        Assert.Equal(newer, GroupRules.StatusOn([.. counts, Count(3, CountStage.Held, newer, "2024-12-01")], [], Day("2024-12-10")).Held);
    }

    [Fact]
    public void A_named_member_reduces_the_remainder_of_the_stage_and_never_below_nothing()
    {
        var standing = GroupRules.StatusOn([Count(1, CountStage.Held, Exactly59, "2024-10-01")],
            [Member(5, CountStage.Held), Member(6, CountStage.Held), Member(7, CountStage.Arrested)], Day("2024-10-02"));
        Assert.Equal((57m, 57m, 3), (standing.Remainder!.Low, standing.Remainder.High, standing.NamedMembers));
        // More named than the least stated: nothing is known of the rest, and it is not "0".
        Assert.Null(GroupRules.Remainder(new(NumberBound.AtLeast, 2, null, "at least 2"), 5));
    }

    [Fact]
    public void Dozens_less_one_is_still_dozens()
    {
        var dozens = new BoundedNumber(NumberBound.WordsOnly, null, null, "dozens");
        Assert.Equal(dozens, GroupRules.Remainder(dozens, 1));
    }
}
