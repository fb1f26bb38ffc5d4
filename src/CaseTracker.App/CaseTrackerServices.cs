using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseTracker.App;

/// <summary>Registers the program's handlers and its database.</summary>
public static class CaseTrackerServices
{
    public static IServiceCollection AddCaseTracker(this IServiceCollection services, DatabaseOptions database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services.AddDbContextFactory<CaseTrackerDb>(options => Use(options, database));
        return services;
    }

    internal static void Use(DbContextOptionsBuilder options, DatabaseOptions database)
    {
        if (database.Provider == DatabaseProvider.SqlServer) options.UseSqlServer(database.ConnectionString);
        else options.UseSqlite(database.ConnectionString);
    }
}
