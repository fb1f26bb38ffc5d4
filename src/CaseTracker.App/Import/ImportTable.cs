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
    /// <summary>Finds sheet, headings and columns. A column that holds something and means nothing refuses the file: what somebody
    /// wrote into it would be lost.</summary>
    public static Outcome<ImportTable> Of(IReadOnlyList<FileTable> tables, Headings headings, ImportMapping mapping)
    {
        var found = TableHead.Find(tables, headings, mapping, lenient: false);
        if (!found.Succeeded) return Failed(found.Problems[0]);
        var head = found.Value;
        return ReadColumns(head, headings, mapping) is var (columns, problems) && problems.Count > 0
            ? Outcome<ImportTable>.Failed(problems) : Outcome<ImportTable>.Of(TakeRows(head.Table, head.At, columns));
    }

    private static (List<ImportColumn> Columns, List<Problem> Problems) ReadColumns(TableHead head, Headings headings,
        ImportMapping mapping)
    {
        var (columns, problems) = (new List<ImportColumn>(), new List<Problem>());
        foreach (var (at, heading, use, holds) in head.Columns(headings, mapping))
        {
            var said = mapping.Of(heading, at);
            if (use is not null)
                columns.Add(new(at, heading.Length > 0 ? heading : Texts.Localize("Import.ColumnAt", Letters(at)), use));
            else if (said is not null) problems.Add(new Problem("Import.MappingUnknown", heading, said));
            else if (!holds) continue;
            else problems.Add(heading.Length == 0 ? new Problem("Import.ColumnWithoutHeading", Letters(at))
                : new Problem("Import.ColumnUnknown", heading, Letters(at), string.Join(", ", headings.Near(heading))));
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
        var (totals, examples) = (Words("Import.Totals"), Words("Import.Example"));
        List<ImportColumn> read = [.. columns.Where(column => column.Use.Role != ColumnRole.LeftOut)];
        var headings = table.Rows[headingRow];
        foreach (var row in table.Rows.Skip(headingRow + 1).Where(row => !row.IsBlank))
            if (columns.TrueForAll(column => row[column.At].Text == headings[column.At].Text))
                notices.Add(new Problem("Import.HeadingsAgain", row.Number));
            else if (totals.Contains(First(row))) notices.Add(new Problem("Import.TotalLeftOut", row.Number));
            else if (examples.Contains(First(row))) notices.Add(new Problem("Import.ExampleLeftOut", row.Number));
            // Rows are numbered before anything is known of them.
            else if (read.TrueForAll(column => row[column.At].IsEmpty)) notices.Add(new Problem("Import.NothingRead", row.Number));
            else rows.Add(row);
        foreach (var column in columns.Where(column => column.Use is { Role: ColumnRole.LeftOut }))
            notices.Add(new Problem("Import.ColumnLeftOut", column.Heading));
        return new(table.Name, columns, rows, notices);

        static string First(FileRow row) => TextFold.Of(row.Cells.First(cell => !cell.IsEmpty).Text).TrimEnd(':', ' ');
        static HashSet<string> Words(string key) => [.. Texts.InEach(key).SelectMany(words => words.Split('|')).Select(TextFold.Of)];
    }

    /// <summary>What a row says in the column of a role; null where there is none, or its cell is empty.</summary>
    public string? Text(FileRow row, ColumnRole role) => Find(role) is { } column && !row[column.At].IsEmpty ? row[column.At].Text : null;

    /// <summary>The column that a problem speaks of; null where it speaks of the row as a whole.</summary>
    public ImportColumn? Find(Problem problem) => problem is Invalid invalid
        ? Columns.FirstOrDefault(column => column.Use.Field?.Key == invalid.Field) : null;

    public ImportColumn? Find(ColumnRole role) => Columns.FirstOrDefault(column => column.Use.Role == role);

    /// <summary>The letters of a column, from 0: 0 is A.</summary>
    public static string Letters(int at) => Exchange.Sheets.SheetWriter.Letters(at + 1);

    private static Outcome<ImportTable> Failed(Problem problem) => Outcome<ImportTable>.Failed(problem);
}
