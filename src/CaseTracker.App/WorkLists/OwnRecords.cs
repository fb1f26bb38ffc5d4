using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.WorkLists;

/// <summary>The records and facts that are an account's own, by the audit log: it created them, or was the last to change
/// them.</summary>
internal static class OwnRecords
{
    public static IQueryable<long> Of(CaseTrackerDb db, long? accountId)
    {
        var changes = db.AuditEntries.AsNoTracking().Changing();
        return changes.Where(entry => entry.AccountId == accountId && accountId != null && entry.RecordId != null && entry.Kind != null)
            .Where(entry => entry.Action == AuditAction.Created
                || !changes.Any(later => later.RecordId == entry.RecordId && later.Id > entry.Id))
            .Select(entry => entry.RecordId!.Value);
    }
}
