using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.Identity;

namespace CaseTracker.App.Security;

/// <summary>A person who may sign in.</summary>
public sealed class Account : IdentityUser<long>
{
    public Role Role { get; set; }
    public string DisplayName { get; set; } = "";
    /// <summary>UTC; null while the account is in use.</summary>
    public DateTime? SuspendedAt { get; set; }
}

/// <summary>One sign-in. Ending it ends every page that was opened with it.</summary>
internal sealed class AccountSession
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }
}

/// <summary>A one-time link that makes an account with a role. Only the token's hash is kept.</summary>
internal sealed class Invitation
{
    public long Id { get; set; }
    public string TokenHash { get; set; } = "";
    public Role Role { get; set; }
    public long? InvitedBy { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime ExpiresAt { get; set; }
    public DateTime? UsedAt { get; set; }
}
