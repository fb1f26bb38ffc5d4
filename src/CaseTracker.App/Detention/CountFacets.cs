using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention.Columns;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Counts each filter's values over the people whom all other filters take, and where everybody on record went: from the columns
/// in memory, and in the database where these cannot answer.</summary>
public sealed class CountFacets
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly TimeProvider _clock;
    private readonly PrisonerColumns _columns;

    internal CountFacets(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, TimeProvider clock,
        PrisonerColumns columns) =>
        (_factory, _dialect, _access, _clock, _columns) = (factory, dialect, access, clock, columns);

    public async Task<Outcome<PrisonerFacets>> Handle(CurrentUser user, PrisonerQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<PrisonerFacets>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        if (await _columns.Count(db, question, user.Clearance, cancel) is { } counted)
            return Outcome<PrisonerFacets>.Of(await Told(db, question, counted, user.Clearance, cancel, _columns.Names(user.Clearance)));
        var counts = await PrisonerCounts.BySql(db, _dialect.Provider, question, question.KnownAsOf ?? _clock.GetUtcNow().UtcDateTime,
            user.Clearance, cancel);
        return Outcome<PrisonerFacets>.Of(await Told(db, question, counts, user.Clearance, cancel));
    }

    /// <summary>The counts with the names of what is counted, as the viewer may read them.</summary>
    internal static async Task<PrisonerFacets> Told(CaseTrackerDb db, PrisonerQuestion question, PrisonerCounts counts,
        Confidentiality clearance, CancellationToken cancel, KeptNames? kept = null) =>
        new(await Facet.Told(db, question, counts.Filters, clearance, cancel, kept), Sums(counts, question));

    private static PrisonerSums Sums(PrisonerCounts counts, PrisonerQuestion question)
    {
        var taken = counts.Statuses.Where(row => row.LeftOut == 0)
            .ToLookup(row => question.StatusesInForce.Contains(Enum.Parse<CustodyStatus>(row.Status)));
        int Listed(Certainty certainty) => taken[true].Where(row => row.Certain == (int)certainty).Sum(row => row.People);
        int Asked(Certainty certainty) => question.Certainty is { } only && only != certainty ? 0 : Listed(certainty);
        var (certain, possible) = (Asked(Certainty.Certain), Asked(Certainty.Possible));
        return new PrisonerSums(counts.OnRecord, certain, possible,
            Listed(Certainty.Certain) + Listed(Certainty.Possible) - certain - possible,
            [.. taken[false].Select(row => new StatusCount(Enum.Parse<CustodyStatus>(row.Status), (Certainty)row.Certain, row.People))
                .OrderBy(count => count.Status)],
            counts.Statuses.Where(row => row.LeftOut == 1).Sum(row => row.People),
            counts.OnRecord - counts.Statuses.Sum(row => row.People), counts.HeldBack);
    }
}
