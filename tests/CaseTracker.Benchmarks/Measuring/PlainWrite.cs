using Microsoft.Data.Sqlite;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>The rows that a write of the program adds, added by ADO.NET in one transaction: records, facts, citations, the audit log, and
/// all that is kept beside them. What the program changes in rows that stand is left out.</summary>
internal sealed class PlainWrite(SqliteConnection connection) : IAsyncDisposable
{
    private sealed record Added(string Table, List<string> Columns, List<object[]> Rows);

    private List<Added> _added = [];

    public static async Task<PlainWrite> Open(string connectionString)
    {
        // Rows go in and out whole: nothing has to be looked up for them.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, ForeignKeys = false }
            .ConnectionString);
        await connection.OpenAsync();
        return new(connection);
    }

    /// <summary>Takes out again what a write adds, which runs meanwhile. Gives the number of rows.</summary>
    public async Task<int> TakeOut(Func<Task> write)
    {
        var before = await Ends();
        await write();
        _added = [];
        foreach (var (table, end) in before)
            if (await Rows(table, end) is { Rows.Count: > 0 } added)
            {
                _added.Add(added);
                await Run($"DELETE FROM \"{table}\" WHERE rowid > {end}");
            }
        return _added.Sum(table => table.Rows.Count);
    }

    /// <summary>Adds the same rows.</summary>
    public async Task Add()
    {
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        foreach (var table in _added)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // Names of the schema.
            command.CommandText = $"INSERT INTO \"{table.Table}\" "
                + $"({string.Join(", ", table.Columns.Select(column => $"\"{column}\""))}) VALUES "
                + $"({string.Join(", ", table.Columns.Select((_, index) => $"@p{index}"))})";
#pragma warning restore CA2100
            for (var index = 0; index < table.Columns.Count; index++) command.Parameters.Add(new SqliteParameter($"@p{index}", null));
            foreach (var row in table.Rows)
            {
                for (var index = 0; index < row.Length; index++) command.Parameters[index].Value = row[index];
                await command.ExecuteNonQueryAsync();
            }
        }
        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<List<(string Table, long End)>> Ends()
    {
        var tables = new List<string>();
        await using (var names = Command("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
        await using (var reader = await names.ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        var ends = new List<(string, long)>();
        foreach (var table in tables)
        {
            await using var last = Command($"SELECT COALESCE(MAX(rowid), 0) FROM \"{table}\"");
            ends.Add((table, (long)(await last.ExecuteScalarAsync())!));
        }
        return ends;
    }

    private async Task<Added> Rows(string table, long end)
    {
        await using var command = Command($"SELECT * FROM \"{table}\" WHERE rowid > {end}");
        await using var reader = await command.ExecuteReaderAsync();
        var (columns, rows) = (Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList(), new List<object[]>());
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return new(table, columns, rows);
    }

    private async Task Run(string statement)
    {
        await using var command = Command(statement);
        await command.ExecuteNonQueryAsync();
    }

    private SqliteCommand Command(string statement)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the schema.
        command.CommandText = statement;
#pragma warning restore CA2100
        return command;
    }
}
