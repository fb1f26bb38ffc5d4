using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>Counts a list by two of its filters in the database. Each cell is the count of the list that it leads to.</summary>
internal sealed class MatrixBySql
{
    /// <summary>A file leaves none out: what it cannot hold is refused. A sheet has 16,384 columns, but nobody reads so many.</summary>
    private const int MostColumns = 1000, MostCells = 1_000_000;

    private readonly CaseTrackerDb _db;
    private readonly ListSql _sql;
    private readonly string _table;
    private readonly FilterScope _scope;
    private readonly MatrixSides _sides;
    /// <summary>The values of a side that is a filter at work; empty where it is none.</summary>
    private readonly Dictionary<string, IReadOnlyList<string>> _asked = [];

    private MatrixBySql(CaseTrackerDb db, ListSql sql, string table, MatrixSides sides) =>
        (_db, _sql, _table, _scope, _sides) = (db, sql, table, sql.Scope with { Custody = table }, sides);

    /// <param name="most">How many rows, and how many columns; those that the fewest have are left out. Null: all, or a problem where
    /// no file holds them.</param>
    public static async Task<Outcome<Matrix>> Count(CaseTrackerDb db, ListSql sql, MatrixSides sides, int? most,
        Clearance clearance, CancellationToken cancel)
    {
        // What is counted in one statement is gathered for nothing else.
        if (sql.HasOneValue(sides.Rows) && sql.HasOneValue(sides.Columns) && sql.Unfiltered is { } whole)
            return await new MatrixBySql(db, sql, whole, sides).Count(most, clearance, cancel);
        await using var mask = await sql.Gather(db, cancel);
        return await new MatrixBySql(db, sql, mask.Table, sides).Count(most, clearance, cancel);
    }

    private async Task<Outcome<Matrix>> Count(int? most, Clearance clearance, CancellationToken cancel)
    {
        foreach (var side in new[] { _sides.Rows, _sides.Columns })
        {
            if (await AskedPeriods.Of(side, _sql.Question.Chosen(side.Asks), () => Ends(side, cancel)) is not { } values)
                return Outcome<Matrix>.Failed(new Problem("Lists.TooManyPeriods", side.Label, AskedPeriods.Most));
            _asked[side.Key] = values;
        }
        var listed = $"FROM {_table} a {Join(_sides.Rows, "v")} {Join(_sides.Columns, "w")} WHERE {FilterMask.Listed}";
        var (row, column) = (_scope.Text("v.Value"), _scope.Text("w.Value"));
        var cells = await Read(row, column, "v.Value, w.Value, ");
        // What has one value stands in one cell of its line, so that cells add up; else a row is counted once for each line.
        var rowSums = HasOneValue(_sides.Columns) ? Sums(cells, cell => cell.Side)
            : Sums(await Read(row, "NULL", "v.Value, "), sum => sum.Side);
        var columnSums = HasOneValue(_sides.Rows) ? Sums(cells, cell => cell.Other)
            : Sums(await Read(column, "NULL", "w.Value, "), sum => sum.Side);
        if (most is null && (columnSums.Count > MostColumns || (long)rowSums.Count * columnSums.Count > MostCells))
            return Outcome<Matrix>.Failed(new Problem("Lists.MatrixTooLarge", rowSums.Count, columnSums.Count, MostColumns, MostCells));
        var (rows, columns) = (Shown(rowSums), Shown(columnSums));
        var names = await FilterNames.For(_db, rows.Select(one => (_sides.Rows, Value(_sides.Rows, one.Value)))
            .Concat(columns.Select(one => (_sides.Columns, Value(_sides.Columns, one.Value)))), clearance, cancel);
        listed = $"FROM {_table} a WHERE {FilterMask.Listed}";
        return Outcome<Matrix>.Of(new(_sides, Totals(_sides.Rows, rows, names), Totals(_sides.Columns, columns, names),
            HasOneValue(_sides.Rows) && HasOneValue(_sides.Columns) ? Sum(cells) : Sum(await Read("NULL", "NULL", "")),
            rowSums.Count - rows.Count, columnSums.Count - columns.Count)
        {
            Cells = cells.GroupBy(cell => (Named(_sides.Rows, cell.Side), Named(_sides.Columns, cell.Other)))
                .ToDictionary(group => group.Key, group => Sum(group)),
        });

        Task<List<Row>> Read(string side, string other, string by)
        {
            var once = HasOneValue(_sides.Rows) && HasOneValue(_sides.Columns) ? "*" : $"DISTINCT a.{_sql.RowId}";
            var count = $"SELECT {side} AS Side, {other} AS Other, a.Certain, COUNT({once}) AS Number {listed} "
                + $"GROUP BY {by}a.Certain";
            return _db.Database.SqlQueryRaw<Row>(count, _sql.Parameters(_db)).ToListAsync(cancel);
        }

        List<(string? Value, Tally Tally)> Shown(List<(string? Value, Tally Tally)> sums) =>
            [.. sums.OrderByDescending(sum => sum.Tally.Count).Take(most ?? sums.Count)];
    }

    // A side that is a filter at work shows the values that are asked for, and no others that the same rows happen to have.
    private string Join(FilterDefinition side, string alias)
    {
        var rows = ByNumber(side) ? string.Join(" UNION ALL ", _asked[side.Key]
            .Select((value, number) => _sql.Having(side, value, number, _scope))) : _sql.Values(side, _scope);
        return $"{(ByNumber(side) ? "JOIN" : "LEFT JOIN")} ({rows}) {alias} ON {alias}.{_sql.RowId} = a.{_sql.RowId}";
    }

    private bool ByNumber(FilterDefinition side) => _asked[side.Key].Count > 0;

    /// <summary>The first and the last of the periods that the list has; null where it has none.</summary>
    private async Task<(string First, string Last)?> Ends(FilterDefinition side, CancellationToken cancel)
    {
        var ends = $"SELECT MIN(v.Value) AS First, MAX(v.Value) AS Last FROM {_table} a JOIN ({_sql.Values(side, _scope)}) v "
            + $"ON v.{_sql.RowId} = a.{_sql.RowId} WHERE {FilterMask.Listed}";
        var found = await _db.Database.SqlQueryRaw<PeriodEnds>(ends, _sql.Parameters(_db)).ToListAsync(cancel);
        return found is [{ First: { } first, Last: { } last }] ? (first, last) : null;
    }

    private string? Value(FilterDefinition side, string? found) => found is not null && ByNumber(side)
        ? _asked[side.Key][int.Parse(found, CultureInfo.InvariantCulture)] : found;

    private string Named(FilterDefinition side, string? found) => Value(side, found) ?? side.NoValue ?? FilterDefinition.NotOnRecord;

    private bool HasOneValue(FilterDefinition side) => _sql.HasOneValue(side) && !ByNumber(side);

    private sealed record PeriodEnds(string? First, string? Last);

    private static List<(string? Value, Tally Tally)> Sums(List<Row> rows, Func<Row, string?> line) =>
        [.. rows.GroupBy(line).Select(group => (group.Key, Sum(group)))];

    private List<CountedValue> Totals(FilterDefinition side, List<(string? Value, Tally Tally)> sums, FilterNames names) =>
        [.. FilterNames.InOrder(side, sums.GroupBy(sum => Named(side, sum.Value), sum => sum.Tally).Select(group => new CountedValue(
            group.Key, names.Name(side, group.Key), new(group.Sum(one => one.Certain), group.Sum(one => one.Possible)))))];

    private static Tally Sum(IEnumerable<Row> rows) => Tally.Of(rows.Select(row => new CountedRow(row.Side, row.Certain, row.Number)));

    private sealed record Row(string? Side, string? Other, int Certain, int Number);
}
