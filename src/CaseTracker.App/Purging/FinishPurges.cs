using System.Data.Common;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Purging;

/// <summary>Clears what a purge leaves outside of the tables: files that were attached, and what the database keeps of deleted rows in free
/// pages and in its write-ahead log. Right after the purge, and at a start where that was interrupted.</summary>
public sealed class FinishPurges
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly EvidenceStore _store;
    private readonly ILogger<FinishPurges> _log;

    internal FinishPurges(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, EvidenceStore store,
        ILogger<FinishPurges> log) => (_factory, _dialect, _store, _log) = (factory, dialect, store, log);

    /// <summary>False where something is left for the next start: a file that cannot be deleted, or pages that somebody reads.</summary>
    public async Task<bool> Handle(CancellationToken cancel = default)
    {
        try
        {
            await using var db = await _factory.CreateDbContextAsync(cancel);
            var unfinished = await db.Purges.Where(row => row.ToClear).ToListAsync(cancel);
            if (unfinished.Count == 0) return true;
            foreach (var file in unfinished.SelectMany(row => row.FilesLeft?.Split(' ') ?? [])) _store.Delete(file);
            if (!await _dialect.ClearFreed(db.Database, cancel))
            {
                _log.LogWarning("Somebody reads pages of the database that hold what was erased; the next purge or start clears them");
                return false;
            }
            foreach (var row in unfinished) (row.FilesLeft, row.ToClear) = (null, false);
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DbException)
        {
            _log.LogWarning(failure, "What was erased could not be cleared from the disk; the next purge or start does it");
            return false;
        }
    }
}
