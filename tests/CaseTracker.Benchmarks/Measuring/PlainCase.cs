using System.Globalization;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>A case with who takes part and how they stand, what happened to them in order, and the sources of all that.</summary>
internal sealed class PlainCase(string connectionString)
{
    public async Task<(int Participants, int Events, int Citations)> Read(long id, DateOnly day)
    {
        await using var sql = await PlainSql.Open(connectionString);
        await sql.Rows($"SELECT c.*, p.Name FROM Cases c LEFT JOIN Places p ON p.Id = c.PlaceId WHERE c.Id = @id AND c.DeletedAt IS NULL "
            + $"AND c.Confidentiality IN {PlainSql.Levels}", ("@id", id));
        var participants = await sql.Rows($"""
            SELECT t.Id, p.Id, t.Role, t.Certainty, p.Name, p.NameKhmer, s.Status, s.Certain, s.HeldSinceEarliest,
                s.LastConfirmedLatest, s.SentenceEndLatest
            FROM Participants t JOIN People p ON p.Id = t.PersonId AND p.DeletedAt IS NULL AND p.Confidentiality IN {PlainSql.Levels}
            LEFT JOIN CustodyPeriods s ON s.PersonId = p.Id AND s.KnownTo IS NULL AND s.FromDay <= @day AND s.ToDay >= @day
                AND (s.Clearances & {PlainSql.Bit}) <> 0
            WHERE t.CaseId = @id AND t.DeletedAt IS NULL AND t.Confidentiality IN {PlainSql.Levels} ORDER BY t.Id
            """, ("@id", id), ("@day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        var facts = await PlainFacts.Of(sql, [.. participants.Select(row => (long)row[1]!)],
            [id, .. participants.Select(row => (long)row[0]!)]);
        return (participants.Count, facts.Events.Count, facts.Citations.Count);
    }
}
