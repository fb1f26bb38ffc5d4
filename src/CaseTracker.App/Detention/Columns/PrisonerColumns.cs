using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Detention.Columns;

/// <summary>The columns of the prisoner list: whom a clearance may know of, everybody's custody periods as known now, and the rows of each
/// filter.</summary>
internal sealed class PrisonerColumns(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, ILogger<KeptColumns> log)
    : IDisposable
{
    public const string People = "people", Periods = "periods";
    /// <summary>The values of <see cref="People"/>.</summary>
    public const string Seen = "seen", HeldBack = "held back";

    private readonly KeptColumns _kept = new(new PrisonerColumnPlan(), factory, dialect, log);

    public static IReadOnlyList<ColumnSource> Sources { get; } =
    [
        new(People, ColumnKind.Texts, (_, scope) => PeopleRows(scope)), new(Periods, ColumnKind.Texts, (_, scope) => PeriodRows(scope)),
        .. PrisonerFilters.All.SelectMany(filter => (filter.Parts ?? []).Select((part, index) =>
            new ColumnSource(ColumnSource.Part(filter, index), filter.ColumnKind, (_, scope) => part.Rows(scope), part.FollowsOthers))),
        .. PrisonerFilters.All.Where(filter => filter.Open is not null)
            .Select(filter => new ColumnSource(ColumnSource.Open(filter), filter.ColumnKind, (_, scope) => filter.Open!(scope))),
    ];

    /// <summary>Null where SQL has to answer: what was known at a moment in the past, a day that columns do not reach, or columns that are
    /// still to be read.</summary>
    public async Task<PrisonerCounts?> Count(CaseTrackerDb db, PrisonerQuestion question, Confidentiality clearance,
        CancellationToken cancel)
    {
        if (question.KnownAsOf is not null || ColumnDay.Asked(question.AsOf) is not { } day) return null;
        var named = string.IsNullOrWhiteSpace(question.Name) ? null
            : await FindPeople.ByName(db, question.Name, clearance).Select(row => row.Id).ToListAsync(cancel);
        var words = await KeptColumns.Lower(db, question.Filters, cancel);
        return await _kept.Count(db, clearance, set => PrisonersByColumns.Count(set, question, day, named, words), cancel);
    }

    /// <summary>The names of what was counted from the columns.</summary>
    public KeptNames Names(Confidentiality clearance) => _kept.Names(clearance);

    /// <summary>Ends when the columns of a clearance have been read.</summary>
    public Task Read(Confidentiality clearance) => _kept.Read(clearance);

    public void Dispose() => _kept.Dispose();

    // As PrisonerSql.OnRecord and FindPeople.Above count them.
    private static string PeopleRows(FilterScope scope) => $"""
        SELECT p.Id AS PersonId, CASE WHEN {KnownFactsSql.Seen("p")} THEN '{Seen}' ELSE '{HeldBack}' END AS Value FROM People p
        WHERE p.Kind <> '{PersonKind.Group}' AND p.DeletedAt IS NULL{scope.Of("p.Id")}
        """;

    private static string PeriodRows(FilterScope scope) => $"""
        SELECT k.PersonId, CONCAT(k.Status, ':', k.Certain, ':', k.ConfirmedDaily) AS Value, k.FromDay, k.ToDay,
            k.LastConfirmedLatest AS LastConfirmed
        FROM CustodyPeriods k WHERE k.KnownTo IS NULL AND (k.Clearances & {ClearanceBits.Of(scope.Clearance)}) <> 0{scope.Of("k.PersonId")}
        """;
}
