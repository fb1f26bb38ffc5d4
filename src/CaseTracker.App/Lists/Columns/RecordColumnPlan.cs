using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;

namespace CaseTracker.App.Lists.Columns;

/// <summary>The columns of a list of records; their rows are the records.</summary>
internal sealed class RecordColumnPlan : IColumnPlan
{
    /// <summary>The column of what is on the list.</summary>
    public const string OnList = "the list";

    /// <summary>A record is on its list on every day.</summary>
    public const ushort AnyDay = 1;

    private readonly RecordList _list;

    public RecordColumnPlan(RecordList list)
    {
        _list = list;
        Sources =
        [
            new(OnList, ColumnKind.Texts, (db, scope) => Sql(db, scope).OnList),
            .. list.Filters.Cast<ListFilterDefinition>().SelectMany(filter => filter.Parts.Select((part, index) =>
                new ColumnSource(ColumnSource.Part(filter, index), filter.ColumnKind,
                    (db, scope) => Sql(db, scope).Column(filter, part.Rows), part.FollowsOthers))),
        ];
    }

    public IReadOnlyList<ColumnSource> Sources { get; }

    public Task<AskedRows> Asked(CaseTrackerDb db, FilterScope scope, IReadOnlyCollection<long> rows, CancellationToken cancel)
    {
        var ids = JsonSerializer.Serialize(rows);
        return Task.FromResult(new AskedRows(ids, ids));
    }

    public Task<(IReadOnlyCollection<long>? Rows, IReadOnlySet<string> Stale)> Touched(CaseTrackerDb db, FilterScope scope,
        IReadOnlyList<AuditEntry> entries, Func<string, IEnumerable<string>> tables, CancellationToken cancel) =>
        TouchedOnList.Of(db, scope, _list, entries, cancel);

    /// <summary>A name may be made of other records, and hidden by what is said of a child.</summary>
    public bool Renames(AuditEntry entry) => entry.RecordId is not null || TouchedRows.RenamesTag(entry);

    /// <summary>By row 2 for what is on the list, else 0.</summary>
    public static byte[] Listed(ColumnSet set)
    {
        var marked = new bool[set.Rows.Length];
        ColumnCounts.Mark(set[OnList].Column, AnyDay, null, marked);
        return [.. marked.Select(listed => (byte)(listed ? 2 : 0))];
    }

    private RecordSql Sql(CaseTrackerDb db, FilterScope scope) =>
        new(db, scope.Provider, new RecordQuestion(_list), scope.Clearance) { Scope = scope };
}
