using CaseTracker.App.Database;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Import;

/// <summary>A file as it is understood: all of its rows, with what would become of each. Nothing is written. It keeps a context of the
/// database until it is disposed, and is used by one at a time.</summary>
public sealed class PlannedImport : IAsyncDisposable
{
    private readonly CaseTrackerDb _db;

    internal PlannedImport(CaseTrackerDb db, ImportPlan plan, ImportTable table, RowPlanner planner)
    {
        (_db, Plan, Table, Planner) = (db, plan, table, planner);
        Rows = [.. table.Rows.Select(row => new PlannedRow(row))];
    }

    internal ImportPlan Plan { get; }
    internal ImportTable Table { get; }
    internal RowPlanner Planner { get; }

    public string Kind => Plan.Kind;

    /// <summary>What somebody has decided; whoever adds to it has those rows understood anew (<see cref="PlanImport.Again"/>).</summary>
    public ImportAnswers Answers => Plan.Answers;

    /// <summary>The name of the sheet; null of a text.</summary>
    public string? Sheet => Table.Sheet;

    /// <summary>The columns that are not left out, by place and heading.</summary>
    public IReadOnlyList<(int At, string Heading)> Columns => [.. Table.Columns.Where(column => column.Use.Role != ColumnRole.LeftOut)
        .Select(column => (column.At, column.Heading))];

    public IReadOnlyList<PlannedRow> Rows { get; }

    /// <summary>What was left out on purpose, such as a row of totals.</summary>
    public IReadOnlyList<Problem> Notices => Table.Notices;

    public int Count(RowFate fate) => Rows.Count(row => row.Fate == fate);

    /// <summary>What an import of it does, or would do.</summary>
    internal ImportReceipt Receipt() => new(Table.Sheet, Rows.Count, Count(RowFate.New), Count(RowFate.Changed), Count(RowFate.Unchanged),
        Count(RowFate.Rejected), [.. Rows.Where(row => row.Fate == RowFate.Rejected).SelectMany(row => row.Problems)
            .OrderBy(problem => problem.Row)], Table.Notices)
    {
        Refused = new(Table, [.. Rows.Where(row => row.Fate is RowFate.Rejected or RowFate.LeftOut)]),
        Stored = [.. Rows.Select(row => row.Stored).OfType<long>()],
    };

    public ValueTask DisposeAsync() => _db.DisposeAsync();
}
