using System.Text.Json;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>One line of the plain list of events.</summary>
internal sealed record PlainEvent(long Id, string Kind, string? On, string Case, string? Place, string? Organisation, string? Affected);

/// <summary>The list of events as somebody would write it who needs nothing but this list: the total, and the page with the names of what it links to.
/// Within the clearance Restricted, as a researcher sees it.</summary>
internal sealed class PlainEvents(string connectionString)
{
    private const string Levels = "('Public', 'Internal', 'Restricted')", From = $"""
        FROM Events e JOIN Cases c ON c.Id = e.CaseId AND c.DeletedAt IS NULL AND c.Confidentiality IN {Levels}
        LEFT JOIN Organisations o ON o.Id = e.OrganisationId
        LEFT JOIN People w ON w.Id = e.PersonId
        WHERE e.DeletedAt IS NULL AND e.Confidentiality IN {Levels} AND (o.Id IS NULL OR (o.DeletedAt IS NULL AND o.Confidentiality IN {Levels})) AND (w.Id IS NULL OR (w.DeletedAt IS NULL AND w.Confidentiality IN {Levels}))
            AND e.Kind IN (SELECT value FROM json_each(@kinds)) AND e.On_Earliest <= @last AND e.On_Latest >= @first
        """;

    public async Task<(int Total, List<PlainEvent> Page)> Read(string[] kinds, string first, string last, int take)
    {
        await using var sql = await PlainSql.Open(connectionString);
        (string, object)[] asked = [("@kinds", JsonSerializer.Serialize(kinds)), ("@first", first), ("@last", last)];
        var total = Convert.ToInt32((await sql.Rows($"SELECT COUNT(*) {From}", asked))[0][0], System.Globalization.CultureInfo.InvariantCulture);
        var rows = await sql.Rows($"""
            SELECT q.Id, q.Kind, q.On_Text, q.Title, p.Name, q.Organisation, q.Affected_Text FROM
                (SELECT e.Id, e.Kind, e.On_Text, e.On_Earliest, c.Title, o.Name AS Organisation, e.Affected_Text, e.PlaceId {From} ORDER BY e.On_Earliest DESC, e.Id LIMIT @take) q
            LEFT JOIN Places p ON p.Id = q.PlaceId ORDER BY q.On_Earliest DESC, q.Id
            """, [.. asked, ("@take", take)]);
        return (total, [.. rows.Select(row => new PlainEvent((long)row[0]!, (string)row[1]!, row[2] as string, (string)row[3]!, row[4] as string, row[5] as string, row[6] as string))]);
    }
}
