using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>An account as an administrator sees it. Times are UTC; the last sign-in is null before the first.</summary>
/// <param name="RestsUntil">Set while the account, a browser of its person or a session of theirs rests after too many wrong
/// passwords.</param>
public sealed record AccountLine(long Id, string Name, string Email, Role Role, DateTime? SuspendedAt, DateTime? RestsUntil,
    DateTime? LastSignIn, bool HasSecondFactor);

/// <summary>Lists the accounts, for administrators.</summary>
public sealed class FindAccounts
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal FindAccounts(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock) =>
        (_factory, _access, _clock) = (factory, access, clock);

    public async Task<Outcome<IReadOnlyList<AccountLine>>> Run(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ManageAccounts, cancel) is { } refused)
            return Outcome<IReadOnlyList<AccountLine>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var now = _clock.GetUtcNow().UtcDateTime;
        var rows = await db.Users.AsNoTracking().OrderBy(account => account.DisplayName).Select(account => new
        {
            Account = account,
            Last = db.Sessions.Where(session => session.AccountId == account.Id)
                .Max(session => (DateTime?)session.StartedAt),
            SessionRests = db.Sessions.Where(session => session.AccountId == account.Id && session.EndedAt == null)
                .Max(session => session.RestsUntil),
            DeviceRests = db.KnownDevices.Where(device => device.AccountId == account.Id).Max(device => device.RestsUntil),
            Factor = db.SecondFactors.Any(factor => factor.AccountId == account.Id)
                    || db.Passkeys.Any(passkey => passkey.AccountId == account.Id),
        }).ToListAsync(cancel);
        return Outcome<IReadOnlyList<AccountLine>>.Of([.. rows.Select(row =>
            new AccountLine(row.Account.Id, row.Account.DisplayName, row.Account.Email ?? "", row.Account.Role, row.Account.SuspendedAt,
            Latest(now, row.Account.LockoutEnd?.UtcDateTime, row.SessionRests, row.DeviceRests), row.Last, row.Factor))]);
    }

    private static DateTime? Latest(DateTime now, params DateTime?[] rests) => rests.Where(rest => rest > now).Max();
}
