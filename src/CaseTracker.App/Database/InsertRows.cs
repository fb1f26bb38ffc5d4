using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Database;

/// <summary>Inserts rows past the context, which would look through all that it holds with each save, and takes ten times as long for one
/// row: records that are new, the log, and what is kept beside the records. All of it runs on the context's connection, in its transaction
/// where one is open.</summary>
internal static class InsertRows
{
    // Columns times rows stay below the 2,100 parameters of SQL Server.
    private const int Parameters = 2000, MostRows = 50;

    /// <summary>Keys that the database gives are not read. Throws <see cref="NotSupportedException"/> for records: who may know of one is
    /// worked out when the context saves it (<see cref="NewRecords"/>).</summary>
    /// <param name="atOnce">Rows a statement: one where the order of their ids has to be theirs.</param>
    /// <param name="table">Another table with the same columns.</param>
    public static Task Insert<TRow>(this CaseTrackerDb db, IReadOnlyCollection<TRow> rows, CancellationToken cancel,
        int atOnce = MostRows, string? table = null) where TRow : class =>
        typeof(TRow).IsAssignableTo(typeof(IRecordRow)) || typeof(TRow).IsAssignableTo(typeof(IFactRow))
            ? throw new NotSupportedException("Records are saved by the context.")
            : db.InsertOf(typeof(TRow), rows, cancel, atOnce, table);

    /// <summary>The same for rows of any class, for <see cref="NewRecords"/>.</summary>
    public static async Task InsertOf(this CaseTrackerDb db, Type of, IReadOnlyCollection<object> rows, CancellationToken cancel,
        int atOnce = MostRows, string? table = null)
    {
        if (rows.Count == 0) return;
        await db.Saving.Send(cancel);
        await db.SendRows(of, rows, cancel, atOnce, table);
    }

    /// <summary>The same beside rows that wait.</summary>
    internal static async Task SendRows(this CaseTrackerDb db, Type of, IReadOnlyCollection<object> rows, CancellationToken cancel,
        int atOnce = MostRows, string? table = null)
    {
        var columns = TableColumns.Of(db, of);
        // Within one process a statement a row is as quick, and is made once for all rows.
        var most = db.Provider() == DatabaseProvider.Sqlite ? 1 : Math.Min(atOnce, Parameters / columns.All.Count);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            foreach (var chunk in rows.Chunk(most))
            {
                var command = db.Statements.Of(table ?? columns.Table, chunk.Length, () =>
                    Statement(db, table ?? columns.Table, columns.All, chunk.Length));
                Fill(db, command, columns.All, chunk);
                await command.ExecuteNonQueryAsync(cancel);
            }
        }
        finally
        {
            db.Statements.Leave();
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Inserts headers one by one, in their order, and gives each the id that the database numbered it with.</summary>
    public static async Task InsertNumbered(this CaseTrackerDb db, IReadOnlyCollection<RecordHeader> headers, CancellationToken cancel)
    {
        if (headers.Count == 0) return;
        var columns = TableColumns.Of(db, typeof(RecordHeader));
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var command = db.Statements.Of($"{columns.Table} numbered", 1,
                () => Statement(db, columns.Table, columns.All, 1, Numbered(db.Provider())));
            foreach (var header in headers)
            {
                Fill(db, command, columns.All, [header]);
                header.Id = (long)(await command.ExecuteScalarAsync(cancel))!;
            }
        }
        finally
        {
            db.Statements.Leave();
            await db.Database.CloseConnectionAsync();
        }
    }

    private static void Fill(CaseTrackerDb db, DbCommand command, IReadOnlyList<TableColumns.Column> columns, object[] rows)
    {
        for (var index = 0; index < command.Parameters.Count; index++)
            command.Parameters[index].Value = columns[index % columns.Count].Value(db, rows[index / columns.Count]);
    }

    /// <summary>Where the statement says that it answers with the id of a header, before its values and after them.</summary>
    internal static (string Before, string After) Numbered(DatabaseProvider provider) => provider == DatabaseProvider.SqlServer
        ? ($" OUTPUT INSERTED.[{nameof(RecordHeader.Id)}]", "") : ("", $" RETURNING [{nameof(RecordHeader.Id)}]");

    internal static string Text(string table, IReadOnlyList<TableColumns.Column> columns, int rows, (string Before, string After) answer)
    {
        var values = Enumerable.Range(0, rows)
            .Select(row => $"({string.Join(", ", columns.Select((_, column) => Name((row * columns.Count) + column)))})");
        return $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"[{column.Name}]"))}){answer.Before} "
            + $"VALUES {string.Join(", ", values)}{answer.After}";
    }

    internal static DbCommand Statement(CaseTrackerDb db, string table, IReadOnlyList<TableColumns.Column> columns, int rows,
        (string Before, string After) answer = default)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Names of the model.
        command.CommandText = Text(table, columns, rows, answer);
#pragma warning restore CA2100
        for (var index = 0; index < rows * columns.Count; index++)
            command.Parameters.Add(command.Parameter(Name(index), columns[index % columns.Count].Mapping));
        return command;
    }

    private static string Name(int parameter) => string.Create(CultureInfo.InvariantCulture, $"@p{parameter}");
}
