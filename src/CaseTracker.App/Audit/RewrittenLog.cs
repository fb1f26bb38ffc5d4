using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Audit;

/// <summary>What writing a log anew did.</summary>
/// <param name="Changed">How many entries say something else now.</param>
/// <param name="Before">The last entry as it was; null for a log that holds nothing.</param>
/// <param name="After">Its hash since.</param>
internal sealed record RewrittenEntries(int Changed, LogEnd? Before, string After);

/// <summary>Writes entries of the log anew that are to say less, or to keep an identity otherwise, and the hashes of all that follow.
/// Whoever does so says it in the log, signed (<see cref="ConvertedLog"/>). Only a log that holds is written anew, for it is the
/// proof.</summary>
internal static class RewrittenLog
{
    private const int Batch = 1000;

    /// <summary>In the caller's transaction; null where the log does not hold.</summary>
    /// <param name="anew">Gives an entry what it is to say, and whether that is anything else than before.</param>
    public static async Task<RewrittenEntries?> Run(CaseTrackerDb db, AuditHeadFile file, Func<AuditEntry, bool> anew,
        CancellationToken cancel)
    {
        var chain = await AuditChain.Walk(db, cancel);
        if (chain.FirstBroken is not null || !(await SignedHead.Look(db, file, cancel)).Sound) return null;
        var (previous, number, changed) = (AuditLog.FirstPreviousHash, 0L, 0);
        while (await db.AuditEntries.AsNoTracking().Where(entry => entry.Id > number).OrderBy(entry => entry.Id).Take(Batch)
            .ToListAsync(cancel) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                if (anew(entry)) changed++;
                if (changed > 0)
                {
                    entry.PreviousHash = previous;
                    entry.Hash = AuditLog.HashOf(entry);
                    await db.Database.ExecuteSqlAsync($"""
                        UPDATE AuditEntries SET Changes = {entry.Changes}, Reason = {entry.Reason}, PreviousHash = {entry.PreviousHash},
                            Hash = {entry.Hash} WHERE Id = {entry.Id}
                        """, cancel);
                }
                previous = entry.Hash;
            }
            number = entries[^1].Id;
        }
        return new(changed, chain.Last, previous);
    }
}
