using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Figures;

/// <summary>Figures from before have no entry of the ledger in their rows yet, or that of another rule: every save writes it
/// (<see cref="FigureRow.EntryKey"/>).</summary>
internal static class KeepEntryKeys
{
    /// <summary>Raise the version with each change of <see cref="Domain.Figures.LedgerRules.EntryKey"/>.</summary>
    public static readonly Projection Projection = new("EntryKeys", Version: 1, null, MakeAnew);

    private const int Batch = 1000;

    private static async Task<int> MakeAnew(CaseTrackerDb db, ILogger log, CancellationToken cancel)
    {
        var (done, last) = (0, 0L);
        while (await db.Figures.AsNoTracking().Where(row => row.Id > last).OrderBy(row => row.Id).Take(Batch).ToListAsync(cancel)
            is { Count: > 0 } figures)
        {
            foreach (var figure in figures)
                await db.Database.ExecuteSqlAsync($"UPDATE Figures SET EntryKey = {figure.EntryKey} WHERE Id = {figure.Id}", cancel);
            (last, done) = (figures[^1].Id, done + figures.Count);
        }
        if (done > 0) log.LogInformation("{Done} figures were put into the entries of the ledger", done);
        return done;
    }
}
