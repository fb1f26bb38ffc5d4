using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>How many have a value, certain (1) or possible (0); null for those that have none.</summary>
internal sealed record FacetRow(string? Value, int Certain, int People);

/// <summary>How many of a status there are whom another filter leaves out (1), or none (0).</summary>
internal sealed record StatusRow(string Status, int Certain, int LeftOut, int People);

/// <summary>The counts of one filter's values.</summary>
/// <param name="Open">As in <see cref="Facet"/>.</param>
internal sealed record CountedFilter(PrisonerFilterDefinition Filter, IReadOnlyList<FacetRow> Rows, int Open);

/// <summary>What the facets of a list are made of, whoever counted it.</summary>
/// <param name="OnRecord">As in <see cref="PrisonerSums"/>.</param>
/// <param name="HeldBack">As in <see cref="PrisonerSums"/>.</param>
internal sealed record FacetCounts(IReadOnlyList<CountedFilter> Filters, IReadOnlyList<StatusRow> Statuses, int OnRecord, int HeldBack);

/// <summary>Counts in the database: everybody's custody status is looked for once, into a table of the connection; each filter is one more
/// statement.</summary>
internal static class FacetsBySql
{
    public static async Task<FacetCounts> Count(CaseTrackerDb db, DatabaseProvider provider, PrisonerQuestion question, DateTime known,
        Confidentiality clearance, CancellationToken cancel)
    {
        var sql = new PrisonerSql(provider, question, known, clearance,
            await PrisonerSql.Ids(db, question, clearance, cancel, counts: true));
        await using var asked = await AskedPeople.Gather(db, sql, provider, cancel);
        var scope = sql.Scope with { Custody = asked.Table };
        var counted = new List<CountedFilter>();
        foreach (var filter in PrisonerFilters.All)
        {
            var count = $"""
                SELECT {scope.Text("v.Value")} AS Value, a.Certain, COUNT(DISTINCT a.PersonId) AS People FROM {asked.Table} a
                LEFT JOIN ({filter.Values(scope)}) v ON v.PersonId = a.PersonId WHERE {asked.ButFor(filter.Key)} GROUP BY v.Value, a.Certain
                """;
            counted.Add(new(filter, await db.Database.SqlQueryRaw<FacetRow>(count, sql.Parameters(db)).ToListAsync(cancel),
                await Open(filter)));
        }
        var statuses = $"SELECT x.Status, x.Certain, x.LeftOut, COUNT(*) AS People FROM (SELECT a.Status, a.Certain, {asked.LeftOut} AS "
            + $"LeftOut FROM {asked.Table} a) x GROUP BY x.Status, x.Certain, x.LeftOut";
        return new(counted, await db.Database.SqlQueryRaw<StatusRow>(statuses).ToListAsync(cancel), await sql.OnRecord(db, cancel),
            await FindPeople.Above(db, clearance, cancel));

        async Task<int> Open(PrisonerFilterDefinition filter)
        {
            if (filter.Open is not { } open) return 0;
            var count = $"SELECT COUNT(DISTINCT a.PersonId) AS Value FROM {asked.Table} a JOIN ({open(scope)}) u ON u.PersonId = "
                + $"a.PersonId WHERE {asked.ButFor(filter.Key)}";
            return (await db.Database.SqlQueryRaw<int>(count, sql.Parameters(db)).ToListAsync(cancel))[0];
        }
    }
}
