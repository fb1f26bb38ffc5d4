using System.Data.Common;
using CaseTracker.App.Database.Moving;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CaseTracker.App.Database.Dialects;

/// <summary>The embedded database: one file, its readers beside its one writer (WAL).</summary>
internal sealed class SqliteDialect(string connectionString) : DbConnectionInterceptor, IDatabaseDialect
{
    /// <summary>In seconds. A page gives up within 15, and does more than wait.</summary>
    private const int LongestWait = 10;

    public DatabaseProvider Provider => DatabaseProvider.Sqlite;

    /// <summary>Throws <see cref="ArgumentException"/> for a connection string without a file.</summary>
    public string Place => Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

    /// <summary>A list goes in as one parameter, or EF would write the statement's text anew each time.</summary>
    public void Use(DbContextOptionsBuilder options) =>
        options.UseSqlite(connectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
            .ExecutionStrategy(known => new TransientRetry(known, this)))
            .AddInterceptors(this, SendWaiting.First);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Execute(connection, EachConnection((SqliteConnection)connection));

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous calls; these two settings touch no disk.
        Execute(connection, EachConnection((SqliteConnection)connection));
        return Task.CompletedTask;
    }

    /// <summary>SQLite forgets both when a connection closes. The wait is the connection's own time-out, and no longer than a page may
    /// wait.</summary>
    private static string EachConnection(SqliteConnection connection)
    {
        connection.DefaultTimeout = Math.Min(connection.DefaultTimeout, LongestWait);
        return $"PRAGMA foreign_keys = ON; PRAGMA busy_timeout = {connection.DefaultTimeout * 1000};";
    }

    public async Task WaitAtMost(DatabaseFacade database, int seconds, CancellationToken cancel)
    {
        await database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)database.GetDbConnection();
        connection.DefaultTimeout = seconds;
        Execute(connection, EachConnection(connection));
    }

    /// <summary>Foreign keys are off while scripts run, which is SQLite's own way to rebuild a table;
    /// <see cref="Check"/> makes up for it before the commit.</summary>
    public async Task<DbConnection> OpenForSchema(CancellationToken cancel)
    {
        PrivateFiles.MakeFolder(Path.GetDirectoryName(Place)!);
        CloseFile();
        // Not pooled: this connection's settings are not for anybody else.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            Execute(connection, $"PRAGMA busy_timeout = {connection.DefaultTimeout * 1000}; PRAGMA journal_mode = WAL; PRAGMA "
                + $"foreign_keys = OFF;");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>SQLite would make the file for everybody to read; the two that it puts beside it take their mode from it.</summary>
    private void CloseFile()
    {
        if (new SqliteConnectionStringBuilder(connectionString).Mode == SqliteOpenMode.ReadWriteCreate) PrivateFiles.MakeFile(Place);
        foreach (var file in new[] { Place, $"{Place}-wal", $"{Place}-shm" }) if (File.Exists(file)) PrivateFiles.Close(file);
    }

    /// <summary>Each connection sets what it needs.</summary>
    public Task<Problem?> Unfit(DbConnection connection, CancellationToken cancel) => Task.FromResult<Problem?>(null);

    public async Task<IReadOnlyList<string>> Tables(DbConnection connection, DbTransaction? transaction, CancellationToken cancel) =>
        await connection.Strings(transaction,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name", cancel);

    public IEnumerable<string> Batches(string script) => [script];

    public async Task Check(DbTransaction transaction, CancellationToken cancel)
    {
        var orphans = await transaction.Connection!.Strings(transaction,
            "SELECT DISTINCT \"table\" || ' → ' || parent FROM pragma_foreign_key_check", cancel);
        if (orphans.Count > 0) throw new InvalidDataException(
            $"The script leaves rows whose foreign key points at nothing: {string.Join(", ", orphans)}.");
    }

    /// <summary>Nothing to do: a transaction of this driver begins IMMEDIATE, which takes the one write lock that SQLite has.</summary>
    public Task LockWriters(DbTransaction transaction, CancellationToken cancel) => Task.CompletedTask;

    public async Task CopyRows(DbConnection connection, CopiedTable table, IReadOnlyList<object?[]> rows, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var row in rows)
            await connection.Execute(transaction, table.Insert, cancel, [.. row.Select((value, at) => ($"@p{at}", value!))]);
        await transaction.CommitAsync(cancel);
    }

    public async Task SettleCopy(DbConnection connection, IReadOnlyList<string> tables, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Check(transaction, cancel);
    }

    public Task<DateTime?> LastServerBackup(DbConnection connection, CancellationToken cancel) => Task.FromResult<DateTime?>(null);

    /// <summary>It stays in free pages of the file, and in its write-ahead log, until both are made anew.</summary>
    public async Task<bool> ClearFreed(DatabaseFacade database, CancellationToken cancel)
    {
        await database.OpenConnectionAsync(cancel);
        try
        {
            var connection = database.GetDbConnection();
            await connection.Execute(null, "VACUUM", cancel);
            // The first column: whether somebody who reads kept it from its end (https://sqlite.org/pragma.html#pragma_wal_checkpoint).
            return await connection.Strings(null, "PRAGMA wal_checkpoint(TRUNCATE)", cancel) is ["0"];
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
    }

    /// <summary>Never: a connection waits for a lock by itself.</summary>
    public bool Transient(DbException failure) => false;

    /// <summary>The numbers are SQLite's primary result codes, https://sqlite.org/rescode.html.</summary>
    public Problem? Explain(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } => new Problem("Database.Locked", Place),
        SqliteException { SqliteErrorCode: 8 } => new Problem("Database.ReadOnly", Place),
        SqliteException { SqliteErrorCode: 10 } => new Problem("Database.DiskTrouble", Place),
        SqliteException { SqliteErrorCode: 11 } => new Problem("Database.Damaged", Place),
        SqliteException { SqliteErrorCode: 13 } => new Problem("Database.DiskFull", Place),
        SqliteException { SqliteErrorCode: 14 } => new Problem("Database.CannotOpen", Place),
        SqliteException { SqliteErrorCode: 26 } => new Problem(WasOurs() ? "Database.Damaged" : "Database.NotADatabase", Place),
        ArgumentException => new Problem("Database.ConnectionString", failure.Message),
        IOException or UnauthorizedAccessException =>
            new Problem("Database.FolderNotWritable", Path.GetDirectoryName(Place), failure.Message),
        _ => null,
    };

    /// <summary>Whether a file without SQLite's beginning holds the journal of this program's scripts somewhere: then it was its
    /// database.</summary>
    private bool WasOurs()
    {
        try
        {
            using var file = new FileStream(Place, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var sign = "SchemaJournal"u8;
            var part = new byte[1 << 20];
            for (int kept = 0, read; (read = file.Read(part, kept, part.Length - kept)) > 0;)
            {
                var held = part.AsSpan(0, kept + read);
                if (held.IndexOf(sign) >= 0) return true;
                // The sign may lie across two parts.
                kept = Math.Min(sign.Length, held.Length);
                held[^kept..].CopyTo(part);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is told as it was met.
        }
        return false;
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
