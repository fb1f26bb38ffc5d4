using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseTracker.App;

/// <summary>Registers the program's handlers and its database.</summary>
public static class CaseTrackerServices
{
    public static IServiceCollection AddCaseTracker(this IServiceCollection services, DatabaseOptions database)
    {
        var dialect = Dialect(database);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services.AddSingleton(dialect);
        services.AddDbContextFactory<CaseTrackerDb>(dialect.Use);
        services.AddSingleton(provider => new PrepareDatabase(dialect, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    internal static IDatabaseDialect Dialect(DatabaseOptions database) => database.Provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDialect(database.ConnectionString),
        DatabaseProvider.SqlServer => new SqlServerDialect(database.ConnectionString),
        _ => throw new ArgumentOutOfRangeException(nameof(database)),
    };
}
