using CaseTracker.App.Import.Reading;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Import;

/// <summary>What somebody has decided about the rows of a file. Rows are named by their numbers in the file, columns by their place, from
/// 0.</summary>
public sealed class ImportAnswers
{
    /// <summary>What stands in place of a cell.</summary>
    public Dictionary<(int Row, int Column), string> Cells { get; } = [];

    /// <summary>Rows that are not imported.</summary>
    public HashSet<int> LeftOut { get; } = [];

    /// <summary>Whether what a row tells of is a record on record.</summary>
    public Dictionary<(int Row, RecordKind Of), SameRecord> Same { get; } = [];

    /// <summary>Of a cell that says otherwise than the record: true, the file's value is taken although somebody has changed the record
    /// meanwhile; false, what is on record stays.</summary>
    public Dictionary<(int Row, int Column), bool> Taken { get; } = [];

    /// <summary>The row with what stands in place of its cells.</summary>
    internal FileRow In(FileRow row)
    {
        var last = Cells.Keys.Where(cell => cell.Row == row.Number).Select(cell => cell.Column).DefaultIfEmpty(-1).Max();
        return last < 0 ? row : row with
        {
            Cells = [.. Enumerable.Range(0, Math.Max(row.Cells.Count, last + 1)).Select(column =>
                Cells.TryGetValue((row.Number, column), out var text) ? FileCell.Of(text) : row[column])],
        };
    }
}
