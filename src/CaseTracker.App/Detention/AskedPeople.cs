using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention;

/// <summary>The individuals of the list in a table of this connection, each with the filters that leave them out, as the sum of
/// a power of two for each. So one working-out of the custody rule answers every count: nothing left out is the list, one
/// filter alone is who that filter would let in.</summary>
internal sealed class AskedPeople : IAsyncDisposable
{
    private readonly CaseTrackerDb _db;
    private readonly Dictionary<string, int> _bits = new(StringComparer.Ordinal);

    private AskedPeople(CaseTrackerDb db, string table) => (_db, Table) = (db, table);

    public string Table { get; }

    public static async Task<AskedPeople> Gather(CaseTrackerDb db, PrisonerSql sql, DatabaseProvider provider, CancellationToken cancel)
    {
        // A table of a connection lives only as long as the connection is not given back.
        await db.Database.OpenConnectionAsync(cancel);
        var asked = new AskedPeople(db, provider == DatabaseProvider.SqlServer ? "#AskedPeople" : "temp.AskedPeople");
        await asked.Drop(cancel);
        var create = provider == DatabaseProvider.SqlServer
            ? $"CREATE TABLE {asked.Table} (PersonId bigint PRIMARY KEY, Status nvarchar(40), Certain int, LastConfirmedLatest date, Fails int)"
            : $"CREATE TABLE {asked.Table} (PersonId INTEGER PRIMARY KEY, Status TEXT, Certain INTEGER, LastConfirmedLatest TEXT, Fails INTEGER)";
        await db.Database.ExecuteSqlRawAsync(create, cancel);
        List<string> fails = ["0"];
        foreach (var (key, condition) in sql.Conditions(standing: true))
        {
            var bit = asked._bits[key] = 1 << asked._bits.Count;
            fails.Add($"CASE WHEN {condition} THEN 0 ELSE {bit} END");
        }
        var gather = $"""
            {sql.Standing} INSERT INTO {asked.Table} (PersonId, Status, Certain, LastConfirmedLatest, Fails)
            SELECT s.PersonId, s.Status, s.Certain, s.LastConfirmedLatest, {string.Join(" + ", fails)} {sql.Individuals}
            """;
        await db.Database.ExecuteSqlRawAsync(gather, sql.Parameters(db), cancel);
        return asked;
    }

    /// <summary>On <c>a</c>: the list itself.</summary>
    public static string Listed => "a.Fails = 0";

    /// <summary>On <c>a</c>: whom all other filters take.</summary>
    public string ButFor(string key) => $"a.Fails IN (0, {_bits.GetValueOrDefault(key)})";

    /// <summary>On <c>a</c>: 1 for those whom a filter other than status and certainty leaves out.</summary>
    public string LeftOut => $"CASE WHEN a.Fails > {_bits.GetValueOrDefault(PrisonerFilters.Status) + _bits.GetValueOrDefault(PrisonerFilters.Certainty)} THEN 1 ELSE 0 END";

    public async ValueTask DisposeAsync()
    {
        await Drop(CancellationToken.None);
        await _db.Database.CloseConnectionAsync();
    }

    private async Task Drop(CancellationToken cancel)
    {
        var drop = $"DROP TABLE IF EXISTS {Table}";
        await _db.Database.ExecuteSqlRawAsync(drop, cancel);
    }
}
