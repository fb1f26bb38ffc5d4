using CaseTracker.App.Database;

namespace CaseTracker.App.Audit;

/// <summary>The lines of the log that tell of changes. What was said of a record's review leaves the record as it was.</summary>
internal static class ChangingEntries
{
    public static IQueryable<AuditEntry> Changing(this IQueryable<AuditEntry> entries) =>
        entries.Where(entry => entry.Action != AuditAction.Reviewed);
}
