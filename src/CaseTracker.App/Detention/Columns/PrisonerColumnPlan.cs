using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;

namespace CaseTracker.App.Detention.Columns;

/// <summary>The columns of the prisoner list: whom a clearance may know of, everybody's custody periods as known now, and the rows of each
/// filter. Their rows are people, and stand on their records.</summary>
internal sealed class PrisonerColumnPlan : IColumnPlan
{
    public const string People = "people", Periods = "periods";
    /// <summary>The values of <see cref="People"/>.</summary>
    public const string Seen = "seen", HeldBack = "held back";

    public IReadOnlyList<ColumnSource> Sources { get; } =
    [
        new(People, ColumnKind.Texts, (_, scope) => PeopleRows(scope)), new(Periods, ColumnKind.Texts, (_, scope) => PeriodRows(scope)),
        .. PrisonerFilters.All.SelectMany(filter => (filter.Parts ?? []).Select((part, index) =>
            new ColumnSource(ColumnSource.Part(filter, index), filter.ColumnKind, (_, scope) => part.Rows(scope), part.FollowsOthers))),
        .. PrisonerFilters.All.Where(filter => filter.Open is not null)
            .Select(filter => new ColumnSource(ColumnSource.Open(filter), filter.ColumnKind, (_, scope) => filter.Open!(scope))),
    ];

    public Task<AskedRows> Asked(CaseTrackerDb db, FilterScope scope, IReadOnlyCollection<long> rows, CancellationToken cancel) =>
        ReadColumns.Asked(db, scope, FilterRows.Records, rows, cancel);

    public Task<(IReadOnlyCollection<long>? Rows, IReadOnlySet<string> Stale)> Touched(CaseTrackerDb db, FilterScope scope,
        IReadOnlyList<AuditEntry> entries, Func<string, IEnumerable<string>> tables, CancellationToken cancel) =>
        TouchedByLog.Of(db, scope, entries, tables, cancel);

    public bool Renames(AuditEntry entry) => TouchedByLog.Renames(entry);

    // As PrisonerSql.OnRecord and FindPeople.Above count them.
    private static string PeopleRows(FilterScope scope) => $"""
        SELECT p.Id AS PersonId, CASE WHEN {scope.Seen(RecordKind.Person, "p")} THEN '{Seen}' ELSE '{HeldBack}' END AS Value FROM People p
        WHERE p.Kind <> '{PersonKind.Group}' AND p.DeletedAt IS NULL{scope.Of("p.Id")}
        """;

    private static string PeriodRows(FilterScope scope) => $"""
        SELECT k.PersonId, CONCAT(k.Status, ':', k.Certain, ':', k.ConfirmedDaily) AS Value, k.FromDay, k.ToDay,
            k.LastConfirmedLatest AS LastConfirmed
        FROM CustodyPeriods k WHERE k.KnownTo IS NULL AND (k.Clearances & {ClearanceBits.Of(scope.Clearance)}) <> 0{scope.Of("k.PersonId")}
        """;
}
