using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Audit;

/// <summary>Who changed records last, and when.</summary>
internal static class LastChanges
{
    /// <summary>By record; <c>At</c> is UTC.</summary>
    public static async Task<Dictionary<long, (string By, DateTime At)>> Of(CaseTrackerDb db, Clearance reader,
        IEnumerable<long> records, CancellationToken cancel)
    {
        var ids = records.Select(id => (long?)id).ToArray();
        if (ids.Length == 0) return [];
        var entries = await db.AuditEntries.AsNoTracking().Changing().Where(entry => EF.Parameter(ids).Contains(entry.RecordId))
            .OrderBy(entry => entry.Id).Select(entry => new { entry.RecordId, entry.AccountId, entry.ActorName, entry.At })
            .ToListAsync(cancel);
        var actors = await ActorNames.For(db, reader, entries.Select(entry => (entry.AccountId, entry.ActorName)), cancel);
        return entries.GroupBy(entry => entry.RecordId!.Value)
            .ToDictionary(group => group.Key, group => (actors.Of(group.Last().AccountId, group.Last().ActorName), group.Last().At));
    }
}
