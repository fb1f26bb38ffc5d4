using System.Buffers;

namespace CaseTracker.App.Import.Reading;

/// <summary>What a cell of a file holds, as far as the file itself says.</summary>
internal enum CellKind { Empty, Text, Number, Day, Error }

/// <summary>A cell as text: a number without the format that hides its digits, a day as ISO 8601 writes it, an error by its code
/// ("#REF!").</summary>
internal readonly record struct FileCell(CellKind Kind, string Text)
{
    private static readonly SearchValues<char> NoBreak = SearchValues.Create('\u00A0', '\u202F', '\u2007');

    public static FileCell Empty => new(CellKind.Empty, "");

    public bool IsEmpty => Kind == CellKind.Empty;

    /// <summary>A text without the spaces around it, among them those that no program breaks a line at; a cell of nothing else is
    /// empty.</summary>
    public static FileCell Of(string? raw)
    {
        var text = raw ?? "";
        if (text.AsSpan().ContainsAny(NoBreak))
            text = text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2007', ' ');
        text = text.Trim(' ', '\t', '\r', '\n', '\uFEFF', '\u200B', '\u2060');
        return text.Length == 0 ? Empty : new(CellKind.Text, text);
    }
}

/// <summary>A row of a file.</summary>
/// <param name="Number">Where somebody finds it: the number of the row in a workbook, of the line in a text.</param>
internal sealed record FileRow(int Number, IReadOnlyList<FileCell> Cells)
{
    /// <summary>Rows need not be of one length.</summary>
    public FileCell this[int column] => column < Cells.Count ? Cells[column] : FileCell.Empty;

    public bool IsBlank => Cells.All(cell => cell.IsEmpty);
}

/// <summary>A sheet of a workbook, or the one table of a text.</summary>
/// <param name="Name">The sheet's; null of a text.</param>
/// <param name="Hidden">Whoever made the workbook does not show it.</param>
internal sealed record FileTable(string? Name, bool Hidden, IReadOnlyList<FileRow> Rows);
