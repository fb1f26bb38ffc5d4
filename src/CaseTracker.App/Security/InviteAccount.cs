using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Makes one-time links and takes them back. A link is shown once and cannot be read back.</summary>
public sealed class InviteAccount
{
    /// <summary>An invitation that nobody took up in a week ends.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(7);

    /// <summary>Somebody waits for a new password: a day is enough.</summary>
    public static readonly TimeSpan ResetValidFor = TimeSpan.FromDays(1);

    private const int LongestName = 200;
    private readonly AccountWork _work;

    internal InviteAccount(AccountWork work) => _work = work;

    /// <summary>The token of a new invitation. The person who takes it up gives name, address and password.</summary>
    /// <param name="forWhom">Whom it is for, so that the list of invitations can be read; may be empty.</param>
    public Task<Outcome<string>> Run(CurrentUser user, Role role, string? forWhom = null, CancellationToken cancel = default) =>
        _work.RunConfirmed(user, Permission.ManageAccounts, changes => Task.FromResult(
            !Enum.IsDefined(role) ? Outcome<string>.Failed(new Invalid("role", "Account.RoleUnknown"))
            : forWhom?.Length > LongestName ? Outcome<string>.Failed(new Invalid("forWhom", "Account.ForWhomTooLong", LongestName))
            : Outcome<string>.Of(Invite(changes, user, role, forWhom))), cancel);

    /// <summary>The token of a link by which somebody who lost their password gives their account a new one. It opens nothing by itself:
    /// they sign in afterwards, with their second factor where they have one. A link for them before this one no longer opens.</summary>
    public Task<Outcome<string>> Reset(CurrentUser user, long accountId, CancellationToken cancel = default) =>
        _work.RunConfirmed(user, Permission.ManageAccounts, async changes =>
        {
            if (await changes.Db.Users.SingleOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account)
                return Outcome<string>.Failed(new Problem("Account.Unknown"));
            foreach (var before in await changes.Db.Invitations.Where(i => i.AccountId == accountId && i.UsedAt == null
                && i.RevokedAt == null && i.ExpiresAt > changes.Now).ToListAsync(cancel)) Revoke(changes, user, before);
            return Outcome<string>.Of(ResetLink(changes, user, account));
        }, cancel);

    /// <summary>Takes an open invitation back: its link no longer opens.</summary>
    public Task<Outcome<bool>> Revoke(CurrentUser user, long invitationId, CancellationToken cancel = default) =>
        Change(user, invitationId, (changes, invitation) =>
    {
        if (StateOf(invitation, changes) is not InvitationState.Open)
            return Task.FromResult(Outcome<bool>.Failed(new Conflict("Account.InvitationNotOpen")));
        Revoke(changes, user, invitation);
        return Task.FromResult(Outcome<bool>.Of(true));
    }, cancel);

    /// <summary>The token of a new invitation in place of one that was not used: for the same person, with the same role. The link
    /// before no longer opens.</summary>
    public Task<Outcome<string>> Again(CurrentUser user, long invitationId, CancellationToken cancel = default) =>
        Change(user, invitationId, async (changes, invitation) =>
    {
        var state = StateOf(invitation, changes);
        if (state is InvitationState.Used) return Outcome<string>.Failed(new Conflict("Account.InvitationUsed"));
        if (state is InvitationState.Open) Revoke(changes, user, invitation);
        if (invitation.AccountId is not { } accountId)
            return Outcome<string>.Of(Invite(changes, user, invitation.Role, invitation.ForWhom));
        return Outcome<string>.Of(ResetLink(changes, user, await changes.Db.Users.SingleAsync(a => a.Id == accountId, cancel)));
    }, cancel);

    /// <summary>The token that makes the first administrator, or null when an account exists. Each call voids the
    /// token of the one before.</summary>
    public Task<Outcome<string?>> First(CancellationToken cancel = default) => _work.Run<string?>(async changes =>
    {
        if (await changes.Db.Users.AnyAsync(cancel)) return Outcome<string?>.Of(null);
        await changes.Db.Invitations.Where(invitation => invitation.UsedAt == null).ExecuteDeleteAsync(cancel);
        return Outcome<string?>.Of(Add(changes, Role.Administrator, null, null));
    }, cancel);

    /// <summary>The token that makes a new administrator where nobody can sign in as one any more: for whoever holds the machine, and
    /// with it the database. It is audited under the name by which the machine knows them.</summary>
    public Task<Outcome<string>> Recover(string systemUser, CancellationToken cancel = default) => _work.Run(async changes =>
    {
        if (!await changes.Db.Users.AnyAsync(cancel)) return Outcome<string>.Failed(new Problem("Commands.NothingToRecover"));
        changes.Record(CurrentUser.Operator(), AuditAction.AccountChanged, new { what = "administrator recovered", system = systemUser });
        return Outcome<string>.Of(Add(changes, Role.Administrator, null, null));
    }, cancel);

    internal static void Revoke(AccountChanges changes, CurrentUser user, Invitation invitation)
    {
        invitation.RevokedAt = changes.Now;
        changes.Record(user, AuditAction.AccountChanged, new { what = "invitation taken back", invitation = invitation.Id });
    }

    private Task<Outcome<T>> Change<T>(CurrentUser user, long invitationId, Func<AccountChanges, Invitation, Task<Outcome<T>>> change,
        CancellationToken cancel) =>
        _work.RunConfirmed(user, Permission.ManageAccounts, async changes =>
            await changes.Db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId, cancel) is { } invitation
            ? await change(changes, invitation)
            : Outcome<T>.Failed(new Problem("Account.InvitationUnknown")), cancel);

    private static InvitationState StateOf(Invitation invitation, AccountChanges changes) =>
        InvitationRules.StateAt(invitation.ExpiresAt, invitation.UsedAt, invitation.RevokedAt, changes.Now);

    private static string Invite(AccountChanges changes, CurrentUser user, Role role, string? forWhom)
    {
        changes.Record(user, AuditAction.AccountChanged, new { what = "invited", role = role.ToString() });
        return Add(changes, role, forWhom, user.AccountId);
    }

    private static string ResetLink(AccountChanges changes, CurrentUser user, Account account)
    {
        changes.Record(user, AuditAction.AccountChanged, new { what = "link for a new password", account = account.Id });
        return Add(changes, account.Role, account.DisplayName, user.AccountId, account.Id);
    }

    private static string Add(AccountChanges changes, Role role, string? forWhom, long? invitedBy, long? accountId = null)
    {
        var token = OneTimeToken.New();
        changes.Db.Invitations.Add(new Invitation
        {
            TokenHash = OneTimeToken.Hash(token),
            Role = role,
            ForWhom = string.IsNullOrWhiteSpace(forWhom)
                ? null : forWhom.Trim(),
            InvitedBy = invitedBy,
            AccountId = accountId,
            CreatedAt = changes.Now,
            ExpiresAt = changes.Now + (accountId is null ? ValidFor : ResetValidFor),
        });
        return token;
    }
}
