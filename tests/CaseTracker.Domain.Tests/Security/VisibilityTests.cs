using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Tests.Security;

public sealed class VisibilityTests
{
    private static readonly Confidentiality[] Levels = Enum.GetValues<Confidentiality>();

    public static TheoryData<Confidentiality, Confidentiality, Confidentiality> Three =>
        [.. from own in Levels from owner in Levels from told in Levels select (own, owner, told)];

    [Theory, MemberData(nameof(Three))]
    public void A_record_is_as_closed_as_the_most_closed_of_itself_and_of_what_it_inherits_from(Confidentiality own, Confidentiality owner,
        Confidentiality told)
    {
        var visibility = Visibility.Of(own, removed: false, [new(owner, false), new(told, false)]);
        foreach (var clearance in Levels)
            Assert.Equal(own <= clearance && owner <= clearance && told <= clearance, visibility.To(clearance));
    }

    [Fact]
    public void What_is_not_worked_out_is_for_the_highest_clearance_alone() =>
        Assert.Equal([Confidentiality.Confidential], Levels.Where(level => Visibility.Of(Confidentiality.Public, false, [null]).To(level)));

    [Theory, InlineData(true, false), InlineData(false, true), InlineData(true, true)]
    public void What_is_removed_or_belongs_to_something_removed_is_hidden_from_everybody_and_keeps_its_level(bool removed,
        bool ownerRemoved)
    {
        var visibility = Visibility.Of(Confidentiality.Internal, removed, [new(Confidentiality.Restricted, ownerRemoved)]);
        Assert.DoesNotContain(Levels, level => visibility.To(level));
        Assert.Equal(Confidentiality.Restricted, visibility.From);
    }

    [Fact]
    public void The_highest_clearance_is_the_last_level() => Assert.Equal(Visibility.Highest, Levels.Max());
}
