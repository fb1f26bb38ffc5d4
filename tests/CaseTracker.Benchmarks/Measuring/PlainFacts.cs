using System.Globalization;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>What stands on record of some people, read in one statement a table.</summary>
internal sealed record PlainFacts(List<object?[]> Events, List<object?[]> Citations)
{
    /// <summary>What happened to them, each with record, person, what, first day and date as printed, by day; and who says so.</summary>
    public static async Task<PlainFacts> Of(PlainSql sql, IReadOnlyCollection<long> people, IEnumerable<long> records)
    {
        var seen = $"f.PersonId IN (SELECT value FROM json_each(@people)) AND f.KnownTo IS NULL AND f.Confidentiality IN {PlainSql.Levels}";
        var events = await sql.Rows($"""
            SELECT f.FactId, f.PersonId, f.Kind AS What, f.On_Earliest AS Day, f.On_Text, NULL AS Until FROM CustodyEvents f WHERE {seen}
            UNION ALL SELECT f.FactId, f.PersonId, p.Name, f.From_Earliest, f.From_Text, f.To_Text FROM Stays f LEFT JOIN Facilities p
                ON p.Id = f.FacilityId WHERE {seen}
            UNION ALL SELECT f.FactId, f.PersonId, f.Label || COALESCE(' ' || a.Number, ''), f.On_Earliest, f.On_Text, NULL FROM Charges f
                LEFT JOIN LegalArticles a ON a.Id = f.ArticleId WHERE {seen}
            UNION ALL SELECT f.FactId, f.PersonId, COALESCE(f.Years, 0) || ' ' || COALESCE(f.Months, 0), f.On_Earliest, f.On_Text, NULL
                FROM Sentences f WHERE {seen}
            ORDER BY Day, 1
            """, ("@people", PlainSql.Ids(people)));
        var citations = await sql.Rows($"""
            SELECT c.Id, c.RecordId, c.Field, c.Reported, c.Locator, s.Id, s.Title, s.Publisher, s.Published_Text
            FROM Citations c JOIN Sources s ON s.Id = c.SourceId
            WHERE c.RecordId IN (SELECT value FROM json_each(@records)) AND c.DeletedAt IS NULL AND c.Confidentiality IN {PlainSql.Levels}
                ORDER BY c.Id
            """, ("@records", PlainSql.Ids([.. records, .. people,
                .. events.Select(row => Convert.ToInt64(row[0], CultureInfo.InvariantCulture))])));
        return new(events, citations);
    }
}
