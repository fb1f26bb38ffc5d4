using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Review;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Review;

/// <summary>Puts down what accounts are to be told of, in the transaction of what they are told. Whether they may know of the record is
/// asked when they read it.</summary>
internal static class Notify
{
    /// <param name="accounts">Who is told; nobody is told of their own doing, nor of what they do not want to hear of.</param>
    public static async Task Add(WriteContext work, NotificationKind kind, IEnumerable<long?> accounts, long record, long? remark,
        CancellationToken cancel)
    {
        var told = accounts.OfType<long>().Distinct().Where(account => account != work.CurrentUser.AccountId).ToArray();
        if (told.Length == 0) return;
        var muted = await work.Db.MutedNotifications.Where(row => row.Kind == kind && EF.Parameter(told).Contains(row.AccountId))
            .Select(row => row.AccountId).ToListAsync(cancel);
        work.Db.Notifications.AddRange(told.Except(muted).Select(account => new NotificationRow
        {
            AccountId = account,
            Kind = kind,
            RecordId = record,
            RemarkId = remark,
            At = work.Now,
            ById = work.CurrentUser.AccountId,
            ByName = work.CurrentUser.Name,
        }));
    }
}
