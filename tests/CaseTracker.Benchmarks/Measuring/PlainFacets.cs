using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>The counts of each filter's values over the people whom all other filters take: those on the day in a table of the connection,
/// and a statement a filter. The rows behind a filter are the program's own, as there is one right way to say them.</summary>
internal sealed class PlainFacets(string connectionString)
{
    private const int ByStatus = 1, ByCertainty = 2;

    /// <summary>How many people each filter's values count, by the filter's key.</summary>
    public async Task<Dictionary<string, int>> Read(DateOnly day, IEnumerable<CustodyStatus> statuses, Certainty certainty)
    {
        await using var sql = await PlainSql.Open(connectionString);
        (string, object)[] asked =
        [
            ("@day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), .. KnownFactsSql.Levels(Confidentiality.Restricted)
                .Select((level, index) => ($"@level{index}", (object)level)),
        ];
        await sql.Rows("DROP TABLE IF EXISTS temp.Asked");
        await sql.Rows("CREATE TABLE temp.Asked (PersonId INTEGER PRIMARY KEY, Status TEXT, Certain INTEGER, LastConfirmedLatest TEXT, "
            + "Fails INTEGER)");
        await sql.Rows($"""
            INSERT INTO temp.Asked
            SELECT s.PersonId, s.Status, s.Certain, CASE WHEN s.ConfirmedDaily = 1 THEN @day ELSE s.LastConfirmedLatest END,
                CASE WHEN s.Status IN ({string.Join(", ", statuses.Select(status => $"'{status}'"))}) THEN 0 ELSE {ByStatus} END + CASE
                    WHEN s.Certain = {(int)certainty} THEN 0 ELSE {ByCertainty} END
            FROM CustodyPeriods s WHERE s.KnownTo IS NULL AND s.ToDay >= @day AND s.FromDay <= @day AND (s.Clearances & {PlainSql.Bit}) <> 0
            """, asked[..1]);
        var scope = new FilterScope(DatabaseProvider.Sqlite, KnownNow: true, Confidentiality.Restricted, "temp.Asked");
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var filter in PrisonerFilters.All)
        {
            var but = filter.Key switch { PrisonerFilters.Status => ByStatus, PrisonerFilters.Certainty => ByCertainty, _ => 0 };
            var rows = await sql.Rows($"""
                SELECT v.Value, a.Certain, COUNT(DISTINCT a.PersonId) FROM temp.Asked a LEFT JOIN ({filter.Values(scope)}) v
                    ON v.PersonId = a.PersonId
                WHERE a.Fails IN (0, {but}) GROUP BY v.Value, a.Certain
                """, asked);
            // Whoever has no value has that which stands for none, where there is one.
            counts[filter.Key] = rows.Where(row => row[0] is not null || filter.Without is not null)
                .Sum(row => Convert.ToInt32(row[2], CultureInfo.InvariantCulture));
        }
        return counts;
    }
}
