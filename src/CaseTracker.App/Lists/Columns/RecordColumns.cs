using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Lists.Columns;

/// <summary>The columns of every list of records: what is on it, and the rows of each filter. Those of a list are read when somebody asks
/// for its counts.</summary>
internal sealed class RecordColumns(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, ILogger<KeptColumns> log)
    : IDisposable
{
    private readonly Dictionary<RecordList, KeptColumns> _kept = RecordLists.All.ToDictionary(list => list,
        list => new KeptColumns(new RecordColumnPlan(list), factory, dialect, log));

    /// <summary>Null where SQL has to answer: columns that are still to be read.</summary>
    public async Task<IReadOnlyList<CountedFilter>?> Count(CaseTrackerDb db, RecordQuestion question, Confidentiality clearance,
        CancellationToken cancel)
    {
        var sql = new RecordSql(db, dialect.Provider, question, clearance);
        var offered = question.List.Filters.Where(sql.Offers).ToList();
        var found = question.Folded.Count == 0 ? null : await sql.Found(cancel);
        var words = await KeptColumns.Lower(db, question.Filters, cancel);
        return await _kept[question.List].Count(db, clearance,
            set => new FacetsByColumns(set, question, AnyDay, Listed(set), words).Count(offered, found), cancel);
    }

    /// <summary>The names of what was counted from a list's columns.</summary>
    public KeptNames Names(RecordList list, Confidentiality clearance) => _kept[list].Names(clearance);

    /// <summary>Ends when the columns of a list have been read for a clearance.</summary>
    public Task Read(RecordList list, Confidentiality clearance) => _kept[list].Read(clearance);

    public void Dispose()
    {
        foreach (var kept in _kept.Values) kept.Dispose();
    }

    /// <summary>A record is on its list on every day.</summary>
    private const ushort AnyDay = 1;

    private static byte[] Listed(ColumnSet set)
    {
        var marked = new bool[set.Rows.Length];
        ColumnCounts.Mark(set[RecordColumnPlan.OnList].Column, AnyDay, null, marked);
        return [.. marked.Select(listed => (byte)(listed ? 2 : 0))];
    }
}
