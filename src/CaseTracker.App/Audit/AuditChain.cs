using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Audit;

/// <summary>A walk along the chain of a log.</summary>
/// <param name="Last">The last entry that was met; null where there is none.</param>
/// <param name="FirstBroken">The first entry that does not fit the one before or its own hash; null where the whole chain holds.</param>
internal sealed record WalkedChain(long Entries, LogEnd? Last, long? FirstBroken);

/// <summary>The chain of the audit log, in any database that holds one.</summary>
internal static class AuditChain
{
    /// <summary>From the first entry to the last, or to the first that does not fit.</summary>
    public static async Task<WalkedChain> Walk(CaseTrackerDb db, CancellationToken cancel)
    {
        LogEnd? last = null;
        var entries = 0L;
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            entries++;
            if (entry.PreviousHash != (last?.Hash ?? AuditLog.FirstPreviousHash) || entry.Hash != AuditLog.HashOf(entry))
                return new(entries, new(entry.Id, entry.Hash), entry.Id);
            last = new(entry.Id, entry.Hash);
        }
        return new(entries, last, null);
    }
}
