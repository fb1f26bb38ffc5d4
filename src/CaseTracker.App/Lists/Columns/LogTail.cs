using System.Globalization;
using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists.Columns;

/// <summary>How far the audit log, which every write extends, was followed, and which versions of the rules made what is kept beside the
/// records, which a start may make anew without a line in the log.</summary>
/// <param name="Hash">Of the entry: another database in the same place has other hashes.</param>
internal sealed record LogMark(long Id, string Hash, string Projections);

/// <summary>The entries of the audit log after a mark, whichever server wrote them.</summary>
internal sealed record LogTail(LogMark End, IReadOnlyList<AuditEntry> Entries)
{
    /// <summary>More are not looked through: whoever is so far behind begins anew.</summary>
    private const int Most = 2000;

    public static async Task<LogMark> Now(CaseTrackerDb db, CancellationToken cancel)
    {
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancel);
        return new(last?.Id ?? 0, last?.Hash ?? "", await Projections(db, cancel));
    }

    /// <summary>Null where the log does not go on from the mark, or goes on too far.</summary>
    public static async Task<LogTail?> Since(CaseTrackerDb db, LogMark mark, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(entry => entry.Id >= mark.Id).OrderBy(entry => entry.Id).Take(Most)
            .ToListAsync(cancel);
        if (entries.Count == Most || await Projections(db, cancel) != mark.Projections) return null;
        if (mark.Id == 0) return new(entries is [.., var last] ? mark with { Id = last.Id, Hash = last.Hash } : mark, entries);
        if (entries is not [var known, ..] || (known.Id, known.Hash) != (mark.Id, mark.Hash)) return null;
        return new(mark with { Id = entries[^1].Id, Hash = entries[^1].Hash }, entries[1..]);
    }

    private static async Task<string> Projections(CaseTrackerDb db, CancellationToken cancel) => string.Join('|',
        (await db.Projections.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancel)).Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"{row.Name} {row.Version} {row.MadeAt.Ticks}")));
}
