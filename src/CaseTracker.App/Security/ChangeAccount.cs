using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Gives an account another role, suspends it, takes it back into use, ends its rest after wrong passwords,
/// or takes away a lost second factor. A lost
/// right ends the account's open pages at once, and takes back the invitations that an administrator has open. One
/// administrator always remains.</summary>
public sealed class ChangeAccount
{
    private const int LongestReason = 2000;
    private readonly AccountWork _work;

    internal ChangeAccount(AccountWork work) => _work = work;

    /// <param name="ownToo">The user knows that it is their own account.</param>
    public Task<Outcome<bool>> GiveRole(CurrentUser user, long accountId, Role role, bool ownToo = false,
        CancellationToken cancel = default) =>
        !Enum.IsDefined(role) ? Task.FromResult(Outcome<bool>.Failed(new Invalid("role", "Account.RoleUnknown")))
            : Change(user, accountId, ownToo, async (changes, account) =>
        {
            if (account.Role == role) return;
            changes.Record(user, AuditAction.AccountChanged,
                new { what = "role", account = account.Id, before = account.Role.ToString(), after = role.ToString() });
            account.Role = role;
            await changes.End(account.Id, null, SessionEndReason.RoleChanged, cancel);
            if (!role.May(Permission.ManageAccounts)) await TakeBackInvitations(changes, user, account, cancel);
        }, cancel);

    /// <param name="ownToo">The user knows that it is their own account.</param>
    public Task<Outcome<bool>> Suspend(CurrentUser user, long accountId, string reason, bool ownToo = false,
        CancellationToken cancel = default) =>
        WithReason(reason) ?? Change(user, accountId, ownToo, async (changes, account) =>
        {
            if (account.SuspendedAt is not null) return;
            changes.Record(user, AuditAction.AccountChanged, new { what = "suspended", account = account.Id }, reason.Trim());
            account.SuspendedAt = changes.Now;
            await changes.End(account.Id, null, SessionEndReason.Suspended, cancel);
            await TakeBackInvitations(changes, user, account, cancel);
        }, cancel);

    public Task<Outcome<bool>> Reactivate(CurrentUser user, long accountId, string reason, CancellationToken cancel = default) =>
        WithReason(reason) ?? Change(user, accountId, true, (changes, account) =>
        {
            if (account.SuspendedAt is null) return Task.CompletedTask;
            changes.Record(user, AuditAction.AccountChanged, new { what = "reactivated", account = account.Id }, reason.Trim());
            account.SuspendedAt = null;
            return Task.CompletedTask;
        }, cancel);

    /// <summary>Lets an account that rests after too many wrong passwords try again at once, from wherever.</summary>
    public Task<Outcome<bool>> Unlock(CurrentUser user, long accountId, CancellationToken cancel = default) =>
        Change(user, accountId, true, async (changes, account) =>
        {
            var sessions = await changes.Db.Sessions.Where(session => session.AccountId == accountId && session.EndedAt == null)
                .ToListAsync(cancel);
            var devices = await changes.Db.KnownDevices.Where(device => device.AccountId == accountId).ToListAsync(cancel);
            var resting = new List<ICountsTries>([account, .. sessions, .. devices]).FindAll(tries => tries.RestsUntil > changes.Now);
            if (resting.Count == 0) return;
            changes.Record(user, AuditAction.AccountChanged, new { what = "unlocked", account = account.Id });
            resting.ForEach(Passwords.EndCount);
        }, cancel);

    /// <summary>Takes away the second factor of somebody who lost it, with their recovery codes; their sessions end.</summary>
    public Task<Outcome<bool>> ResetSecondFactor(CurrentUser user, long accountId, string reason, CancellationToken cancel = default) =>
        WithReason(reason) ?? Change(user, accountId, true, async (changes, account) =>
        {
            if (!await SecondFactors.Remove(changes, account.Id, cancel)) return;
            account.SecurityStamp = OneTimeToken.New();
            changes.Record(user, AuditAction.AccountChanged, new { what = "second factor reset", account = account.Id }, reason.Trim());
            await changes.End(account.Id, null, SessionEndReason.SecondFactorReset, cancel);
        }, cancel);

    private static Task<Outcome<bool>>? WithReason(string reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason
            ? Task.FromResult(Outcome<bool>.Failed(new Invalid("reason", "Account.ReasonNeeded", LongestReason))) : null;

    /// <summary>A link that a former administrator holds would make another account.</summary>
    private static async Task TakeBackInvitations(AccountChanges changes, CurrentUser user, Account account, CancellationToken cancel)
    {
        foreach (var invitation in await changes.Db.Invitations.Where(i => i.InvitedBy == account.Id && i.UsedAt == null
            && i.RevokedAt == null && i.ExpiresAt > changes.Now).ToListAsync(cancel))
            InviteAccount.Revoke(changes, user, invitation);
    }

    private Task<Outcome<bool>> Change(CurrentUser user, long accountId, bool ownToo, Func<AccountChanges, Account, Task> change,
        CancellationToken cancel) =>
        _work.RunConfirmed(user, Permission.ManageAccounts, async changes =>
        {
            if (await changes.Db.Users.SingleOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account)
                return Outcome<bool>.Failed(new Problem("Account.Unknown"));
            await change(changes, account);
            await changes.Db.SaveChangesAsync(cancel);
            if (!await changes.Db.Users.AnyAsync(a => a.Role == Role.Administrator && a.SuspendedAt == null, cancel))
                return Outcome<bool>.Failed(new Problem("Account.LastAdministrator"));
            return accountId == user.AccountId && !ownToo ? Outcome<bool>.Failed(new Invalid("own", "Account.OwnAccount"))
                : Outcome<bool>.Of(true);
        }, cancel);
}
