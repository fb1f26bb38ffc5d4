using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>The rows that one file holds beyond another, added to that other by prepared statements in one transaction. They are read some
/// thousands at a time, and only what writes them is timed.</summary>
internal static class PlainRows
{
    private const int AtOnce = 20_000;

    /// <summary>Milliseconds, and how many rows there were.</summary>
    public static async Task<(double Time, int Rows)> Add(string from, string to)
    {
        await using var reading = await Open(from);
        await using var writing = await Open(to);
        var (watch, rows) = (new Stopwatch(), 0);
        await using var transaction = (SqliteTransaction)await writing.BeginTransactionAsync();
        foreach (var table in await Tables(reading)) rows += await Add(table, reading, transaction, watch);
        watch.Start();
        await transaction.CommitAsync();
        return (watch.Elapsed.TotalMilliseconds, rows);
    }

    private static async Task<int> Add(string table, SqliteConnection reading, SqliteTransaction transaction, Stopwatch watch)
    {
        await using var last = Command(transaction.Connection!, transaction, $"SELECT COALESCE(MAX(rowid), 0) FROM \"{table}\"");
        await using var beyond = Command(reading, null, $"SELECT * FROM \"{table}\" WHERE rowid > {await last.ExecuteScalarAsync()}");
        await using var rows = await beyond.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
        await using var insert = Command(transaction.Connection!, transaction, $"INSERT INTO \"{table}\" "
            + $"({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES "
            + $"({string.Join(", ", columns.Select((_, index) => $"@p{index}"))})");
        for (var index = 0; index < columns.Count; index++) insert.Parameters.Add(new SqliteParameter($"@p{index}", null));
        await insert.PrepareAsync();
        var (read, written) = (new List<object[]>(AtOnce), 0);
        while (true)
        {
            read.Clear();
            while (read.Count < AtOnce && await rows.ReadAsync())
            {
                var row = new object[columns.Count];
                rows.GetValues(row);
                read.Add(row);
            }
            if (read.Count == 0) return written;
            watch.Start();
            foreach (var row in read)
            {
                for (var index = 0; index < row.Length; index++) insert.Parameters[index].Value = row[index];
                await insert.ExecuteNonQueryAsync();
            }
            watch.Stop();
            written += read.Count;
        }
    }

    private static async Task<List<string>> Tables(SqliteConnection connection)
    {
        await using var names = Command(connection, null,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        await using var reader = await names.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        return tables;
    }

    private static async Task<SqliteConnection> Open(string path)
    {
        // Rows come table by table: what one points at may come later.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = false }
            .ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string statement)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names of the schema.
        command.CommandText = statement;
#pragma warning restore CA2100
        return command;
    }
}
