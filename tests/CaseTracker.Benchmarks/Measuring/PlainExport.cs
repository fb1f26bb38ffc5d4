using System.Globalization;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>The prisoners of a status with all that is on record of them, read plainly, and what their file holds written
/// plainly.</summary>
internal sealed class PlainExport(string connectionString, Action<Stream> write)
{
    public async Task<int> Write(DateOnly day, string status, Stream output)
    {
        await using var sql = await PlainSql.Open(connectionString);
        var people = await sql.Rows($"""
            SELECT p.Id, p.Name, p.NameKhmer, p.Sex, p.Birth_Text, s.Status, s.Certain, s.HeldSinceEarliest,
                s.LastConfirmedLatest, s.SentenceEndLatest
            FROM CustodyPeriods s JOIN People p ON p.Id = s.PersonId
            WHERE s.KnownTo IS NULL AND s.ToDay >= @day AND s.FromDay <= @day AND (s.Clearances & {PlainSql.Bit}) <> 0
                AND s.Status = @status
            ORDER BY LOWER(COALESCE(p.Name, p.Role)), p.Id
            """, ("@day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("@status", status));
        await PlainFacts.Of(sql, [.. people.Select(row => (long)row[0]!)], []);
        write(output);
        return people.Count;
    }
}
