namespace CaseTracker.Domain.Security;

/// <summary>What has become of an invitation.</summary>
public enum InvitationState { Open, Used, Expired, Revoked }

/// <summary>What has become of an invitation, from what is kept of it. Times are UTC.</summary>
public static class InvitationRules
{
    public static InvitationState StateAt(DateTime expiresAt, DateTime? usedAt, DateTime? revokedAt, DateTime now) =>
        usedAt is not null ? InvitationState.Used
        : revokedAt is not null ? InvitationState.Revoked
        : expiresAt <= now ? InvitationState.Expired
        : InvitationState.Open;
}
