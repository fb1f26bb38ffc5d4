using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Records;

/// <summary>A row with what its header says.</summary>
internal sealed record HeadedRow<TRow>(TRow Row, KnownHeader Header);

/// <summary>Reads whole rows of a kind, or versions of a fact, past the context (<see cref="RowReader{TRow}"/>).</summary>
internal static class ReadRows
{
    /// <summary>In the order of their records.</summary>
    /// <param name="column">The column that holds one of the ids.</param>
    /// <param name="condition">What else holds of <c>r</c>, the row, and <c>h</c>, its header, in SQL. It may ask for
    /// <c>@known</c>.</param>
    public static async Task<List<HeadedRow<TRow>>> Headed<TRow>(this CaseTrackerDb db, string column, IReadOnlyCollection<long> ids,
        string condition, CancellationToken cancel, DateTime? known = null) where TRow : class, new()
    {
        if (ids.Count == 0) return [];
        var (reader, id) = (RowReader<TRow>.Of(db), typeof(TRow).IsAssignableTo(typeof(IFactRow)) ? "FactId" : "Id");
        var read = await db.Answers($"SELECT {reader.Columns}, {KnownHeader.Columns} FROM \"{reader.Table}\" r "
            + $"JOIN Records h ON h.Id = r.{id} WHERE r.{column} IN (SELECT v.value FROM {ListedIds.Sql(db.Provider(), "@ids")} v) "
            + $"AND {condition}",
            row => new HeadedRow<TRow>(reader.Row(row), KnownHeader.Of(row, reader.Count)), cancel,
            [db.Parameter("@ids", JsonSerializer.Serialize(ids)), .. known is null ? [] : new[] { db.Parameter("@known", known) }]);
        // The database would write each row of many columns once more for it.
        return [.. read.OrderBy(of => TouchedRecord.IdOf(of.Row))];
    }

    /// <summary>What each of some ids is; one that is no record is left out.</summary>
    /// <param name="condition">What else holds of <c>h</c>, the header, in SQL.</param>
    public static async Task<Dictionary<long, RecordKind>> Kinds(this CaseTrackerDb db, IReadOnlyCollection<long> ids,
        CancellationToken cancel, string condition = "1 = 1") => ids.Count == 0 ? []
        : (await db.Answers($"SELECT h.Id, h.Kind FROM Records h WHERE h.Id IN (SELECT v.value FROM "
            + $"{ListedIds.Sql(db.Provider(), "@ids")} v) AND {condition}", row => (Id: row.GetInt64(0), new RecordKind(row.GetString(1))),
            cancel, db.Parameter("@ids", JsonSerializer.Serialize(ids)))).ToDictionary();

    /// <summary>The same without what their headers say.</summary>
    public static async Task<List<TRow>> Rows<TRow>(this CaseTrackerDb db, string column, IReadOnlyCollection<long> ids, string condition,
        CancellationToken cancel, DateTime? known = null) where TRow : class, new() =>
        [.. (await db.Headed<TRow>(column, ids, condition, cancel, known)).Select(of => of.Row)];
}
