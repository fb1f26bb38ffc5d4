using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Audit;

/// <summary>Writes entries of the log anew that keep an identity otherwise than it is to be kept, and the hashes of all that follow;
/// then an entry, signed, that says so (<see cref="ConvertedLog"/>). Only a log that holds is written anew, for it is the proof.</summary>
internal static class RewrittenLog
{
    private const int Batch = 1000;

    /// <summary>How many entries were written anew, in the caller's transaction; null where the log does not hold.</summary>
    /// <param name="anew">What an entry is to say; null where it stays as it is.</param>
    public static async Task<int?> Run(CaseTrackerDb db, AuditHeadFile file, DateTime now, Func<AuditEntry, string?> anew,
        CancellationToken cancel)
    {
        var chain = await AuditChain.Walk(db, cancel);
        if (chain.FirstBroken is not null || !(await SignedHead.Look(db, file, cancel)).Sound) return null;
        if (chain.Last is not { } before) return 0;
        var (previous, number, changed) = (AuditLog.FirstPreviousHash, 0L, 0);
        while (await db.AuditEntries.AsNoTracking().Where(entry => entry.Id > number).OrderBy(entry => entry.Id).Take(Batch)
            .ToListAsync(cancel) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                if (anew(entry) is { } changes) (entry.Changes, changed) = (changes, changed + 1);
                if (changed > 0)
                {
                    entry.PreviousHash = previous;
                    entry.Hash = AuditLog.HashOf(entry);
                    await db.Database.ExecuteSqlAsync($"""
                        UPDATE AuditEntries SET Changes = {entry.Changes}, PreviousHash = {entry.PreviousHash}, Hash = {entry.Hash}
                        WHERE Id = {entry.Id}
                        """, cancel);
                }
                previous = entry.Hash;
            }
            number = entries[^1].Id;
        }
        if (changed > 0) await ConvertedLog.Append(db, file.Key()!, now, before, previous, cancel);
        return changed;
    }
}
