using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>How many of a status there are whom another filter leaves out (1), or none (0).</summary>
internal sealed record StatusRow(string Status, int Certain, int LeftOut, int People);

/// <summary>What the facets and the sums of the prisoner list are made of, whoever counted it.</summary>
/// <param name="OnRecord">As in <see cref="PrisonerSums"/>.</param>
/// <param name="HeldBack">As in <see cref="PrisonerSums"/>.</param>
internal sealed record PrisonerCounts(IReadOnlyList<CountedFilter> Filters, IReadOnlyList<StatusRow> Statuses, int OnRecord, int HeldBack)
{
    /// <summary>Counts in the database: everybody's custody status is looked for once.</summary>
    public static async Task<PrisonerCounts> BySql(CaseTrackerDb db, DatabaseProvider provider, PrisonerQuestion question, DateTime known,
        Confidentiality clearance, CancellationToken cancel)
    {
        var sql = new PrisonerSql(provider, question, known, clearance,
            await PrisonerSql.Ids(db, question, clearance, cancel, counts: true));
        await using var mask = await sql.Gather(db, cancel);
        var counted = await FacetsBySql.Count(db, sql, mask, cancel);
        // A filter other than status and certainty.
        var leftOut = $"CASE WHEN a.Fails > {mask.Bit(PrisonerFilters.Status) + mask.Bit(PrisonerFilters.Certainty)} THEN 1 ELSE 0 END";
        var statuses = $"SELECT x.Status, x.Certain, x.LeftOut, COUNT(*) AS People FROM (SELECT a.Status, a.Certain, {leftOut} AS LeftOut "
            + $"FROM {mask.Table} a) x GROUP BY x.Status, x.Certain, x.LeftOut";
        return new(counted, await db.Database.SqlQueryRaw<StatusRow>(statuses).ToListAsync(cancel), await sql.OnRecord(db, cancel),
            await FindPeople.Above(db, clearance, cancel));
    }
}
