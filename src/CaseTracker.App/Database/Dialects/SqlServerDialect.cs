using System.Data.Common;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using CaseTracker.App.Database.Moving;
using CaseTracker.Domain.Language;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CaseTracker.App.Database.Dialects;

/// <summary>The database of a team.</summary>
internal sealed partial class SqlServerDialect(string connectionString) : IDatabaseDialect
{
    /// <summary>Whoever may not read msdb is answered by nothing: without the right the name would be an error.</summary>
    internal const string LastBackup = """
        IF HAS_PERMS_BY_NAME(N'msdb.dbo.backupset', N'OBJECT', N'SELECT') = 1
            SELECT DATEADD(minute, -DATEPART(tzoffset, SYSDATETIMEOFFSET()), MAX(backup_finish_date))
            FROM msdb.dbo.backupset WHERE database_name = DB_NAME() AND type = 'D';
        ELSE SELECT CAST(NULL AS datetime);
        """;

    /// <summary>The names of the settings that are missing, as ALTER DATABASE … SET takes them, and what makes all Khmer words
    /// equal.</summary>
    internal const string Lacking = """
        SELECT N'READ_COMMITTED_SNAPSHOT' FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0
        UNION ALL
        SELECT N'ALLOW_SNAPSHOT_ISOLATION' FROM sys.databases WHERE database_id = DB_ID() AND snapshot_isolation_state <> 1
        UNION ALL
        SELECT N'COLLATE' WHERE N'កម្ពុជា' COLLATE DATABASE_DEFAULT = N'ភ្នំពេញ' COLLATE DATABASE_DEFAULT;
        """;

    public DatabaseProvider Provider => DatabaseProvider.SqlServer;

    public string Place => $"{Options.DataSource}/{Options.InitialCatalog}";

    /// <summary>Throws <see cref="ArgumentException"/> for a connection string that is none.</summary>
    private SqlConnectionStringBuilder Options => new(connectionString);

    public void Use(DbContextOptionsBuilder options) =>
        options.UseSqlServer(connectionString, server => server.ExecutionStrategy(known => new TransientRetry(known, this)))
            .AddInterceptors(SendWaiting.First);

    public async Task<DbConnection> OpenForSchema(CancellationToken cancel)
    {
        try
        {
            return await Open(connectionString, cancel);
        }
        catch (SqlException missing) when (missing.Number == SqlServerErrors.CannotOpenDatabase)
        {
            await CreateDatabase(cancel);
            // The pool remembers the failed sign-in for some seconds. A database that does not let this sign-in in refuses again.
            SqlConnection.ClearAllPools();
            return await Open(connectionString, cancel);
        }
    }

    private static async Task<DbConnection> Open(string where, CancellationToken cancel)
    {
        var connection = new SqlConnection(where);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The collation knows Khmer letters (those before version 90 give them no weight, so that all Khmer words are
    /// equal). Snapshot reads, so that a reader does not wait for a writer: as SQLite's WAL.</summary>
    private async Task CreateDatabase(CancellationToken cancel)
    {
        await using var server = await Open(new SqlConnectionStringBuilder(connectionString)
        {
            InitialCatalog = "master",
            Pooling = false
        }.ConnectionString, cancel);
        // Of two first starts one makes it whole and the other waits; the lock goes with the connection.
        await server.Execute(null, Locked("CaseTracker.Create", "Session"), cancel);
        if (await server.Finds("SELECT 1 WHERE DB_ID(@name) IS NOT NULL", cancel, ("@name", Options.InitialCatalog))) return;
        await server.Execute(null, $"CREATE DATABASE {Name} COLLATE Khmer_100_CI_AS_SC", cancel);
        await server.Execute(null, $"ALTER DATABASE {Name} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE", cancel);
        await server.Execute(null, $"ALTER DATABASE {Name} SET ALLOW_SNAPSHOT_ISOLATION ON", cancel);
    }

    private string Name => $"[{Options.InitialCatalog.Replace("]", "]]", StringComparison.Ordinal)}]";

    public async Task<IReadOnlyList<string>> Tables(DbConnection connection, DbTransaction? transaction, CancellationToken cancel) =>
        await connection.Strings(transaction, "SELECT name FROM sys.tables WHERE is_ms_shipped = 0 ORDER BY name", cancel);

    /// <summary>GO on a line of its own ends a batch; it is the tools' word and no SQL.</summary>
    public IEnumerable<string> Batches(string script) => Go().Split(script).Where(batch => !string.IsNullOrWhiteSpace(batch));

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Go();

    /// <summary>Nothing to do: constraints hold at every statement here.</summary>
    public Task Check(DbTransaction transaction, CancellationToken cancel) => Task.CompletedTask;

    public async Task<Problem?> Unfit(DbConnection connection, CancellationToken cancel) =>
        Unfit(await connection.Strings(null, Lacking, cancel));

    /// <summary>In words, of what <see cref="Lacking"/> answers.</summary>
    internal Problem? Unfit(IReadOnlyList<string> lacking) => lacking.Contains("COLLATE")
        ? new Problem("Database.CollationWithoutKhmer", Place)
        : lacking.Count > 0 ? new Problem("Database.WithoutSnapshots", Place, string.Join(" ",
            lacking.Select(setting => $"ALTER DATABASE {Name} SET {setting} ON;"))) : null;

    public Task LockWriters(DbTransaction transaction, CancellationToken cancel) =>
        transaction.Connection!.Execute(transaction, Locked("CaseTracker.Writers", "Transaction"), cancel);

    private static string Locked(string what, string owner) => $"""
        DECLARE @granted int;
        EXEC @granted = sp_getapplock @Resource = N'{what}', @LockMode = 'Exclusive', @LockOwner = '{owner}', @LockTimeout = 10000;
        IF @granted < 0 THROW {SqlServerErrors.LockNotGranted}, N'Another program holds the lock.', 1;
        """;

    public Task WaitAtMost(DatabaseFacade database, int seconds, CancellationToken cancel)
    {
        database.SetCommandTimeout(seconds);
        return Task.CompletedTask;
    }

    /// <summary>Never run on a server here.</summary>
    public async Task CopyRows(DbConnection connection, CopiedTable table, IReadOnlyList<object?[]> rows, CancellationToken cancel)
    {
        using var bulk = new SqlBulkCopy((SqlConnection)connection,
            SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.KeepNulls | SqlBulkCopyOptions.UseInternalTransaction, null);
        (bulk.DestinationTableName, bulk.BulkCopyTimeout) = ($"[{table.Name}]", 0);
        foreach (var column in table.Columns) bulk.ColumnMappings.Add(column.Name, column.Name);
        using var batch = table.Batch(rows);
        await bulk.WriteToServerAsync(batch, cancel);
    }

    public async Task SettleCopy(DbConnection connection, IReadOnlyList<string> tables, CancellationToken cancel)
    {
        foreach (var table in tables)
        {
            await using var command = connection.Command(null, Settled(table));
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>Bulk copy looks at no link and leaves them untrusted; a table's numbers go on where those that came end.</summary>
    internal static string Settled(string table) => $"""
        ALTER TABLE [{table}] WITH CHECK CHECK CONSTRAINT ALL;
        IF OBJECTPROPERTY(OBJECT_ID(N'[{table}]'), 'TableHasIdentity') = 1 DBCC CHECKIDENT (N'[{table}]') WITH NO_INFOMSGS;
        """;

    /// <summary>The server keeps its own clock's time; the offset of its zone makes it UTC. Never run on a server here.</summary>
    public async Task<DateTime?> LastServerBackup(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command(null, LastBackup);
        return await command.ExecuteScalarAsync(cancel) is DateTime at ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : null;
    }

    /// <summary>On some systems the driver says that the certificate is not trusted only by what it wraps.</summary>
    public Problem? Explain(Exception failure) => failure switch
    {
        SqlException { InnerException: AuthenticationException } => SqlServerErrors.Told(SqlServerErrors.CertificateNotTrusted, "",
            Options.DataSource, Options.InitialCatalog),
        SqlException error => SqlServerErrors.Told(error.Number, error.Message, Options.DataSource, Options.InitialCatalog),
        ArgumentException => new Problem("Database.ConnectionString", failure.Message),
        _ => null,
    };

    public Task<bool> ClearFreed(DatabaseFacade database, CancellationToken cancel) => Task.FromResult(true);

    public bool Transient(DbException failure) => failure is SqlException error && SqlServerErrors.Transient(error.Number);
}
