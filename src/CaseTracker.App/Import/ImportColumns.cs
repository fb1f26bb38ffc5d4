using CaseTracker.App.Import.Reading;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>What a column may be read as.</summary>
/// <param name="Name">As a mapping writes it (<see cref="ImportMapping.Columns"/>).</param>
/// <param name="Words">As somebody reads it.</param>
public sealed record ColumnChoice(string Name, string Words);

/// <summary>A column of a file as it is known or guessed.</summary>
/// <param name="Key">How a mapping names it by its place.</param>
/// <param name="Letters">As a spreadsheet does.</param>
/// <param name="Heading">Empty where it has none.</param>
/// <param name="Use">The name of what it is read as; null where nobody knows.</param>
/// <param name="FromCells">It is guessed from what its cells hold.</param>
/// <param name="Examples">What stands in the first cells that hold something.</param>
public sealed record FoundColumn(string Key, string Letters, string Heading, string? Use, bool FromCells, IReadOnlyList<string> Examples);

/// <summary>The columns of a file, and where its headings were found.</summary>
/// <param name="Sheet">Null of a text.</param>
/// <param name="HeadingRow">The number of the row in the file.</param>
/// <param name="Count">How many rows stand below the headings.</param>
/// <param name="Rows">The first rows that hold something, by number: any of them may be the one with the headings.</param>
/// <param name="Columns">Those with a heading, or with something below it.</param>
public sealed record ImportColumns(string? Sheet, int HeadingRow, int Count, IReadOnlyList<(int Number, string Words)> Rows,
    IReadOnlyList<FoundColumn> Columns, IReadOnlyList<ColumnChoice> Choices)
{
    private const int Shown = 3, RowsOffered = 15, Sampled = 100;

    internal static Outcome<ImportColumns> Of(IReadOnlyList<FileTable> tables, Headings headings, ImportMapping mapping)
    {
        var found = TableHead.Find(tables, headings, mapping, lenient: true);
        if (!found.Succeeded) return Outcome<ImportColumns>.Failed(found.Problems);
        var head = found.Value;
        var columns = head.Columns(headings, mapping).Where(column => column.Heading.Length > 0 || column.Holds).ToList();
        var taken = columns.Select(column => column.Use).OfType<ColumnUse>().ToHashSet();
        List<FoundColumn> all = [];
        foreach (var (at, heading, known, holds) in columns)
        {
            List<FileCell> cells = [.. head.Table.Rows.Skip(head.At + 1).Select(row => row[at]).Where(cell => !cell.IsEmpty).Take(Sampled)];
            var guess = known is null && mapping.Of(heading, at) is null ? CellGuess.Of(headings.Fields.Except(taken), cells) : null;
            if (guess is not null) taken.Add(guess);
            all.Add(new(ImportMapping.At(at), ImportTable.Letters(at), heading, headings.NameOf(known ?? guess) ?? (holds ? null : "-"),
                guess is not null, [.. cells.Select(cell => cell.Text).Distinct().Take(Shown)]));
        }
        return Outcome<ImportColumns>.Of(new(head.Table.Name, head.Row.Number, head.Table.Rows.Count - head.At - 1,
            [.. head.Table.Rows.Take(RowsOffered).Select(row =>
            (row.Number, string.Join(" · ", row.Cells.Where(cell => !cell.IsEmpty).Select(cell => cell.Text))))], all,
            [.. headings.Choices]));
    }
}
