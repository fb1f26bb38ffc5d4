using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>One line of the plain list.</summary>
internal sealed record PlainPrisoner(long Id, string? Name, string? NameKhmer, string Status, bool Certain, string? HeldSince,
    string? ConfirmedEarliest, string? ConfirmedLatest, string? SentenceEnd)
{
    public List<PlainCharge> Charges { get; } = [];
}

internal sealed record PlainCharge(string? Label, string? Law, string? Article, int? Years, int? Months, bool Life);

/// <summary>The as-of list as somebody would write it who knows the schema and needs nothing but this list: the total, the page in
/// the order of the names, and each person's charges. Within the clearance Restricted, as a researcher sees it.</summary>
internal sealed class PlainList(string connectionString)
{
    // The rows' other columns are read for the page alone: the index holds all that finding and counting need.
    private const string From = "FROM CustodyPeriods s", Where = """
        WHERE s.KnownTo IS NULL AND s.ToDay >= @day AND s.FromDay <= @day AND (s.Clearances & 4) <> 0
            AND s.Status IN (SELECT value FROM json_each(@statuses))
            AND s.Certain IN (SELECT value FROM json_each(@certain))
        """;

    public async Task<(int Total, List<PlainPrisoner> Page)> Read(DateOnly day, IEnumerable<string> statuses, int? certain, int take)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT COUNT(*) {From} {Where};
            SELECT p.Id, p.Name, p.NameKhmer, f.Status, f.Certain, f.HeldSinceEarliest,
                CASE WHEN f.ConfirmedDaily = 1 THEN @day ELSE f.LastConfirmedEarliest END, CASE WHEN f.ConfirmedDaily = 1 THEN @day
                    ELSE f.LastConfirmedLatest END, f.SentenceEndLatest
            FROM (SELECT o.Id, s.FromDay, s.Clearances, LOWER(COALESCE(o.Name, o.Role)) AS Place {From} JOIN People o
                ON o.Id = s.PersonId {Where} ORDER BY Place, o.Id LIMIT @take) q
            JOIN CustodyPeriods f ON f.PersonId = q.Id AND f.Clearances = q.Clearances AND f.FromDay = q.FromDay AND f.KnownTo IS NULL
            JOIN People p ON p.Id = q.Id
            ORDER BY q.Place, q.Id;
            """;
        command.Parameters.AddWithValue("@day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("@statuses", JsonSerializer.Serialize(statuses));
        command.Parameters.AddWithValue("@certain", certain is null ? "[0, 1]" : $"[{certain}]");
        command.Parameters.AddWithValue("@take", take);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var total = reader.GetInt32(0);
        await reader.NextResultAsync();
        var page = new List<PlainPrisoner>();
        while (await reader.ReadAsync())
            page.Add(new(reader.GetInt64(0), Text(reader, 1), Text(reader, 2), reader.GetString(3), reader.GetInt32(4) == 1,
                Text(reader, 5), Text(reader, 6), Text(reader, 7), Text(reader, 8)));
        await Charges(connection, page.ToDictionary(person => person.Id));
        return (total, page);
    }

    private static async Task Charges(SqliteConnection connection, Dictionary<long, PlainPrisoner> page)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT c.PersonId, c.Label, l.Title, a.Number, s.Years, s.Months, COALESCE(s.Life, 0)
            FROM Charges c
            LEFT JOIN LegalArticles a ON a.Id = c.ArticleId LEFT JOIN Laws l ON l.Id = a.LawId
            LEFT JOIN Sentences s ON s.PersonId = c.PersonId AND s.ChargeId = c.FactId AND s.KnownTo IS NULL
                AND s.Confidentiality IN ('Public', 'Internal', 'Restricted')
            WHERE c.PersonId IN (SELECT value FROM json_each(@people)) AND c.KnownTo IS NULL
                AND c.Confidentiality IN ('Public', 'Internal', 'Restricted')
            ORDER BY c.PersonId, c."Order", c.FactId
            """;
        command.Parameters.AddWithValue("@people", JsonSerializer.Serialize(page.Keys));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            page[reader.GetInt64(0)].Charges.Add(new(Text(reader, 1), Text(reader, 2), Text(reader, 3), Whole(reader, 4), Whole(reader, 5),
                reader.GetInt32(6) == 1));
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static int? Whole(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);
}
