using System.Data.Common;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Detention;

/// <summary>Inserts spans many at a time: EF's own way takes ten times as long, and a register of 100,000 people has some
/// 700,000.</summary>
internal static class CustodyPeriodWriter
{
    // Rows times columns stay below the 2,100 parameters of SQL Server.
    private const int Rows = 50;

    private static readonly (string Column, Func<CustodyPeriodRow, object?> Value)[] Columns =
    [
        (nameof(CustodyPeriodRow.PersonId), row => row.PersonId),
        (nameof(CustodyPeriodRow.Clearances), row => row.Clearances),
        (nameof(CustodyPeriodRow.KnownFrom), row => row.KnownFrom),
        (nameof(CustodyPeriodRow.KnownTo), row => row.KnownTo),
        (nameof(CustodyPeriodRow.FromDay), row => row.FromDay),
        (nameof(CustodyPeriodRow.ToDay), row => row.ToDay),
        (nameof(CustodyPeriodRow.Status), row => row.Status.ToString()),
        (nameof(CustodyPeriodRow.Certain), row => row.Certain),
        (nameof(CustodyPeriodRow.How), row => row.How?.ToString()),
        (nameof(CustodyPeriodRow.ConfirmedDaily), row => row.ConfirmedDaily),
        (nameof(CustodyPeriodRow.LastConfirmedEarliest), row => row.LastConfirmedEarliest),
        (nameof(CustodyPeriodRow.LastConfirmedLatest), row => row.LastConfirmedLatest),
        (nameof(CustodyPeriodRow.HeldSinceEarliest), row => row.HeldSinceEarliest),
        (nameof(CustodyPeriodRow.DecidingFact), row => row.DecidingFact),
        (nameof(CustodyPeriodRow.SentenceEndEarliest), row => row.SentenceEndEarliest),
        (nameof(CustodyPeriodRow.SentenceEndLatest), row => row.SentenceEndLatest),
    ];

    /// <summary>Runs on the context's open connection, in its transaction where one is open.</summary>
    public static async Task Insert(CaseTrackerDb db, IReadOnlyList<CustodyPeriodRow> rows, CancellationToken cancel)
    {
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        DbCommand? command = null;
        try
        {
            foreach (var chunk in rows.Chunk(Rows))
            {
                if (command?.Parameters.Count != chunk.Length * Columns.Length)
                {
                    if (command is not null) await command.DisposeAsync();
                    command = Statement(db.Database.GetDbConnection(), transaction, chunk.Length);
                }
                for (var index = 0; index < chunk.Length * Columns.Length; index++)
                    command.Parameters[index].Value = Columns[index % Columns.Length].Value(chunk[index / Columns.Length]) ?? DBNull.Value;
                await command.ExecuteNonQueryAsync(cancel);
            }
        }
        finally
        {
            if (command is not null) await command.DisposeAsync();
        }
    }

    private static DbCommand Statement(DbConnection connection, DbTransaction? transaction, int rows)
    {
        var values = Enumerable.Range(0, rows)
            .Select(row => $"({string.Join(", ", Columns.Select((_, column) => $"@p{(row * Columns.Length) + column}"))})");
        var columns = string.Join(", ", Columns.Select(column => column.Column));
        var sql = $"INSERT INTO CustodyPeriods ({columns}) VALUES {string.Join(", ", values)}";
        return connection.Command(transaction, sql, [.. Enumerable.Range(0, rows * Columns.Length)
            .Select(index => ($"@p{index}", (object)DBNull.Value))]);
    }
}
