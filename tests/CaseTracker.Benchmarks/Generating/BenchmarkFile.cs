using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.App;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Records;
using CaseTracker.Domain.Values;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseTracker.Benchmarks.Generating;

/// <summary>A database file of synthetic people, and the program's handlers on one.</summary>
internal static class BenchmarkFile
{
    /// <summary>The file in the temporary folder that measurements share. Its name tells the schema, the versions of the custody rule and
    /// of the rule of sight, and the generator's.</summary>
    public static string Shared(int people)
    {
        var made = string.Join('\n', SchemaScript.Embedded(DatabaseProvider.Sqlite).Select(script => script.Sha256)
            .Append($"{CustodyProjection.Projection.Version} {KeepVisibility.Projection.Version} {SyntheticRegister.Version}"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(made)))[..8];
        return Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"casetracker-benchmark-{people}-{hash}.db"));
    }

    /// <summary>Makes the file under another name and moves it to its own once it is complete.</summary>
    public static async Task Generate(int people, string path, CancellationToken cancel)
    {
        var part = path + ".part";
        File.Delete(part);
        try
        {
            await using (var services = Services(part))
            {
                Check(await services.GetRequiredService<PrepareDatabase>().Handle(cancel));
                await Fill(services, part, people, cancel);
                Check(await services.GetRequiredService<PrepareProjections>().Handle(cancel: cancel));
            }
            Closed(part);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            Closed(part);
            File.Delete(part);
        }
    }

    /// <summary>The program's handlers on a file, with a clock that stands.</summary>
    public static ServiceProvider Services(string path) => new ServiceCollection()
        .AddLogging(logging => logging.AddFilter((_, _) => false))
        .AddSingleton<TimeProvider>(new StandingClock())
        .AddCaseTracker(new DatabaseOptions(DatabaseProvider.Sqlite, ConnectionString(path)))
        .BuildServiceProvider();

    public static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ConnectionString;

    private static async Task Fill(ServiceProvider services, string path, int people, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseTrackerDb>>().CreateDbContextAsync(cancel);
        await using var connection =
            new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString(path)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        // A file that is thrown away when anything fails needs neither a journal nor a disk that keeps up.
        await Execute(connection,
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000;", cancel);
        await using (var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(cancel))
        {
            using (var writer = new RowWriter(db, connection, transaction)) new SyntheticRegister(writer, people).Write();
            await transaction.CommitAsync(cancel);
        }
        await Execute(connection, "PRAGMA journal_mode = WAL;", cancel);
    }

    private static async Task Execute(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static void Check<T>(Outcome<T> outcome)
    {
        if (!outcome.Succeeded) throw new InvalidOperationException(string.Join("\n", outcome.Problems));
    }

    /// <summary>Closing the last connection puts the write-ahead log into the file.</summary>
    private static void Closed(string path)
    {
        using var connection = new SqliteConnection(ConnectionString(path));
        SqliteConnection.ClearPool(connection);
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(SyntheticRegister.RecordedAt.AddDays(1));
    }
}
