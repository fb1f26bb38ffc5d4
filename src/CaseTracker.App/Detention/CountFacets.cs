using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention.Columns;
using CaseTracker.App.Detention.Filters;
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
        var counts = await FacetsBySql.Count(db, _dialect.Provider, question, question.KnownAsOf ?? _clock.GetUtcNow().UtcDateTime,
            user.Clearance, cancel);
        return Outcome<PrisonerFacets>.Of(await Told(db, question, counts, user.Clearance, cancel));
    }

    /// <summary>The counts with the names of what is counted, as the viewer may read them.</summary>
    internal static async Task<PrisonerFacets> Told(CaseTrackerDb db, PrisonerQuestion question, FacetCounts counts,
        Confidentiality clearance, CancellationToken cancel, KeptNames? kept = null)
    {
        var names = await FilterNames.For(db, counts.Filters.SelectMany(facet => facet.Rows.Select(row => (facet.Filter, row.Value))
            .Concat(question.Chosen(facet.Filter.Key).Select(value => (facet.Filter, (string?)value)))), clearance, cancel, kept);
        return new PrisonerFacets([.. counts.Filters.Select(facet => Facet(facet, question, names)).Where(facet => facet.Values.Count > 0)],
            Sums(counts, question));
    }

    private static Facet Facet(CountedFilter counted, PrisonerQuestion question, FilterNames names)
    {
        var filter = counted.Filter;
        var found = counted.Rows.Select(row => (Value: row.Value ?? filter.NoValue, row)).Where(pair => pair.Value is not null)
            .ToLookup(pair => pair.Value!, pair => pair.row);
        var values = found.Select(group => group.Key).Union(question.Chosen(filter.Key)
            .Where(value => filter.Kind is not (FilterKind.MoreThan or FilterKind.Span)))
            .Select(value => new FacetValue(value, names.Name(filter, value), Sum(found[value], Certainty.Certain),
                Sum(found[value], Certainty.Possible)));
        // Where nobody has anything on record there is nothing to choose from.
        var ordered = FilterNames.InOrder(filter, values).ToList();
        return new Facet(filter, ordered.Any(value => value.Value != PrisonerFilterDefinition.NotOnRecord) ? ordered : [], counted.Open);
    }

    private static int Sum(IEnumerable<FacetRow> rows, Certainty certainty) =>
        rows.Where(row => row.Certain == (int)certainty).Sum(row => row.People);

    private static PrisonerSums Sums(FacetCounts counts, PrisonerQuestion question)
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
