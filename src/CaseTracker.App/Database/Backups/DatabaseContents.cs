using System.Data.Common;
using System.Globalization;
using CaseTracker.App.Database.Dialects;
using Microsoft.Data.Sqlite;

namespace CaseTracker.App.Database.Backups;

/// <summary>How much a database holds, so that a copy can be compared with it.</summary>
/// <param name="Rows">By table.</param>
/// <param name="LastEntry">The number of the last line of the audit log; null where there is none.</param>
/// <param name="LastHash">Its hash.</param>
public sealed record DatabaseContents(IReadOnlyDictionary<string, long> Rows, long? LastEntry, string? LastHash)
{
    /// <summary>Records of all kinds.</summary>
    public long Records => Rows.GetValueOrDefault("Records");

    /// <summary>Counts a file of the embedded database that nobody writes.</summary>
    internal static async Task<DatabaseContents> Read(SqliteDialect dialect, CancellationToken cancel)
    {
        await using var connection = await OpenCopy(dialect.Place, cancel);
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await dialect.Tables(connection, null, cancel))
            rows.Add(table, long.Parse((await connection.Strings(null, $"SELECT CAST(COUNT(*) AS TEXT) FROM \"{table}\"", cancel))[0],
                CultureInfo.InvariantCulture));
        var last = rows.ContainsKey("AuditEntries")
            ? await connection.Strings(null, "SELECT Id || '|' || Hash FROM AuditEntries ORDER BY Id DESC LIMIT 1", cancel) : [];
        return last is [var entry] && entry.Split('|') is [var id, var hash]
            ? new(rows, long.Parse(id, CultureInfo.InvariantCulture), hash) : new(rows, null, null);
    }

    /// <summary>The first fault that the database finds in a copy of itself; null for a sound one.</summary>
    internal static async Task<string?> Damage(string file, CancellationToken cancel)
    {
        await using var connection = await OpenCopy(file, cancel);
        return await connection.Strings(null, "PRAGMA integrity_check(1)", cancel) is not ["ok"] and var faults ? faults[0] : null;
    }

    /// <summary>The first column of what a copy answers.</summary>
    internal static async Task<IReadOnlyList<string>> Strings(string file, string sql, CancellationToken cancel)
    {
        await using var connection = await OpenCopy(file, cancel);
        return await connection.Strings(null, sql, cancel);
    }

    /// <summary>Whether another holds the same.</summary>
    public bool Same(DatabaseContents other) => Rows.Count == other.Rows.Count && LastEntry == other.LastEntry && LastHash == other.LastHash
        && Rows.All(table => other.Rows.TryGetValue(table.Key, out var rows) && rows == table.Value);

    private static async Task<DbConnection> OpenCopy(string file, CancellationToken cancel)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }
}
