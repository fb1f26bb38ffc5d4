using CaseTracker.App.Import.Reading;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>The table of a file that is imported: its columns with what they mean, and its rows.</summary>
/// <param name="Sheet">The name of its sheet; null of a text.</param>
/// <param name="Notices">What is left out, and why: nothing is without a word.</param>
internal sealed record ImportTable(string? Sheet, IReadOnlyList<ImportColumn> Columns, IReadOnlyList<FileRow> Rows,
    IReadOnlyList<Problem> Notices)
{
    private const int RowsLookedAt = 30;

    /// <summary>Finds sheet, headings and columns. A column that holds something and means nothing refuses the file: what somebody
    /// wrote into it would be lost.</summary>
    public static Outcome<ImportTable> Of(IReadOnlyList<FileTable> tables, Headings headings, ImportMapping mapping)
    {
        var asked = tables.Where(table => mapping.Sheet is null || table.Name == mapping.Sheet).ToList();
        if (asked.Count == 0)
            return Failed(new Problem("Import.NoSuchSheet", mapping.Sheet, string.Join(", ", tables.Select(table => table.Name))));
        var best = asked.Where(table => table.Rows.Count > 0)
            .SelectMany(table => table.Rows.Take(RowsLookedAt).Select((row, at) => (Table: table, At: at, Known: Known(row))))
            .Where(one => mapping.HeadingRow is null || one.Table.Rows[one.At].Number == mapping.HeadingRow)
            .OrderByDescending(one => one.Known).ThenBy(one => one.Table.Hidden).ThenBy(one => one.At).FirstOrDefault();
        if (best.Table is null) return Failed(new Problem("Import.NothingInIt"));
        if (best.Known == 0) return Failed(new Problem("Import.NoHeadings", RowsLookedAt));
        return ReadColumns(best.Table, best.At, headings, mapping) is var (columns, problems) && problems.Count > 0
            ? Outcome<ImportTable>.Failed(problems) : Outcome<ImportTable>.Of(TakeRows(best.Table, best.At, columns));

        int Known(FileRow row) => row.Cells.Count(cell => !cell.IsEmpty
            && (mapping.Columns?.ContainsKey(cell.Text) == true || headings.Find(cell.Text) is not null));
    }

    private static (List<ImportColumn> Columns, List<Problem> Problems) ReadColumns(FileTable table, int headingRow, Headings headings,
        ImportMapping mapping)
    {
        var (columns, problems) = (new List<ImportColumn>(), new List<Problem>());
        var width = table.Rows.Skip(headingRow).Max(row => row.Cells.Count);
        var group = "";
        for (var at = 0; at < width; at++)
        {
            var (heading, above) = (table.Rows[headingRow][at].Text, headingRow > 0 ? table.Rows[headingRow - 1][at].Text : "");
            // A heading over several columns stands at the first of them.
            if (above.Length > 0) group = above;
            var holds = table.Rows.Skip(headingRow + 1).Any(row => !row[at].IsEmpty);
            if (heading.Length == 0)
            {
                if (holds) problems.Add(new Problem("Import.ColumnWithoutHeading", Letters(at)));
                continue;
            }
            var use = mapping.Columns?.GetValueOrDefault(heading) is { } named
                ? headings.Named(named) : (group.Length > 0 ? headings.Find($"{group} {heading}") : null) ?? headings.Find(heading);
            if (use is not null) columns.Add(new(at, heading, use));
            else if (mapping.Columns?.GetValueOrDefault(heading) is { } wrong)
                problems.Add(new Problem("Import.MappingUnknown", heading, wrong));
            else if (holds)
                problems.Add(new Problem("Import.ColumnUnknown", heading, Letters(at), string.Join(", ", headings.Near(heading))));
        }
        foreach (var twice in columns.Where(column => column.Use.Role is not (ColumnRole.LeftOut or ColumnRole.WorkedOut))
            .GroupBy(column => column.Use).Where(same => same.Count() > 1))
            problems.Add(new Problem("Import.ColumnTwice",
                string.Join(", ", twice.Select(column => $"{column.Heading} ({Letters(column.At)})"))));
        return (columns, problems);
    }

    private static ImportTable TakeRows(FileTable table, int headingRow, List<ImportColumn> columns)
    {
        var (rows, notices) = (new List<FileRow>(), new List<Problem>());
        var totals = Texts.Localize("Import.Totals").Split('|').Select(TextFold.Of).ToHashSet(StringComparer.Ordinal);
        var headings = table.Rows[headingRow];
        foreach (var row in table.Rows.Skip(headingRow + 1).Where(row => !row.IsBlank))
            if (columns.TrueForAll(column => row[column.At].Text == headings[column.At].Text))
                notices.Add(new Problem("Import.HeadingsAgain", row.Number));
            else if (totals.Contains(TextFold.Of(row.Cells.First(cell => !cell.IsEmpty).Text).TrimEnd(':', ' ')))
                notices.Add(new Problem("Import.TotalLeftOut", row.Number));
            else rows.Add(row);
        foreach (var column in columns.Where(column => column.Use is { Role: ColumnRole.LeftOut }))
            notices.Add(new Problem("Import.ColumnLeftOut", column.Heading));
        return new(table.Name, columns, rows, notices);
    }

    /// <summary>What a row says in the column of a role; null where there is none, or its cell is empty.</summary>
    public string? Text(FileRow row, ColumnRole role) => Find(role) is { } column && !row[column.At].IsEmpty ? row[column.At].Text : null;

    public string? Heading(ColumnRole role) => Find(role)?.Heading;

    /// <summary>The column that a problem speaks of; null where it speaks of the row as a whole.</summary>
    public string? Heading(Problem problem) => problem is Invalid invalid
        ? Columns.FirstOrDefault(column => column.Use.Field?.Key == invalid.Field)?.Heading : null;

    private ImportColumn? Find(ColumnRole role) => Columns.FirstOrDefault(column => column.Use.Role == role);

    /// <summary>The letters of a column, from 0: 0 is A.</summary>
    public static string Letters(int at) => Exchange.Sheets.SheetWriter.Letters(at + 1);

    private static Outcome<ImportTable> Failed(Problem problem) => Outcome<ImportTable>.Failed(problem);
}
