using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>Counts the records of a list by two of its filters. Each cell is the count of the list that it leads to.</summary>
public sealed class CountTwoWays
{
    /// <summary>More rows or columns than a page holds; those with the fewest records are left out, and said to be.</summary>
    private const int Most = 60;

    /// <summary>A file leaves none out: what it cannot hold is refused. A sheet has 16,384 columns, but nobody reads so many.</summary>
    private const int MostColumns = 1000, MostCells = 1_000_000;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;

    internal CountTwoWays(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access) =>
        (_factory, _dialect, _access) = (factory, dialect, access);

    /// <summary>The question's page counts for nothing. Throws <see cref="ArgumentException"/> for a filter of another list.</summary>
    public async Task<Outcome<RecordMatrix>> Handle(CurrentUser user, RecordQuestion question, ListFilterDefinition rows,
        ListFilterDefinition columns, CancellationToken cancel = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return await Handle(user, question, rows, columns, Most, db, cancel);
    }

    /// <summary>The same with every row and column, for an export.</summary>
    internal Task<Outcome<RecordMatrix>> All(CurrentUser user, RecordQuestion question, ListFilterDefinition rows,
        ListFilterDefinition columns, CaseTrackerDb db, CancellationToken cancel) =>
        Handle(user, question, rows, columns, null, db, cancel);

    private async Task<Outcome<RecordMatrix>> Handle(CurrentUser user, RecordQuestion question, ListFilterDefinition rows,
        ListFilterDefinition columns, int? most, CaseTrackerDb db, CancellationToken cancel)
    {
        if (question.List.Find(rows.Key) != rows || question.List.Find(columns.Key) != columns)
            throw new ArgumentException($"{rows.Key}, {columns.Key}", nameof(rows));
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<RecordMatrix>.Failed(refused);
        if (rows == columns) return Outcome<RecordMatrix>.Failed(new Problem("Lists.SameAxes", rows.Label));
        var sql = new RecordSql(db, _dialect.Provider, question, user.Clearance);
        if (new[] { rows, columns }.FirstOrDefault(side => !sql.Offers(side)) is { } closed)
            return Outcome<RecordMatrix>.Failed(new Problem("Lists.AxisClosed", closed.Label));
        await using var asked = await AskedRecords.Gather(db, sql, _dialect.Provider, cancel);
        var records = $"FROM {asked.Table} a {Join(rows, "v")} {Join(columns, "w")} WHERE {Asked.Listed}";
        var (row, column) = (sql.Scope.Text("v.Value"), sql.Scope.Text("w.Value"));
        var cells = await Read($"SELECT {row} AS Side, {column} AS Other, COUNT(DISTINCT a.Id) AS Records {records} GROUP BY v.Value, "
            + $"w.Value");
        var rowSums = await Read($"SELECT {row} AS Side, NULL AS Other, COUNT(DISTINCT a.Id) AS Records {records} GROUP BY v.Value");
        var columnSums = await Read($"SELECT {column} AS Side, NULL AS Other, COUNT(DISTINCT a.Id) AS Records {records} GROUP BY w.Value");
        if (most is null && (columnSums.Count > MostColumns || (long)rowSums.Count * columnSums.Count > MostCells))
            return Outcome<RecordMatrix>.Failed(new Problem("Lists.MatrixTooLarge", rowSums.Count, columnSums.Count, MostColumns,
                MostCells));
        var total = await Read($"SELECT NULL AS Side, NULL AS Other, COUNT(*) AS Records FROM {asked.Table} a WHERE {Asked.Listed}");
        var (rowsShown, columnsShown) = (Shown(rowSums), Shown(columnSums));
        var names = await FilterNames.For(db, rowsShown.Select(one => (rows, Value(rows, one.Side)))
            .Concat(columnsShown.Select(one => (columns, Value(columns, one.Side)))), user.Clearance, cancel);
        return Outcome<RecordMatrix>.Of(new RecordMatrix(question, rows, columns, Totals(rows, rowsShown), Totals(columns, columnsShown),
            total[0].Records,
            rowSums.Count - rowsShown.Count, columnSums.Count - columnsShown.Count)
        {
            Cells = cells.GroupBy(cell => (Value(rows, cell.Side) ?? Rest(rows), Value(columns, cell.Other) ?? Rest(columns)))
                .ToDictionary(group => group.Key, group => group.Sum(cell => cell.Records)),
        });

        Task<List<Row>> Read(string statement) => db.Database.SqlQueryRaw<Row>(statement, sql.Parameters()).ToListAsync(cancel);

        List<Row> Shown(List<Row> sums) => [.. sums.OrderByDescending(sum => sum.Records).Take(most ?? sums.Count)];

        // A side that is a filter at work shows the values that are asked for, and no others that the same records happen to have.
        string Join(ListFilterDefinition side, string alias) => ByNumber(side)
            ? $"JOIN ({string.Join(" UNION ALL ", question.Filters.Of(side.Key).Select((value, at) => Chosen(side, value, at)))}) {alias} "
                + $"ON {alias}.Id = a.Id"
            : $"LEFT JOIN ({side.Values(sql)}) {alias} ON {alias}.Id = a.Id";

        string Chosen(ListFilterDefinition side, string value, int number) =>
            $"SELECT {sql.Id("r")} AS Id, {number} AS Value {sql.Visible} AND {side.Condition(sql, [value])}";

        bool ByNumber(ListFilterDefinition side) => question.Filters.Of(side.Key).Count > 0;

        string? Value(ListFilterDefinition side, string? found) => found is not null && ByNumber(side)
            ? question.Filters.Of(side.Key)[int.Parse(found, CultureInfo.InvariantCulture)] : found;

        static string Rest(ListFilterDefinition side) => side.NoValue ?? FilterDefinition.NotOnRecord;

        List<CountedValue> Totals(ListFilterDefinition side, List<Row> sums) =>
            [.. FilterNames.InOrder(side, sums.GroupBy(sum => Value(side, sum.Side) ?? Rest(side), sum => sum.Records)
            .Select(group => new CountedValue(group.Key, names.Name(side, group.Key), group.Sum())))];
    }

    private sealed record Row(string? Side, string? Other, int Records);
}
