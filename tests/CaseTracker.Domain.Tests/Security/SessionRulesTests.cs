using System.Globalization;
using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Tests.Security;

public sealed class SessionRulesTests
{
    private static readonly DateTime Start = new(2024, 12, 10, 8, 0, 0, DateTimeKind.Utc);
    private static readonly SessionLimits Limits = new(TimeSpan.FromHours(1), TimeSpan.FromHours(24));

    [Theory]
    [InlineData("00:00", null, null, "00:59:59", SessionStanding.Open)]
    [InlineData("00:00", null, null, "01:00:00", SessionStanding.Locked)]
    [InlineData("05:00", null, null, "05:59:59", SessionStanding.Open)]
    [InlineData("05:00", "05:10", null, "05:11", SessionStanding.Locked)]
    [InlineData("05:00", "05:10", "05:10", "05:11", SessionStanding.Ended)]
    [InlineData("23:59", null, null, "1.00:00:00", SessionStanding.Ended)]
    [InlineData("05:00", "05:10", null, "1.00:00:00", SessionStanding.Ended)]
    [InlineData("05:00", null, null, "04:00:01", SessionStanding.Open)]
    [InlineData("05:00", null, null, "04:00", SessionStanding.Locked)]
    [InlineData("00:00", null, null, "-1.00:00:00", SessionStanding.Ended)]
    public void A_session_locks_after_rest_and_ends_by_age(string seen, string? locked, string? ended, string now,
        SessionStanding standing) =>
        Assert.Equal(standing, SessionRules.StandingAt(new SessionTimes(Start, At(seen)!.Value, At(locked), At(ended)), Limits,
            At(now)!.Value));

    [Theory]
    [InlineData(null, null, "00:59", InvitationState.Open)]
    [InlineData(null, null, "01:00", InvitationState.Expired)]
    [InlineData(null, "00:10", "02:00", InvitationState.Revoked)]
    [InlineData("00:10", null, "02:00", InvitationState.Used)]
    public void An_invitation_is_what_happened_to_it_first(string? used, string? revoked, string now, InvitationState state) =>
        Assert.Equal(state, InvitationRules.StateAt(At("01:00")!.Value, At(used), At(revoked), At(now)!.Value));

    private static DateTime? At(string? after) => after is null ? null : Start + TimeSpan.Parse(after, CultureInfo.InvariantCulture);
}
