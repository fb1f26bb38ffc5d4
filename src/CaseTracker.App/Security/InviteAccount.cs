using CaseTracker.App.Audit;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Makes one-time links. They are shown once and cannot be read back.</summary>
public sealed class InviteAccount
{
    /// <summary>An invitation that nobody took up in a week ends.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(7);

    private readonly AccountWork _work;
    private readonly Access _access;

    internal InviteAccount(AccountWork work, Access access) => (_work, _access) = (work, access);

    /// <summary>The token of a new invitation. The person who takes it up gives name, address and password.</summary>
    public async Task<Outcome<string>> Run(Actor actor, Role role, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ManageAccounts, cancel) is { } refused) return Outcome<string>.Failed(refused);
        return await _work.Run(changes =>
        {
            changes.Record(actor, AuditAction.AccountChanged, "invited", new { role = role.ToString() });
            return Task.FromResult(Outcome<string>.Of(Add(changes, role, actor.AccountId)));
        }, cancel);
    }

    /// <summary>The token that makes the first administrator, or null when an account exists. Each call voids the
    /// token of the one before.</summary>
    public async Task<string?> First(CancellationToken cancel = default)
    {
        var outcome = await _work.Run<string?>(async changes =>
        {
            if (await changes.Db.Users.AnyAsync(cancel)) return Outcome<string?>.Of(null);
            await changes.Db.Invitations.Where(invitation => invitation.UsedAt == null).ExecuteDeleteAsync(cancel);
            return Outcome<string?>.Of(Add(changes, Role.Administrator, null));
        }, cancel);
        return outcome.Value;
    }

    private static string Add(AccountChanges changes, Role role, long? invitedBy)
    {
        var token = OneTimeToken.New();
        changes.Db.Invitations.Add(new Invitation
        {
            TokenHash = OneTimeToken.Hash(token), Role = role, InvitedBy = invitedBy, CreatedAt = changes.Now, ExpiresAt = changes.Now + ValidFor,
        });
        return token;
    }
}
