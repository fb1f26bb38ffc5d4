using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Review;

/// <summary>What an account wants to be told of: all of it, unless it says otherwise.</summary>
public sealed class ChooseNotifications
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly UnitOfWork _unit;

    internal ChooseNotifications(IDbContextFactory<CaseTrackerDb> factory, Access access, UnitOfWork unit) =>
        (_factory, _access, _unit) = (factory, access, unit);

    public async Task<Outcome<IReadOnlyList<NotificationKind>>> Chosen(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<NotificationKind>>.Failed(refused);
        await using var db = await _factory.Opened(cancel);
        var muted = await db.MutedNotifications.AsNoTracking().Where(row => row.AccountId == user.AccountId).Select(row => row.Kind)
            .ToListAsync(cancel);
        return Outcome<IReadOnlyList<NotificationKind>>.Of([.. Enum.GetValues<NotificationKind>().Except(muted)]);
    }

    /// <summary>From now on the account is told of these and of nothing else.</summary>
    public Task<Outcome<bool>> Choose(CurrentUser user, IReadOnlyCollection<NotificationKind> chosen, CancellationToken cancel = default) =>
        _unit.Run(user, Permission.ReadRecords, async work =>
        {
            if (user.AccountId is not { } account) return Outcome<bool>.Failed(new Denied());
            await work.Db.MutedNotifications.Where(row => row.AccountId == account).ExecuteDeleteAsync(cancel);
            work.Db.MutedNotifications.AddRange(Enum.GetValues<NotificationKind>().Except(chosen)
                .Select(kind => new MutedNotificationRow { AccountId = account, Kind = kind }));
            return Outcome<bool>.Of(true);
        }, cancel);
}
