using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Reports;

/// <summary>Tables of counts as an audience may read them. Where small counts are not told, a column is guarded by itself
/// (<see cref="SmallCells"/>): nothing that adds columns up stands beside it, no row is left out and no order goes by a count, for the
/// reader would take from these what is withheld.</summary>
internal static class SafeTable
{
    public static ReportTable Of(ReportTable table, bool hidesSmall) =>
        hidesSmall && table.Counts != ReportCounts.OfRecords ? Guarded(table) : Cut(table);

    private static ReportTable Cut(ReportTable table)
    {
        var left = table.Rows.Count(row => !row.IsTotal) - table.Most;
        return left <= 0 ? table : table with
        {
            Rows = [.. table.Rows.Where(row => !row.IsTotal).Take(table.Most), .. table.Rows.Where(row => row.IsTotal)],
            About = Joined(table.About, Texts.Localize("Reports.LeftOut", left.InDigits())),
        };
    }

    private static ReportTable Guarded(ReportTable table)
    {
        var kept = Enumerable.Range(0, table.Columns.Count).Where(at => !table.Columns[at].IsSum).ToList();
        var parts = table.Rows.Where(row => !row.IsTotal).ToList();
        if (table.ByCount) parts = [.. parts.OrderBy(row => $"{row.Cells[0]}", StringComparer.Ordinal)];
        var rows = parts.Concat(table.Rows.Where(row => row.IsTotal))
            .Select(row => new ReportRow([.. kept.Select(at => row.Cells[at])], row.IsTotal)).ToList();
        var cells = rows.ConvertAll(row => row.Cells.ToArray());
        for (var column = 1; column < kept.Count; column++) Guard(cells, parts.Count, column, table.Counts);
        var withheld = cells.Any(row => row.Any(cell => cell is SafeCount));
        foreach (var row in cells)
            for (var at = 0; at < row.Length; at++) if (row[at] is SafeCount safe) row[at] = Words(safe);
        return table with
        {
            Columns = [.. kept.Select(at => table.Columns[at])],
            Rows = [.. rows.Select((row, at) => row with { Cells = cells[at] })],
            About = withheld ? Joined(table.About, Texts.Localize("Reports.SmallCells")) : table.About,
            Chart = Drawn(table.Chart, cells.Take(parts.Count).ToList()),
        };
    }

    /// <summary>Puts what is told in the place of a column's counts.</summary>
    private static void Guard(List<object?[]> cells, int parts, int column, ReportCounts counts)
    {
        var rows = Enumerable.Range(0, parts).Where(at => cells[at][column] is int).ToList();
        var values = rows.ConvertAll(at => (int)cells[at][column]!);
        var totals = Enumerable.Range(parts, cells.Count - parts).Where(at => cells[at][column] is int).ToList();
        // What the rows leave of their total the reader knows as well as a row.
        var rest = totals.Select(at => (int)cells[at][column]!).DefaultIfEmpty(0).Max() - values.Sum();
        var safe = counts == ReportCounts.OfPeopleOverTime ? SmallCells.OverTime(values)
            : SmallCells.Of(rest > 0 ? [.. values, rest] : values);
        for (var at = 0; at < rows.Count; at++) Put(cells[rows[at]], column, safe[at]);
        foreach (var at in totals) Put(cells[at], column, SmallCells.Of((int)cells[at][column]!));
    }

    private static void Put(object?[] row, int column, SafeCount safe) => row[column] = safe.Count is { } told ? told : safe;

    /// <summary>A count that is not told, as a cell says it.</summary>
    public static string Words(SafeCount safe) => safe.Count is { } told ? told.InDigits()
        : safe.Small ? "<" + SmallCells.Least.InDigits() : "…";

    /// <summary>The chart of what is told: a line is drawn whole or not at all, for a gap would be read as nobody.</summary>
    private static ReportChart? Drawn(ReportChart? chart, List<object?[]> rows) => chart is null ? null
        : chart.Series.Where(column => rows.Take(chart.MostPoints).All(row => row[column] is not string)).ToList() is { Count: > 0 } series
            ? chart with { Series = series } : null;

    private static string Joined(string? about, string more) => about is null ? more : $"{about} {more}";
}
