using System.Data.Common;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseTracker.App.Database.Dialects;

/// <summary>The embedded database: one file, its readers beside its one writer (WAL).</summary>
internal sealed class SqliteDialect(string connectionString) : DbConnectionInterceptor, IDatabaseDialect
{
    public DatabaseProvider Provider => DatabaseProvider.Sqlite;

    /// <summary>Throws <see cref="ArgumentException"/> for a connection string without a file.</summary>
    public string Place => Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

    /// <summary>A list goes in as one parameter, or EF would write the statement's text anew each time.</summary>
    public void Use(DbContextOptionsBuilder options) =>
        options.UseSqlite(connectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(this);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Execute(connection, EachConnection(connection));

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous calls; these two settings touch no disk.
        Execute(connection, EachConnection(connection));
        return Task.CompletedTask;
    }

    /// <summary>SQLite forgets both when a connection closes. The wait is the connection's own time-out.</summary>
    private static string EachConnection(DbConnection connection) =>
        $"PRAGMA foreign_keys = ON; PRAGMA busy_timeout = {((SqliteConnection)connection).DefaultTimeout * 1000};";

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
            Execute(connection, $"PRAGMA busy_timeout = {connection.DefaultTimeout * 1000}; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF;");
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

    public async Task<IReadOnlyList<string>> Tables(DbConnection connection, DbTransaction? transaction, CancellationToken cancel) =>
        await connection.Strings(transaction, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name", cancel);

    public IEnumerable<string> Batches(string script) => [script];

    public async Task Check(DbTransaction transaction, CancellationToken cancel)
    {
        var orphans = await transaction.Connection!.Strings(transaction, "SELECT DISTINCT \"table\" || ' → ' || parent FROM pragma_foreign_key_check", cancel);
        if (orphans.Count > 0) throw new InvalidDataException($"The script leaves rows whose foreign key points at nothing: {string.Join(", ", orphans)}.");
    }

    /// <summary>Nothing to do: a transaction of this driver begins IMMEDIATE, which takes the one write lock that SQLite has.</summary>
    public Task LockWriters(DbTransaction transaction, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The numbers are SQLite's primary result codes, https://sqlite.org/rescode.html.</summary>
    public Problem? Explain(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } => new Problem("Database.Locked", Place),
        SqliteException { SqliteErrorCode: 8 } => new Problem("Database.ReadOnly", Place),
        SqliteException { SqliteErrorCode: 11 } => new Problem("Database.Damaged", Place),
        SqliteException { SqliteErrorCode: 13 } => new Problem("Database.DiskFull", Place),
        SqliteException { SqliteErrorCode: 14 } => new Problem("Database.CannotOpen", Place),
        SqliteException { SqliteErrorCode: 26 } => new Problem("Database.NotADatabase", Place),
        ArgumentException => new Problem("Database.ConnectionString", failure.Message),
        IOException or UnauthorizedAccessException => new Problem("Database.FolderNotWritable", Path.GetDirectoryName(Place), failure.Message),
        _ => null,
    };

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
