using CaseTracker.Domain.Security;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.Security;

/// <summary>Who may know of what is limited to some by name.</summary>
public class LimitedVisibilityTests
{
    private const Confidentiality Internal = Confidentiality.Internal, Restricted = Confidentiality.Restricted;

    [Theory]
    [InlineData(null, Confidentiality.Internal, 4L, true)]
    [InlineData(null, Confidentiality.Public, 4L, false)]
    [InlineData(",4,", Confidentiality.Internal, 4L, true)]
    [InlineData(",4,", Confidentiality.Public, 4L, false)]
    [InlineData(",4,", Confidentiality.Restricted, 14L, false)]
    [InlineData(",14,", Confidentiality.Restricted, 4L, false)]
    [InlineData(",4,14,", Confidentiality.Restricted, 14L, true)]
    [InlineData(",4,", Confidentiality.Restricted, null, false)]
    [InlineData(",", Confidentiality.Restricted, 4L, false)]
    [InlineData(",", Confidentiality.Confidential, null, true)]
    [InlineData(",4,", Confidentiality.Confidential, 5L, true)]
    public void Level_and_name_must_both_allow_it(string? readers, Confidentiality level, long? account, bool sees)
    {
        var visible = Visibility.Of(Internal, removed: false, [], readers);
        Assert.Equal(sees, visible.To(new(level, account)));
        // Whoever asks levels alone asks for nobody who is named.
        Assert.Equal(visible.To(level), visible.From <= level);
        Assert.False((visible with { Hidden = true }).To(new(level, account)));
    }

    [Fact]
    public void What_belongs_to_two_limited_records_is_for_whom_both_name()
    {
        Visibility one = new(Internal, false, NamedReaders.Of([4, 7])), other = new(Restricted, false, NamedReaders.Of([7, 9]));
        Assert.Equal(new Visibility(Restricted, false, ",7,"), Visibility.Of(Internal, removed: false, [one, other]));
        Assert.Equal(new Visibility(Restricted, false, ","), Visibility.Of(Internal, removed: false, [one, other], ",4,"));
        Assert.Equal(new Visibility(Visibility.Highest, false, ",4,7,"), Visibility.Of(Internal, removed: false, [one, null]));
    }

    [Fact]
    public void Nobody_sees_more_for_a_limit_and_whoever_is_named_sees_what_was_seen_without() =>
        Prop.ForAll<byte[], byte, byte>((named, asking, levels) =>
        {
            var (own, sight, removed) = ((Confidentiality)(levels % 4), (Confidentiality)(levels / 4 % 4), levels / 16 % 4 == 0);
            var reader = new Clearance(sight, asking);
            var (open, limited) = (Visibility.Of(own, removed, []),
                Visibility.Of(own, removed, [], NamedReaders.Of(named.Select(one => (long)one))));
            var sees = open.To(reader) && (sight == Visibility.Highest || named.Contains(asking));
            // What belongs to it is as limited.
            return sees == limited.To(reader)
                && sees == Visibility.Of(Confidentiality.Public, removed: false, [limited]).To(reader);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_file_for_others_is_read_as_by_somebody_whom_nobody_named()
    {
        var maker = new CurrentUser(4, 1, "Test maker", Role.Researcher);
        Assert.Equal(4, maker.Clearance.Account);
        Assert.Null(AudienceProfile.Of(Audience.Partners).Reader(maker).Clearance.Account);
        Assert.Equal(4, AudienceProfile.Of(Audience.Own).Reader(maker).Clearance.Account);
        Assert.Equal(new Clearance(Visibility.Highest), (maker with { Role = Role.Administrator }).Clearance);
    }
}
