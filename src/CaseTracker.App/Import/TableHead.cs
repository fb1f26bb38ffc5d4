using CaseTracker.App.Import.Reading;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>Where a file has its headings: the table, and the place of the row among its rows.</summary>
internal sealed record TableHead(FileTable Table, int At)
{
    private const int RowsLookedAt = 30;

    /// <summary>Finds sheet and row: those with most headings that are known.</summary>
    /// <param name="lenient">Where none is known, the first row with several cells is taken: somebody says what they are.</param>
    public static Outcome<TableHead> Find(IReadOnlyList<FileTable> tables, Headings headings, ImportMapping mapping, bool lenient)
    {
        var asked = tables.Where(table => mapping.Sheet is null || table.Name == mapping.Sheet).ToList();
        if (asked.Count == 0)
            return Failed(new Problem("Import.NoSuchSheet", mapping.Sheet, string.Join(", ", tables.Select(table => table.Name))));
        var rows = asked.Where(table => table.Rows.Count > 0)
            .SelectMany(table => table.Rows.Take(RowsLookedAt).Select((_, at) => new TableHead(table, at))).ToList();
        if (rows.Count == 0) return Failed(new Problem("Import.NothingInIt"));
        var known = rows.Where(one => mapping.HeadingRow is null || one.Row.Number == mapping.HeadingRow)
            .Select(one => (Head: one, Known: one.Known(headings, mapping)))
            .OrderByDescending(one => one.Known).ThenBy(one => one.Head.Table.Hidden).ThenBy(one => one.Head.At).FirstOrDefault();
        if (known.Head is null) return Failed(new Problem("Import.NothingInIt"));
        if (known.Known > 0 || mapping.HeadingRow is not null && lenient) return Outcome<TableHead>.Of(known.Head);
        return !lenient ? Failed(new Problem("Import.NoHeadings", RowsLookedAt))
            : Outcome<TableHead>.Of(rows.Where(one => !one.Table.Hidden).Append(rows[0])
                .FirstOrDefault(one => one.Row.Cells.Count(cell => !cell.IsEmpty) > 1) ?? rows[0]);
    }

    /// <summary>The row with the headings.</summary>
    public FileRow Row => Table.Rows[At];

    /// <summary>The columns: place, heading, what it is known as, and whether anything stands below it. A heading over several columns is
    /// the beginning of theirs; one that stands above an empty cell is that column's.</summary>
    public IEnumerable<(int At, string Heading, ColumnUse? Use, bool Holds)> Columns(Headings headings, ImportMapping mapping)
    {
        var width = Table.Rows.Skip(At).Max(row => row.Cells.Count);
        var group = "";
        for (var at = 0; at < width; at++)
        {
            var (own, above) = (Row[at].Text, At > 0 ? Table.Rows[At - 1][at].Text : "");
            if (above.Length > 0) group = above;
            var heading = own.Length > 0 ? own : IsHeading(headings, above) ? above : "";
            var use = mapping.Of(heading, at) is { } named ? headings.Named(named)
                : heading.Length == 0 ? null : (group.Length > 0 ? headings.Find($"{group} {heading}") : null) ?? headings.Find(heading);
            yield return (at, heading, use, Table.Rows.Skip(At + 1).Any(row => !row[at].IsEmpty));
        }
    }

    private int Known(Headings headings, ImportMapping mapping) => Columns(headings, mapping).Count(column => column.Use is not null);

    private static bool IsHeading(Headings headings, string above) => above.Length > 0 && headings.Find(above) is not null;

    private static Outcome<TableHead> Failed(Problem problem) => Outcome<TableHead>.Failed(problem);
}
