using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>An account as an administrator sees it. Times are UTC; the last sign-in is null before the first.</summary>
public sealed record AccountLine(long Id, string Name, string Email, Role Role, DateTime? SuspendedAt, DateTime? LastSignIn);

/// <summary>Lists the accounts, for administrators.</summary>
public sealed class FindAccounts
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal FindAccounts(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<IReadOnlyList<AccountLine>>> Run(Actor actor, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ManageAccounts, cancel) is { } refused) return Outcome<IReadOnlyList<AccountLine>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var accounts = await db.Users.AsNoTracking().OrderBy(account => account.DisplayName).Select(account => new AccountLine(
            account.Id, account.DisplayName, account.Email ?? "", account.Role, account.SuspendedAt,
            db.Sessions.Where(session => session.AccountId == account.Id).Max(session => (DateTime?)session.StartedAt))).ToListAsync(cancel);
        return Outcome<IReadOnlyList<AccountLine>>.Of(accounts);
    }
}
