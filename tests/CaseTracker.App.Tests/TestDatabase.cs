using System.Globalization;
using System.Security.Cryptography;
using CaseTracker.App.Database;
using CaseTracker.App.Tests.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.App.Tests;

/// <summary>A database of its own for one test, prepared as the program prepares it, with the program's handlers around it;
/// gone when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);

    private readonly ServiceProvider _services;
    private readonly DatabaseOptions _options;
    private readonly string? _folder;
    private readonly bool _owns;

    private TestDatabase(DatabaseOptions options, string? folder, Action<IServiceCollection>? more, bool owns = true)
    {
        (_options, _folder, _owns) = (options, folder, owns);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLogging();
        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        services.AddCaseTracker(options);
        // Slow by design, and as often as an account is made or opened.
        services.Configure<PasswordHasherOptions>(passwords => passwords.IterationCount = 1000);
        services.ConfigureDbContext<CaseTrackerDb>(context => context.AddInterceptors(new WritesPastTheContext()));
        more?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public SettableClock Clock { get; } = new();

    public IServiceProvider Services => _services;

    public DatabaseOptions Options => _options;

    /// <summary>A prepared database. Skips the test where the provider is not configured.</summary>
    /// <param name="more">Registers what else the test needs, after AddCaseTracker.</param>
    public static async Task<TestDatabase> Create(DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? more = null)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            var template = await Template.Value;
            var database = Empty(provider, more);
            File.Copy(template, Path.Combine(database._folder!, "casetracker.db"));
            return database;
        }
        var prepared = Empty(provider, more);
        await prepared.Prepare();
        return prepared;
    }

    /// <summary>A place for a database, and nothing in it yet.</summary>
    public static TestDatabase Empty(DatabaseProvider provider, Action<IServiceCollection>? more = null)
    {
        Providers.SkipUnlessConfigured(provider);
        if (provider == DatabaseProvider.SqlServer)
        {
            var server = new SqlConnectionStringBuilder(Providers.SqlServer);
            server.InitialCatalog = $"{server.InitialCatalog}_{Convert.ToHexString(RandomNumberGenerator.GetBytes(6))}";
            return new(new(provider, server.ConnectionString), null, more);
        }
        var folder = Directory.CreateTempSubdirectory("casetracker-test-").FullName;
        return new(SqliteIn(folder), folder, more);
    }

    /// <summary>The same database as another process has it open, with handlers of its own. To be disposed before the first.</summary>
    /// <param name="more">Registers what else the test needs, after AddCaseTracker.</param>
    public static TestDatabase Beside(TestDatabase first, Action<IServiceCollection>? more = null) =>
        new(first._options, folder: null, more, owns: false);

    public async Task<PreparedDatabase> Prepare()
    {
        var outcome = await Services.GetRequiredService<PrepareDatabase>().Handle(CancellationToken.None);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    internal CaseTrackerDb Open() => Get<IDbContextFactory<CaseTrackerDb>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        if (!_owns)
        {
            await _services.DisposeAsync();
            return;
        }
        if (_folder is null)
        {
            await using (var db = Open()) await db.Database.EnsureDeletedAsync();
            await _services.DisposeAsync();
            return;
        }
        await _services.DisposeAsync();
        using (var connection = new SqliteConnection(_options.ConnectionString)) SqliteConnection.ClearPool(connection);
        Directory.Delete(_folder, recursive: true);
    }

    // Whoever waits for another's write waits as long as a busy machine takes for it.
    private static DatabaseOptions SqliteIn(string folder) =>
        new(DatabaseProvider.Sqlite, string.Create(CultureInfo.InvariantCulture,
            $"Data Source={Path.Combine(folder, "casetracker.db")};Default Timeout=240"));

    /// <summary>Preparing takes a hundred times as long as copying, so one file is prepared a run, and goes with the process.</summary>
    private static async Task<string> MakeTemplate()
    {
        var prepared = Empty(DatabaseProvider.Sqlite);
        await prepared.Prepare();
        // Closing the last connection puts the write-ahead log into the file.
        SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(prepared._folder!, recursive: true);
        return Path.Combine(prepared._folder!, "casetracker.db");
    }
}
