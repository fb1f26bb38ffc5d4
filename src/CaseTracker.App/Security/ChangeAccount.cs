using CaseTracker.App.Audit;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Gives an account another role, suspends it, or takes it back into use. A lost right ends the account's open
/// pages at once. One administrator always remains.</summary>
public sealed class ChangeAccount
{
    private readonly AccountWork _work;
    private readonly Access _access;

    internal ChangeAccount(AccountWork work, Access access) => (_work, _access) = (work, access);

    public Task<Outcome<bool>> GiveRole(Actor actor, long accountId, Role role, CancellationToken cancel = default) =>
        Change(actor, accountId, async (changes, account) =>
        {
            if (account.Role == role) return;
            changes.Record(actor, AuditAction.AccountChanged, "role", new { account = account.Id, before = account.Role.ToString(), after = role.ToString() });
            account.Role = role;
            await changes.End(account.Id, null, SessionEndReason.RoleChanged, cancel);
        }, cancel);

    public Task<Outcome<bool>> Suspend(Actor actor, long accountId, CancellationToken cancel = default) =>
        Change(actor, accountId, async (changes, account) =>
        {
            if (account.SuspendedAt is not null) return;
            changes.Record(actor, AuditAction.AccountChanged, "suspended", new { account = account.Id });
            account.SuspendedAt = changes.Now;
            await changes.End(account.Id, null, SessionEndReason.Suspended, cancel);
        }, cancel);

    public Task<Outcome<bool>> Reactivate(Actor actor, long accountId, CancellationToken cancel = default) =>
        Change(actor, accountId, (changes, account) =>
        {
            if (account.SuspendedAt is null) return Task.CompletedTask;
            changes.Record(actor, AuditAction.AccountChanged, "reactivated", new { account = account.Id });
            account.SuspendedAt = null;
            return Task.CompletedTask;
        }, cancel);

    private async Task<Outcome<bool>> Change(Actor actor, long accountId, Func<AccountChanges, Account, Task> change, CancellationToken cancel)
    {
        if (await _access.Check(actor, Permission.ManageAccounts, cancel) is { } refused) return Outcome<bool>.Failed(refused);
        return await _work.Run(async changes =>
        {
            if (await changes.Db.Users.SingleOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account) return Outcome<bool>.Failed(new Problem("Account.Unknown"));
            await change(changes, account);
            await changes.Db.SaveChangesAsync(cancel);
            return await changes.Db.Users.AnyAsync(a => a.Role == Role.Administrator && a.SuspendedAt == null, cancel)
                ? Outcome<bool>.Of(true)
                : Outcome<bool>.Failed(new Problem("Account.LastAdministrator"));
        }, cancel);
    }
}
