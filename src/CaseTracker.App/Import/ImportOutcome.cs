using CaseTracker.Domain.Language;

namespace CaseTracker.App.Import;

/// <summary>What becomes of a row. <see cref="LeftOut"/>: somebody has said that it is not to be imported.</summary>
public enum RowFate { New, Changed, Unchanged, Rejected, LeftOut }

/// <summary>What is wrong with a row: where it stands, what was found, and what would be accepted.</summary>
/// <param name="Column">The heading of the column; null where it is the row as a whole.</param>
public sealed record RowProblem(int Row, string? Column, Problem Problem)
{
    /// <summary>The place of the column, from 0; null where it is the row as a whole.</summary>
    public int? At { get; init; }

    /// <summary>It is a question that somebody has to answer (<see cref="PlannedRow.Questions"/>).</summary>
    public bool Asks { get; init; }
}

/// <summary>What an import did, or would do.</summary>
/// <param name="Sheet">The sheet that was read; null of a text.</param>
/// <param name="Rows">How many rows hold records.</param>
/// <param name="New">Records that were added.</param>
/// <param name="Changed">Records that were changed.</param>
/// <param name="Unchanged">Rows that say what is on record already.</param>
/// <param name="Rejected">Rows of which nothing was stored.</param>
/// <param name="Notices">What was left out on purpose, such as a row of totals.</param>
public sealed record ImportReceipt(string? Sheet, int Rows, int New, int Changed, int Unchanged, int Rejected,
    IReadOnlyList<RowProblem> Problems, IReadOnlyList<Problem> Notices)
{
    internal RefusedRows? Refused { get; init; }

    /// <summary>The records that were stored, in the order of the rows. Undoing the last takes back the whole import
    /// (<see cref="History.UndoChange"/>).</summary>
    public IReadOnlyList<long> Stored { get; init; } = [];

    /// <summary>Whether rows of the file were not stored.</summary>
    public bool HasRefused => Refused!.Rows.Count > 0;

    /// <summary>Writes the rows that were not stored as a workbook with a column that says why. Nothing where all were.</summary>
    /// <param name="madeAt">In UTC.</param>
    public void WriteRefused(Stream output, DateTime madeAt)
    {
        if (HasRefused) Refused!.Write(output, madeAt);
    }
}
