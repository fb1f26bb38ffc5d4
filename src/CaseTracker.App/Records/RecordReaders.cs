using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Who is named as reader of a record that is limited, by account or by team.</summary>
internal static class RecordReaders
{
    /// <summary>By record the accounts that are named now; no line for what is not limited. A team without members names
    /// nobody.</summary>
    public static async Task<Dictionary<long, string>> Of(CaseTrackerDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var named = await (from reader in db.RecordReaders.AsNoTracking()
                           where EF.Parameter(ids).Contains(reader.RecordId)
                           join member in db.TeamMembers on reader.TeamId equals member.TeamId into members
                           from member in members.DefaultIfEmpty()
                           select new { reader.RecordId, reader.AccountId, Member = (long?)member!.AccountId }).ToListAsync(cancel);
        return named.GroupBy(one => one.RecordId).ToDictionary(of => of.Key,
            of => NamedReaders.Of(of.Select(one => one.AccountId ?? one.Member).OfType<long>()));
    }

    /// <summary>A clearance as it counts now: whoever is named nowhere reads as everybody of their level does, so that what is worked out
    /// for one of them is kept for all.</summary>
    public static async Task<Clearance> Effective(CaseTrackerDb db, Clearance clearance, CancellationToken cancel) =>
        clearance.Account is not { } account || await db.RecordReaders.AnyAsync(reader => reader.AccountId == account
            || db.TeamMembers.Any(member => member.TeamId == reader.TeamId && member.AccountId == account), cancel)
            ? clearance : clearance.Unnamed;
}
