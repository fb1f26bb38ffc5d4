using System.Collections.Concurrent;
using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>How many records a list has whatever is asked, and how many of its kind are above a clearance. Both go through the whole table,
/// and change with writes alone: they are kept until the audit log, which every write extends, has another end.</summary>
internal sealed class ListCountCache
{
    private readonly ConcurrentDictionary<(RecordList List, Confidentiality Clearance), (long End, int OnList, int HeldBack)> _kept = [];

    public async Task<(int OnList, int HeldBack)> Of(CaseTrackerDb db, RecordSql sql, RecordList list, Confidentiality clearance,
        CancellationToken cancel)
    {
        // Read before the records: what is written meanwhile is counted anew the next time.
        var end = await db.AuditEntries.MaxAsync(entry => (long?)entry.Id, cancel) ?? 0;
        if (_kept.TryGetValue((list, clearance), out var kept) && kept.End == end) return (kept.OnList, kept.HeldBack);
        var all = $"SELECT COUNT(*) AS Value {sql.OfKind}";
        var onList = await Count($"SELECT COUNT(*) AS Value {sql.Visible}");
        var within = sql.Narrows ? await Count($"{all} AND {sql.SeenHere}") : onList;
        var heldBack = await Count(all) - within;
        _kept[(list, clearance)] = (end, onList, heldBack);
        return (onList, heldBack);

        async Task<int> Count(string statement) => (await db.Database.SqlQueryRaw<int>(statement, sql.Parameters()).ToListAsync(cancel))[0];
    }
}
