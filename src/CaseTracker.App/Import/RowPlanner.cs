using CaseTracker.App.Lists;
using CaseTracker.App.Records;

namespace CaseTracker.App.Import;

/// <summary>Understands the rows of a table.</summary>
internal abstract class RowPlanner
{
    /// <summary>Its columns are those that the planner reads: of an export of prisoners the person's own.</summary>
    public ImportTable Table { get; protected init; } = default!;

    /// <summary>Reads at once what several rows need.</summary>
    public abstract Task Prepare(IReadOnlyList<PlannedRow> rows, CancellationToken cancel);

    /// <summary>The rows that are understood next, some hundred at a time: likely people are looked for together.</summary>
    public abstract Task Expect(IReadOnlyList<PlannedRow> rows, CancellationToken cancel);

    /// <summary>Understands a row that has begun.</summary>
    public abstract Task One(PlannedRow row, CancellationToken cancel);

    /// <summary>Before a row is understood anew: what it said counts no longer for the others.</summary>
    public abstract void Forget(PlannedRow row);

    /// <param name="type">Null for the wide table of prisoners.</param>
    public static RowPlanner Of(ImportTable table, RecordType? type, RecordList? list, ImportPlan plan) => type is not null
        ? RecordRows.Of(table, type, list, plan) : PrisonerHeadings.IsExport(table)
            ? RecordRows.Of(PrisonerHeadings.OfPeople(table), PrisonerHeadings.People, null, plan) : new PrisonerRows(table, plan);
}
