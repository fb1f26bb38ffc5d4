using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.People;
using CaseTracker.App.Security;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>Counts each filter's values over the people whom all other filters take, and where everybody on record went. The
/// standings are looked for once; each filter is one more statement.</summary>
public sealed class CountFacets
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal CountFacets(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access, TimeProvider clock) =>
        (_factory, _dialect, _access, _clock) = (factory, dialect, access, clock);

    public async Task<Outcome<PrisonerFacets>> Handle(CurrentUser user, PrisonerQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<PrisonerFacets>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var known = question.KnownAsOf ?? _clock.GetUtcNow().UtcDateTime;
        var sql = new PrisonerSql(_dialect.Provider, question, known, user.Clearance,
            await PrisonerSql.Ids(db, question, user.Clearance, cancel, counts: true));
        await using var asked = await AskedPeople.Gather(db, sql, _dialect.Provider, cancel);
        var scope = sql.Scope with { Custody = asked.Table };

        var counted = new List<(PrisonerFilterDefinition Filter, List<Row> Rows, int Open)>();
        foreach (var filter in PrisonerFilters.All)
        {
            var count = $"""
                SELECT {scope.Text("v.Value")} AS Value, a.Certain, COUNT(DISTINCT a.PersonId) AS People FROM {asked.Table} a
                LEFT JOIN ({filter.Values(scope)}) v ON v.PersonId = a.PersonId WHERE {asked.ButFor(filter.Key)} GROUP BY v.Value, a.Certain
                """;
            counted.Add((filter, await db.Database.SqlQueryRaw<Row>(count, sql.Parameters(db)).ToListAsync(cancel), await Open(filter)));
        }
        var sums = await Sums(db, sql, asked, question, user.Clearance, cancel);
        var names = await FilterNames.For(db, counted.SelectMany(facet => facet.Rows.Select(row => (facet.Filter, row.Value))
            .Concat(question.Chosen(facet.Filter.Key).Select(value => (facet.Filter, (string?)value)))), user.Clearance, cancel);
        return Outcome<PrisonerFacets>.Of(new PrisonerFacets([.. counted.Select(facet =>
            Facet(facet.Filter, facet.Rows, facet.Open, question, names)).Where(facet => facet.Values.Count > 0)], sums));

        async Task<int> Open(PrisonerFilterDefinition filter)
        {
            if (filter.Open is not { } open) return 0;
            var count = $"SELECT COUNT(DISTINCT a.PersonId) AS Value FROM {asked.Table} a JOIN ({open(scope)}) u ON u.PersonId = "
                + $"a.PersonId WHERE {asked.ButFor(filter.Key)}";
            return (await db.Database.SqlQueryRaw<int>(count, sql.Parameters(db)).ToListAsync(cancel))[0];
        }
    }

    private static Facet Facet(PrisonerFilterDefinition filter, List<Row> rows, int open, PrisonerQuestion question, FilterNames names)
    {
        var found = rows.Select(row => (Value: row.Value ?? filter.NoValue, row)).Where(pair => pair.Value is not null)
            .ToLookup(pair => pair.Value!, pair => pair.row);
        var values = found.Select(group => group.Key).Union(question.Chosen(filter.Key)
            .Where(value => filter.Kind is not (FilterKind.MoreThan or FilterKind.Span)))
            .Select(value => new FacetValue(value, names.Name(filter, value), Sum(found[value], Certainty.Certain),
                Sum(found[value], Certainty.Possible)));
        // Where nobody has anything on record there is nothing to choose from.
        var ordered = FilterNames.InOrder(filter, values).ToList();
        return new Facet(filter, ordered.Any(value => value.Value != PrisonerFilterDefinition.NotOnRecord) ? ordered : [], open);
    }

    private static int Sum(IEnumerable<Row> rows, Certainty certainty) =>
        rows.Where(row => row.Certain == (int)certainty).Sum(row => row.People);

    private static async Task<PrisonerSums> Sums(CaseTrackerDb db, PrisonerSql sql, AskedPeople asked, PrisonerQuestion question,
        Confidentiality clearance, CancellationToken cancel)
    {
        var query = $"SELECT x.Status, x.Certain, x.LeftOut, COUNT(*) AS People FROM (SELECT a.Status, a.Certain, {asked.LeftOut} AS "
            + $"LeftOut FROM {asked.Table} a) x GROUP BY x.Status, x.Certain, x.LeftOut";
        var rows = await db.Database.SqlQueryRaw<SumRow>(query).ToListAsync(cancel);
        var heldBack = await FindPeople.Above(db, clearance, cancel);
        var onRecord = await sql.OnRecord(db, cancel);
        var taken = rows.Where(row => row.LeftOut == 0)
            .ToLookup(row => question.StatusesInForce.Contains(Enum.Parse<CustodyStatus>(row.Status)));
        int Listed(Certainty certainty) => taken[true].Where(row => row.Certain == (int)certainty).Sum(row => row.People);
        int Asked(Certainty certainty) => question.Certainty is { } only && only != certainty ? 0 : Listed(certainty);
        var (certain, possible) = (Asked(Certainty.Certain), Asked(Certainty.Possible));
        return new PrisonerSums(onRecord, certain, possible, Listed(Certainty.Certain) + Listed(Certainty.Possible) - certain - possible,
            [.. taken[false].Select(row => new StatusCount(Enum.Parse<CustodyStatus>(row.Status), (Certainty)row.Certain, row.People))
                .OrderBy(count => count.Status)],
            rows.Where(row => row.LeftOut == 1).Sum(row => row.People), onRecord - rows.Sum(row => row.People), heldBack);
    }

    private sealed record Row(string? Value, int Certain, int People);

    private sealed record SumRow(string Status, int Certain, int LeftOut, int People);
}
