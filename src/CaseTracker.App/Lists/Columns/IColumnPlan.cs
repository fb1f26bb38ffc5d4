using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;

namespace CaseTracker.App.Lists.Columns;

/// <summary>Which columns a list has, and whose rows a write may have changed.</summary>
internal interface IColumnPlan
{
    IReadOnlyList<ColumnSource> Sources { get; }

    /// <summary>What some of the list's rows are asked by, for <see cref="ReadColumns.Entries"/>.</summary>
    Task<AskedRows> Asked(CaseTrackerDb db, FilterScope scope, IReadOnlyCollection<long> rows, CancellationToken cancel);

    /// <summary>The rows that are to be read again after these entries of the audit log, null where it is all of them; and the keys of
    /// columns that are to be read again as a whole.</summary>
    /// <param name="tables">The keys of the columns that a table's rows go into.</param>
    Task<(IReadOnlyCollection<long>? Rows, IReadOnlySet<string> Stale)> Touched(CaseTrackerDb db, FilterScope scope,
        IReadOnlyList<AuditEntry> entries, Func<string, IEnumerable<string>> tables, CancellationToken cancel);

    /// <summary>Whether the entry may give a value of some column, where it is a record, another name.</summary>
    bool Renames(AuditEntry entry);
}
