using CaseTracker.App.Import.Reading;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>What became of a cell of a row. <see cref="Same"/>: it says what is on record. <see cref="Kept"/>: it says otherwise, and
/// somebody has decided that what is on record stays. <see cref="Conflict"/>: both the file and somebody else have changed it.</summary>
public enum CellState { Empty, Understood, Same, Changed, Kept, Conflict, Wrong, NotRead }

/// <summary>A cell as it is understood.</summary>
/// <param name="Column">Its place in the row, from 0.</param>
/// <param name="Found">What stands in the file, or what somebody has put in its place.</param>
/// <param name="Understood">What it is read as, a date with its bounds; null where it is not read.</param>
/// <param name="Before">What is on record, where that is something else.</param>
public sealed record UnderstoodCell(int Column, string Heading, string Found, CellState State, string? Understood = null,
    string? Before = null);

/// <summary>A record that a row may be.</summary>
/// <param name="Score">0 to 100, of names alone; null for what is no name.</param>
/// <param name="Reasons">Why, in words.</param>
public sealed record LikelySame(long Id, string Words, int? Score, IReadOnlyList<Problem> Reasons);

/// <summary>Whether what a row tells of is on record: somebody answers.</summary>
/// <param name="Kind">Of which of its records it is asked.</param>
/// <param name="Said">What the row says of it.</param>
/// <param name="Twin">The earlier row that says the same, or has the same name; null where none does.</param>
/// <param name="Answer">Null: nobody has answered.</param>
public sealed record RowQuestion(RecordKind Kind, string Said, IReadOnlyList<LikelySame> Likely, int? Twin, SameRecord? Answer);

/// <summary>A row as it is understood, before anything is written.</summary>
public sealed class PlannedRow
{
    private readonly List<RowProblem> _problems = [];
    private readonly List<UnderstoodCell> _cells = [];
    private readonly List<RowQuestion> _questions = [];

    internal PlannedRow(FileRow row) => Row = row;

    /// <summary>With what somebody has put in place of its cells.</summary>
    internal FileRow Row { get; private set; }

    /// <summary>Where it stands in the file.</summary>
    public int Number => Row.Number;

    /// <summary>What stands in a cell.</summary>
    /// <param name="column">Its place, from 0.</param>
    public string Text(int column) => Row[column].Text;

    /// <summary>Its first cells, by which somebody knows which row it is.</summary>
    public string Beginning => string.Join(" · ", Row.Cells.Where(cell => !cell.IsEmpty).Take(3).Select(cell => cell.Text));

    public IReadOnlyList<RowProblem> Problems => _problems;
    public IReadOnlyList<UnderstoodCell> Cells => _cells;
    public IReadOnlyList<RowQuestion> Questions => _questions;

    /// <summary>What it would become; a row with problems becomes nothing.</summary>
    public RowFate Fate
    {
        get => field == RowFate.LeftOut || _problems.Count == 0 ? field : RowFate.Rejected;
        internal set;
    } = RowFate.Unchanged;

    /// <summary>The record that it became; null before it is stored, and for what was not.</summary>
    public long? Stored { get; internal set; }

    /// <summary>By what a row without a record's number is known again; null where it has one.</summary>
    internal string? Fingerprint { get; set; }

    /// <summary>Writes it, and gives the record; null where there is nothing to write.</summary>
    internal Func<WriteContext, CancellationToken, Task<Outcome<long>>>? Write { get; set; }

    /// <summary>Before it is understood anew.</summary>
    internal void Begin(FileRow row)
    {
        Row = row;
        _problems.Clear();
        _cells.Clear();
        _questions.Clear();
        (Fate, Fingerprint, Write, Stored) = (RowFate.Unchanged, null, null, null);
    }

    /// <summary>It is not understood yet: whoever stops before has a row that is not stored, and that says so.</summary>
    internal bool Stopped { get; private set; }

    internal void Stop()
    {
        Stopped = true;
        Reject(null, "Import.RowStopped");
    }

    internal void GoOn()
    {
        Stopped = false;
        _problems.Clear();
    }

    internal void Reject(ImportColumn? column, Problem problem) => _problems.Add(new(Number, column?.Heading, problem) { At = column?.At });

    internal void Reject(ImportColumn? column, string key, params object?[] args) => Reject(column, new Problem(key, args));

    /// <summary>A question that nobody has answered keeps the row from being stored.</summary>
    internal void Unanswered(string key, params object?[] args) =>
        _problems.Add(new(Number, null, new Problem(key, args)) { Asks = true });

    /// <summary>Notes what a cell is understood as.</summary>
    internal void Note(ImportColumn column, CellState state, string? understood = null, string? before = null) =>
        _cells.Add(new(column.At, column.Heading, Row[column.At].Text, state, understood, before));

    internal void Ask(RowQuestion question) => _questions.Add(question);
}
