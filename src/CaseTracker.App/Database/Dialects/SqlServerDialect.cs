using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Language;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Database.Dialects;

/// <summary>The database of a team.</summary>
internal sealed partial class SqlServerDialect(string connectionString) : IDatabaseDialect
{
    private const int CannotOpenDatabase = 4060, AlreadyExists = 1801, LockNotGranted = 51001, KhmerLettersAlike = 51002;

    /// <summary>Whoever may not read msdb is answered by nothing: without the right the name would be an error.</summary>
    internal const string LastBackup = """
        IF HAS_PERMS_BY_NAME(N'msdb.dbo.backupset', N'OBJECT', N'SELECT') = 1
            SELECT DATEADD(minute, -DATEPART(tzoffset, SYSDATETIMEOFFSET()), MAX(backup_finish_date))
            FROM msdb.dbo.backupset WHERE database_name = DB_NAME() AND type = 'D';
        ELSE SELECT CAST(NULL AS datetime);
        """;

    public DatabaseProvider Provider => DatabaseProvider.SqlServer;

    public string Place => $"{Options.DataSource}/{Options.InitialCatalog}";

    /// <summary>Throws <see cref="ArgumentException"/> for a connection string that is none.</summary>
    private SqlConnectionStringBuilder Options => new(connectionString);

    public void Use(DbContextOptionsBuilder options) =>
        options.UseSqlServer(connectionString).AddInterceptors(SendWaiting.First);

    public async Task<DbConnection> OpenForSchema(CancellationToken cancel)
    {
        try
        {
            return await Open(connectionString, cancel);
        }
        catch (SqlException missing) when (missing.Number == CannotOpenDatabase)
        {
            await CreateDatabase(cancel);
            // The pool remembers the failed sign-in for some seconds.
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
        var name = $"[{Options.InitialCatalog.Replace("]", "]]", StringComparison.Ordinal)}]";
        try
        {
            await server.Execute(null, $"CREATE DATABASE {name} COLLATE Khmer_100_CI_AS_SC", cancel);
            await server.Execute(null, $"ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE", cancel);
            await server.Execute(null, $"ALTER DATABASE {name} SET ALLOW_SNAPSHOT_ISOLATION ON", cancel);
        }
        catch (SqlException another) when (another.Number == AlreadyExists)
        {
            // Another process made it in between.
        }
    }

    public async Task<IReadOnlyList<string>> Tables(DbConnection connection, DbTransaction? transaction, CancellationToken cancel) =>
        await connection.Strings(transaction, "SELECT name FROM sys.tables WHERE is_ms_shipped = 0 ORDER BY name", cancel);

    /// <summary>GO on a line of its own ends a batch; it is the tools' word and no SQL.</summary>
    public IEnumerable<string> Batches(string script) => Go().Split(script).Where(batch => !string.IsNullOrWhiteSpace(batch));

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Go();

    /// <summary>Constraints hold at every statement here; what is left to ask is whether the database can tell Khmer words apart.</summary>
    public Task Check(DbTransaction transaction, CancellationToken cancel) => transaction.Connection!.Execute(transaction,
        $"IF N'កម្ពុជា' = N'ភ្នំពេញ' THROW {KhmerLettersAlike}, N'The collation gives Khmer letters no weight.', 1;", cancel);

    public Task LockWriters(DbTransaction transaction, CancellationToken cancel) => transaction.Connection!.Execute(transaction, $"""
        DECLARE @granted int;
        EXEC @granted = sp_getapplock @Resource = N'CaseTracker.Writers', @LockMode = 'Exclusive',
            @LockOwner = 'Transaction', @LockTimeout = 10000;
        IF @granted < 0 THROW {LockNotGranted}, N'Another writer holds the lock.', 1;
        """, cancel);

    /// <summary>Where somebody else made the database and did not allow snapshots, writers wait for the reader.</summary>
    public async Task<IDbContextTransaction> ReadOneState(DatabaseFacade database, CancellationToken cancel)
    {
        await database.OpenConnectionAsync(cancel);
        var snapshots = await database.GetDbConnection().Finds(
            "SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND snapshot_isolation_state = 1", cancel);
        return await database.BeginTransactionAsync(snapshots ? IsolationLevel.Snapshot : IsolationLevel.Serializable, cancel);
    }

    public Task WaitAtMost(DatabaseFacade database, int seconds, CancellationToken cancel)
    {
        database.SetCommandTimeout(seconds);
        return Task.CompletedTask;
    }

    /// <summary>The server keeps its own clock's time; the offset of its zone makes it UTC. Never run on a server here.</summary>
    public async Task<DateTime?> LastServerBackup(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command(null, LastBackup);
        return await command.ExecuteScalarAsync(cancel) is DateTime at ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : null;
    }

    /// <summary>The numbers are in sys.messages; those below 0 and above 10000 come from the network.</summary>
    public Problem? Explain(Exception failure) => failure switch
    {
        SqlException error => Explain(error),
        ArgumentException => new Problem("Database.ConnectionString", failure.Message),
        _ => null,
    };

    private Problem? Explain(SqlException error) => error.Number switch
    {
        LockNotGranted or 1205 or 1222 or -2 => new Problem("Database.Locked", Place),
        KhmerLettersAlike => new Problem("Database.CollationWithoutKhmer", Place),
        262 => new Problem("Database.MayNotCreate", Options.InitialCatalog, Options.DataSource),
        CannotOpenDatabase => new Problem("Database.CannotOpen", Place),
        229 or 230 or 297 or 300 => new Problem("Database.RightMissing", Place, error.Message),
        3906 => new Problem("Database.ReadOnly", Place),
        823 or 824 or 825 or 8992 => new Problem("Database.Damaged", Place),
        1105 or 9002 => new Problem("Database.DiskFull", Place),
        18456 => new Problem("Database.SignInRefused", Options.DataSource),
        -1 or 0 or 2 or 20 or 53 or 64 or 121 or 233 or 258 or 10053 or 10054 or 10060 or 10061 or 11001 or 35 =>
            new Problem("Database.ServerNotReached", Options.DataSource),
        _ => null,
    };
}
