using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>One connection and its statements, with nothing between them and ADO.NET.</summary>
internal sealed class PlainSql(SqliteConnection connection) : IAsyncDisposable
{
    /// <summary>The levels that a researcher sees, and the bit of them in the kept spans.</summary>
    public const string Levels = "('Public', 'Internal', 'Restricted')", Bit = "4";

    public static async Task<PlainSql> Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        return new(connection);
    }

    public static string Ids(IEnumerable<long> ids) => JsonSerializer.Serialize(ids);

    /// <summary>Reads every value of every row.</summary>
    public async Task<List<object?[]>> Rows(string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the measurements.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object?[reader.FieldCount];
            for (var column = 0; column < row.Length; column++) row[column] = reader.IsDBNull(column) ? null : reader.GetValue(column);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>Reads every value of every row, one after the other, and keeps none. How many there were.</summary>
    public async Task<int> Each(string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the measurements.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var (rows, values) = (0, new object[reader.FieldCount]);
        for (; await reader.ReadAsync(); rows++) reader.GetValues(values);
        return rows;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
