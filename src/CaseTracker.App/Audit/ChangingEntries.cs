using CaseTracker.App.Database;

namespace CaseTracker.App.Audit;

/// <summary>The lines of the log that tell of changes. What was said of a record's review, what was done with its files, its tags, who read
/// it, and to whom it is limited, leave the record as it was.</summary>
internal static class ChangingEntries
{
    private static readonly AuditAction[] Others =
    [
        AuditAction.Reviewed, AuditAction.FileReceived, AuditAction.FileOpened, AuditAction.FileExported, AuditAction.FileVerified,
        AuditAction.FileRemoved, AuditAction.FileRefused,
        AuditAction.FileRestored, AuditAction.Read, AuditAction.Tagged, AuditAction.Limited,
        AuditAction.PurgeAsked, AuditAction.PurgeRefused,
    ];

    public static IQueryable<AuditEntry> Changing(this IQueryable<AuditEntry> entries) =>
        entries.Where(entry => !Others.Contains(entry.Action));
}
