using CaseTracker.App.Import.Reading;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>A row as it is understood, before anything is written.</summary>
internal sealed class PlannedRow(FileRow row)
{
    public FileRow Row => row;

    public List<RowProblem> Problems { get; } = [];

    /// <summary>What it would become; a row with problems becomes nothing.</summary>
    public RowFate Fate { get => Problems.Count > 0 ? RowFate.Rejected : field; set; } = RowFate.Unchanged;

    /// <summary>By what a row without a record's number is known again; null where it has one.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>Writes it, and gives the record; null where there is nothing to write.</summary>
    public Func<WriteContext, CancellationToken, Task<Outcome<long>>>? Write { get; set; }

    public void Reject(string? column, Problem problem) => Problems.Add(new(row.Number, column, problem));

    public void Reject(string? column, string key, params object?[] args) => Reject(column, new Problem(key, args));
}
