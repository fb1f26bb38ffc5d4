namespace CaseTracker.Benchmarks.Measuring;

/// <summary>Every response with all that its list shows, read plainly and forward, and its workbook's cells written plainly.</summary>
internal sealed class PlainListExport(string connectionString, PlainWorkbook cells)
{
    private const string Seen = $"e.DeletedAt IS NULL AND e.Confidentiality IN {PlainSql.Levels}";

    /// <summary>How many responses there are.</summary>
    public async Task<int> Write(Stream output)
    {
        await using var sql = await PlainSql.Open(connectionString);
        var rows = await sql.Each($"""
            SELECT e.*, c.Title, p.Name, b.Name, i.Title, o.Name, t.Name
            FROM Responses e LEFT JOIN Cases c ON c.Id = e.CaseId LEFT JOIN People p ON p.Id = e.PersonId
                LEFT JOIN People b ON b.Id = e.ByPersonId LEFT JOIN Instruments i ON i.Id = e.InstrumentId
                LEFT JOIN Organisations o ON o.Id = e.ById LEFT JOIN Organisations t ON t.Id = e.ToId
            WHERE {Seen} ORDER BY e.On_Earliest DESC, e.Id
            """);
        var cited = $"SELECT c.RecordId, c.SourceId, c.Field, c.Value, c.Reported FROM Responses e JOIN Citations c ON c.RecordId = e.Id "
            + $"WHERE {Seen} AND c.DeletedAt IS NULL AND c.Confidentiality IN {PlainSql.Levels}";
        await sql.Each(cited);
        await sql.Each($"SELECT s.* FROM Sources s WHERE s.Id IN (SELECT SourceId FROM ({cited})) "
            + $"AND s.Confidentiality IN {PlainSql.Levels} ORDER BY s.Id");
        cells.Write(output);
        return rows;
    }
}
