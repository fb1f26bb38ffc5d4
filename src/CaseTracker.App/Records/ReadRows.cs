using System.Data.Common;
using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Records;

/// <summary>A row, and whether a clearance may know of its record as far as levels go (<see cref="VisibleRecords.WithinSql"/>).</summary>
internal sealed record LeveledRow<TRow>(TRow Row, bool Within);

/// <summary>Reads whole rows of a kind, or versions of a fact, past the context (<see cref="RowReader{TRow}"/>).</summary>
internal static class ReadRows
{
    /// <summary>In the order of their records.</summary>
    /// <param name="column">The column that holds one of the ids.</param>
    /// <param name="condition">What else holds of <c>r</c>, the row, and <c>h</c>, its header, in SQL. It may ask for
    /// <c>@known</c>.</param>
    /// <param name="table">A table with the same columns; null: that of the rows.</param>
    public static Task<List<TRow>> Rows<TRow>(this CaseTrackerDb db, string column, IReadOnlyCollection<long> ids, string condition,
        CancellationToken cancel, DateTime? known = null, string? table = null) where TRow : class, new()
    {
        var reader = RowReader<TRow>.Of(db);
        return db.Read(reader, column, ids, condition, known, "", row => reader.Row(db, row), row => row, cancel, table);
    }

    /// <summary>The same, each with what a clearance may know of it.</summary>
    public static Task<List<LeveledRow<TRow>>> Leveled<TRow>(this CaseTrackerDb db, string column, IReadOnlyCollection<long> ids,
        string condition, Clearance clearance, CancellationToken cancel, DateTime? known = null) where TRow : class, new()
    {
        var reader = RowReader<TRow>.Of(db);
        return db.Read(reader, column, ids, condition, known,
            $", CASE WHEN {VisibleRecords.WithinSql("h", clearance)} THEN 1 ELSE 0 END",
            row => new LeveledRow<TRow>(reader.Row(db, row), row.GetInt32(reader.Count) == 1), of => of.Row, cancel);
    }

    /// <summary>What each of some ids is; one that is no record is left out.</summary>
    /// <param name="condition">What else holds of <c>h</c>, the header, in SQL.</param>
    public static async Task<Dictionary<long, RecordKind>> Kinds(this CaseTrackerDb db, IReadOnlyCollection<long> ids,
        CancellationToken cancel, string condition = "1 = 1") => ids.Count == 0 ? []
        : (await db.Answers($"SELECT h.Id, h.Kind FROM Records h WHERE h.Id IN (SELECT v.value FROM "
            + $"{ListedIds.Sql(db.Provider(), "@ids")} v) AND {condition}", row => (Id: row.GetInt64(0), new RecordKind(row.GetString(1))),
            cancel, db.Parameter("@ids", JsonSerializer.Serialize(ids)))).ToDictionary();

    /// <param name="more">Columns after those of the row.</param>
    private static async Task<List<T>> Read<TRow, T>(this CaseTrackerDb db, RowReader<TRow> reader, string column,
        IReadOnlyCollection<long> ids, string condition, DateTime? known, string more, Func<DbDataReader, T> make, Func<T, TRow> rowOf,
        CancellationToken cancel, string? table = null) where TRow : class, new()
    {
        if (ids.Count == 0) return [];
        var id = typeof(TRow).IsAssignableTo(typeof(IFactRow)) ? "FactId" : "Id";
        var read = await db.Answers($"SELECT {reader.Columns}{more} FROM \"{table ?? reader.Table}\" r "
            + $"JOIN Records h ON h.Id = r.{id} WHERE r.{column} IN (SELECT v.value FROM {ListedIds.Sql(db.Provider(), "@ids")} v) "
            + $"AND {condition}", make, cancel,
            [db.Parameter("@ids", JsonSerializer.Serialize(ids)), .. known is null ? [] : new[] { db.Parameter("@known", known) }]);
        // The database would write each row of many columns once more for it.
        return [.. read.OrderBy(of => TouchedRecord.IdOf(rowOf(of)))];
    }
}
