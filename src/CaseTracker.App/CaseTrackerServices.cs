using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange.Forward;
using CaseTracker.App.Figures;
using CaseTracker.App.Maintenance;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App;

/// <summary>Registers the program's database and its features.</summary>
public static class CaseTrackerServices
{
    /// <summary>What EF made of the program's statements, for the whole process. EF's own cache forgets beyond some thousand of them, and
    /// kinds, filters and sorts together ask several thousand: each that was forgotten is made anew, which takes longer than to answer it.
    /// Counted as EF counts, ten for a statement.</summary>
    private static readonly MemoryCache Statements = new(new MemoryCacheOptions { SizeLimit = 80_000 });

    public static IServiceCollection AddCaseTracker(this IServiceCollection services, DatabaseOptions database) =>
        services.AddSingleton(database).AddCaseTracker();

    /// <summary>As the other, on the <see cref="DatabaseOptions"/> that the container holds when the first handler is asked for.</summary>
    public static IServiceCollection AddCaseTracker(this IServiceCollection services)
    {
#pragma warning disable RS0030 // A root: the clock is chosen here, unless a test has chosen one.
        services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.AddSingleton(p => DatabaseDialects.Of(p.GetRequiredService<DatabaseOptions>()));
        services.AddDbContextFactory<CaseTrackerDb>((p, context) =>
        {
            DialectOf(p).Use(context.UseMemoryCache(Statements));
            context.AddInterceptors(SealedColumns.OpenRows.All);
        });
        services.AddSingleton<IdentityTexts>();
        services.AddSingleton(p => new SafetyCopy(DialectOf(p), p.GetRequiredService<TimeProvider>(),
            passphrase: p.GetRequiredService<BackupPassphrase>()));
        services.TryAddSingleton(new BackupPassphrase(Value: null));
        services.TryAddSingleton(BackupSchedule.None);
        services.TryAddSingleton(new KeptSettings(new Dictionary<string, string>()));
        services.AddSingleton(p => new PrepareDatabase(DialectOf(p), p.GetRequiredService<TimeProvider>(),
            copy: p.GetRequiredService<SafetyCopy>()));
        services.AddSingleton(p => new DatabaseTrouble(DialectOf(p)));
        services.AddSingleton(p => new CheckDatabase(DialectOf(p), p.GetRequiredService<DatabaseTrouble>(),
            p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<CheckDatabase>>()));
        services.AddSingleton(p => new WarmModel(Factory(p)));
        services.AddSingleton(p => new SyntheticMark(Factory(p)));
        services.AddSingleton<AnswerCache>();
        // Beside the records, unless the program names its own folder.
        services.TryAddSingleton(p => new DataFiles(DialectOf(p) is { Provider: DatabaseProvider.Sqlite } embedded
            ? Path.GetDirectoryName(embedded.Place)! : Path.GetTempPath()));
        services.TryAddSingleton(p => new SpoolFolder(p.GetRequiredService<DataFiles>().Folder));
        services.AddSingleton(p => new PrepareProjections(Factory(p), DialectOf(p), p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<PrepareProjections>>(), Projections));
        foreach (var module in Modules.All) module.Register(services);
        return services;
    }

    /// <summary>All that is kept beside the records, in the order in which a start makes it.</summary>
    internal static IReadOnlyList<Projection> Projections =>
        [KeepVisibility.Projection, ReadAgain.Projection, CitedValues.Projection, KeepChildren.Projection, KeepFoldedTexts.Projection,
        FillNameKeys.Projection, CustodyProjection.Projection, KeepToldTwice.Projection, KeepSourcing.Projection,
        KeepFactsOnRecord.Projection, KeepEntryKeys.Projection];

    private static IDatabaseDialect DialectOf(IServiceProvider p) => p.GetRequiredService<IDatabaseDialect>();

    private static IDbContextFactory<CaseTrackerDb> Factory(IServiceProvider provider) =>
        provider.GetRequiredService<IDbContextFactory<CaseTrackerDb>>();
}
