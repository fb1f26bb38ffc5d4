using CaseTracker.App.Import.Reading;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Import;

/// <summary>What somebody has decided about the rows of a file. Rows are named by their numbers in the file, columns by their place, from
/// 0.</summary>
public sealed class ImportAnswers
{
    private readonly Dictionary<int, SortedDictionary<int, string>> _cells = [];

    /// <summary>Rows that are not imported.</summary>
    public HashSet<int> LeftOut { get; } = [];

    /// <summary>Whether what a row tells of is a record on record.</summary>
    public Dictionary<(int Row, RecordKind Of), SameRecord> Same { get; } = [];

    /// <summary>Of a cell that says otherwise than the record: true, the file's value is taken although somebody has changed the record
    /// meanwhile; false, what is on record stays.</summary>
    public Dictionary<(int Row, int Column), bool> Taken { get; } = [];

    /// <summary>Puts a text in place of what stands in a cell.</summary>
    public void Write(int row, int column, string text)
    {
        if (!_cells.TryGetValue(row, out var written)) _cells[row] = written = [];
        written[column] = text;
    }

    /// <summary>The row with what stands in place of its cells.</summary>
    internal FileRow In(FileRow row) => !_cells.TryGetValue(row.Number, out var written) ? row : row with
    {
        Cells = [.. Enumerable.Range(0, Math.Max(row.Cells.Count, written.Keys.Last() + 1)).Select(column =>
            written.TryGetValue(column, out var text) ? FileCell.Of(text) : row[column])],
    };
}
