using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;

namespace CaseTracker.App.Detention.Columns;

/// <summary>The rows of the prisoner list's columns are people, and stand on their records.</summary>
internal sealed class PrisonerColumnPlan : IColumnPlan
{
    public IReadOnlyList<ColumnSource> Sources => PrisonerColumns.Sources;

    public Task<AskedRows> Asked(CaseTrackerDb db, FilterScope scope, IReadOnlyCollection<long> rows, CancellationToken cancel) =>
        ReadColumns.Asked(db, scope, FilterRows.Records, rows, cancel);

    public Task<(IReadOnlyCollection<long>? Rows, IReadOnlySet<string> Stale)> Touched(CaseTrackerDb db, FilterScope scope,
        IReadOnlyList<AuditEntry> entries, Func<string, IEnumerable<string>> tables, CancellationToken cancel) =>
        TouchedByLog.Of(db, scope, entries, tables, cancel);

    public bool Renames(AuditEntry entry) => TouchedByLog.Renames(entry);
}
