using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Tests.Detention;

public class GroupRulesTests
{
    private static readonly DateOnly Day = new(2024, 12, 10);

    [Fact]
    public void At_least_94_arrested_say_nothing_of_how_many_are_held()
    {
        var standing = Standing([Count(CountStage.Arrested, "at least 94", "2024-08-28")]);
        Assert.Equal(94, standing.Arrested!.Low);
        Assert.Null(standing.Held);
        Assert.Equal(Certainty.Possible, standing.HeldCertainty);
    }

    [Fact]
    public void Twelve_named_members_leave_at_least_82_of_at_least_94()
    {
        var standing = Standing([Count(CountStage.Arrested, "at least 94", "2024-08-28")], named: 12);
        Assert.Equal((82m, null), (standing.ArrestedRemainder!.Low, standing.ArrestedRemainder.High));
        Assert.Equal(NumberBound.AtLeast, standing.ArrestedRemainder.Bound);
        Assert.Equal(12, standing.NamedMembers);
    }

    [Fact]
    public void Still_held_at_the_time_of_writing_is_a_count_of_its_first_day()
    {
        var standing = Standing([Count(CountStage.Held, "dozens", "2024-11-28/..")]);
        Assert.Equal(NumberBound.WordsOnly, standing.Held!.Bound);
        Assert.Equal(Certainty.Certain, standing.HeldCertainty);
        Assert.Null(Standing([Count(CountStage.Held, "dozens", "2024-12-11/..")]).HeldCertainty);
    }

    [Theory]
    [InlineData("2024-07?", "Custody.Reason_GroupHeldUncertain")]
    [InlineData("2024-07", "Custody.Reason_GroupHeld")]
    [InlineData("2023-07?", "Custody.Reason_GroupHeldStale")]
    public void An_uncertain_count_of_those_held_is_possible_and_told_as_uncertain_not_as_old(string on, string reason) =>
        Assert.Equal((reason, reason == "Custody.Reason_GroupHeld" ? Certainty.Certain : Certainty.Possible),
            Standing([Count(CountStage.Held, "a group", on)]) is var standing ? (standing.Reason.Key, standing.HeldCertainty) : default);

    [Fact]
    public void Held_in_a_text_of_an_unknown_later_day_is_possible_and_no_more()
    {
        var written = ImpreciseDate.Parse("2024-11-28/..", DateBasis.Inferred, "Undated; it tells of a vote of 28 November.",
            DateExtent.Within).Value;
        var standing = Standing([Count(CountStage.Arrested, "at least 94", "2024-08-28"),
            new GroupCountDetails { Stage = CountStage.Held, On = written }]);
        Assert.Equal(Certainty.Possible, standing.HeldCertainty);
        Assert.Null(standing.Held);
        Assert.Equal(new DateOnly(2024, 11, 28), standing.LastConfirmed!.Earliest);
    }

    [Fact]
    public void A_count_of_those_held_grows_stale_and_stays_possible()
    {
        var counts = new[] { Count(CountStage.Held, "59", "2024-03-01") };
        Assert.Equal(Certainty.Possible, Standing(counts).HeldCertainty);
        Assert.Equal(59, Standing(counts).Held!.Low);
    }

    [Fact]
    public void A_later_count_of_those_released_makes_the_number_held_unknown()
    {
        var standing = Standing([Count(CountStage.Held, "59", "2024-10-01"), Count(CountStage.Released, "some", "2024-11-01")]);
        Assert.Null(standing.Held);
        Assert.Equal(Certainty.Possible, standing.HeldCertainty);
    }

    [Fact]
    public void Children_among_them_are_not_the_count_of_everybody()
    {
        var children = Count(CountStage.Arrested, "some", "2024-08-28");
        children.Whom = CountedWhom.Children;
        Assert.Null(Standing([children]).Arrested);
    }

    private static GroupCountDetails Count(CountStage stage, string number, string on) =>
        new() { Stage = stage, Count = BoundedNumber.Parse(number).Value, On = ImpreciseDate.Parse(on).Value };

    private static GroupCustody Standing(GroupCountDetails[] counts, int named = 0) => GroupRules.StatusOn(
        counts.Select((count, index) => new Known<GroupCountDetails>(index + 1, count)),
        Enumerable.Range(1, named).Select(member => new Known<IdentityLinkDetails>(100 + member,
            new IdentityLinkDetails
            {
                PersonId = member,
                OtherPersonId = 99,
                Kind = IdentityLinkKind.MemberOfGroup,
                Stage = CountStage.Arrested
            })), Day);
}
