using System.Data.Common;

namespace CaseTracker.App.Database.Dialects;

/// <summary>Plain SQL on a connection, for the few places that come before EF.</summary>
internal static class Commands
{
    public static async Task Execute(this DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancel,
        params (string Name, object Value)[] arguments)
    {
        await using var command = connection.Command(transaction, sql, arguments);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The first column of every row.</summary>
    public static async Task<IReadOnlyList<string>> Strings(this DbConnection connection, DbTransaction? transaction, string sql,
        CancellationToken cancel)
    {
        await using var command = connection.Command(transaction, sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<string>();
        while (await reader.ReadAsync(cancel)) rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>Whether the statement has a row.</summary>
    public static Task<bool> Finds(this DbConnection connection, string sql, CancellationToken cancel,
        params (string Name, object Value)[] arguments) =>
        connection.Finds(null, sql, cancel, arguments);

    public static async Task<bool> Finds(this DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancel,
        params (string Name, object Value)[] arguments)
    {
        await using var command = connection.Command(transaction, sql, arguments);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel);
    }

    /// <summary>A command with its arguments; the SQL is always a text of this program, never of a person.</summary>
    public static DbCommand Command(this DbConnection connection, DbTransaction? transaction, string sql,
        params (string Name, object Value)[] arguments)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every value goes in as a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        foreach (var (name, value) in arguments) command.Parameters.Add(command.Parameter(name, value));
        return command;
    }
}
