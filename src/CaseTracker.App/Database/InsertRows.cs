using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Database;

/// <summary>Inserts rows that nobody changes once they are there (the log, and what is kept beside the records) past the context: it would
/// look through all that it holds with each save, and takes ten times as long for one row.</summary>
internal static class InsertRows
{
    // Columns times rows stay below the 2,100 parameters of SQL Server.
    private const int Parameters = 2000, MostRows = 50;

    /// <summary>Runs on the context's connection, in its transaction where one is open. Keys that the database gives are not
    /// read.</summary>
    /// <param name="atOnce">Rows a statement: one where the order of their ids has to be theirs.</param>
    /// <param name="table">Another table with the same columns.</param>
    public static async Task Insert<TRow>(this CaseTrackerDb db, IReadOnlyCollection<TRow> rows, CancellationToken cancel,
        int atOnce = MostRows, string? table = null) where TRow : class
    {
        if (rows.Count == 0) return;
        var entity = db.Model.FindEntityType(typeof(TRow))!;
        IProperty[] columns = [.. entity.GetProperties().Where(column => column.ValueGenerated == ValueGenerated.Never)];
        DbCommand? command = null;
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            foreach (var chunk in rows.Chunk(Math.Min(atOnce, Parameters / columns.Length)))
            {
                if (command?.Parameters.Count != chunk.Length * columns.Length)
                {
                    if (command is not null) await command.DisposeAsync();
                    command = Statement(db, table ?? $"[{entity.GetTableName()}]", columns, chunk.Length);
                }
                for (var index = 0; index < command.Parameters.Count; index++)
                    command.Parameters[index].Value = Value(columns[index % columns.Length], chunk[index / columns.Length]);
                await command.ExecuteNonQueryAsync(cancel);
            }
        }
        finally
        {
            if (command is not null) await command.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }

    private static object Value(IProperty column, object row)
    {
        var value = column.GetGetter().GetClrValue(row);
        return (column.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
    }

    private static DbCommand Statement(CaseTrackerDb db, string table, IProperty[] columns, int rows)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var values = Enumerable.Range(0, rows)
            .Select(row => $"({string.Join(", ", columns.Select((_, column) => Name((row * columns.Length) + column)))})");
#pragma warning disable CA2100 // Names of the model.
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"[{column.GetColumnName()}]"))}) "
            + $"VALUES {string.Join(", ", values)}";
#pragma warning restore CA2100
        for (var index = 0; index < rows * columns.Length; index++)
            command.Parameters.Add(columns[index % columns.Length].GetRelationalTypeMapping()
                .CreateParameter(command, Name(index), null, nullable: true));
        return command;
    }

    private static string Name(int parameter) => string.Create(CultureInfo.InvariantCulture, $"@p{parameter}");
}
