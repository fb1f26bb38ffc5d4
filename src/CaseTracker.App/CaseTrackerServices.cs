using CaseTracker.App.Audit;
using CaseTracker.App.Cases;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Organisations;
using CaseTracker.App.People;
using CaseTracker.App.Places;
using CaseTracker.App.Prosecution;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
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
        AddRecords(services);
        return services;
    }

    private static void AddRecords(IServiceCollection services)
    {
        services.AddSingleton(p => new Access(Factory(p)));
        services.AddSingleton(p => new VerifyAudit(Factory(p)));
        services.AddSingleton(p => new RecordWriter(new UnitOfWork(Factory(p), p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>())));
        services.AddSingleton(p => new EditPerson(Writer(p)));
        services.AddSingleton(p => new AddPersonName(Writer(p)));
        services.AddSingleton(p => new RecordGroupCount(Writer(p)));
        services.AddSingleton(p => new LinkIdentities(Writer(p)));
        services.AddSingleton(p => new EditOrganisation(Writer(p)));
        services.AddSingleton(p => new EditPlace(Writer(p)));
        services.AddSingleton(p => new EditFacility(Writer(p)));
        services.AddSingleton(p => new EditLaw(Writer(p)));
        services.AddSingleton(p => new EditLegalArticle(Writer(p)));
        services.AddSingleton(p => new EditProsecution(Writer(p)));
        services.AddSingleton(p => new RecordCharge(Writer(p)));
        services.AddSingleton(p => new RecordSentence(Writer(p)));
        services.AddSingleton(p => new RecordStay(Writer(p)));
        services.AddSingleton(p => new RecordCustodyEvent(Writer(p)));
        services.AddSingleton(p => new EditCase(Writer(p)));
        services.AddSingleton(p => new AddParticipant(Writer(p)));
        services.AddSingleton(p => new EditSource(Writer(p)));
        services.AddSingleton(p => new CiteSource(Writer(p)));
    }

    private static IDbContextFactory<CaseTrackerDb> Factory(IServiceProvider provider) => provider.GetRequiredService<IDbContextFactory<CaseTrackerDb>>();

    private static RecordWriter Writer(IServiceProvider provider) => provider.GetRequiredService<RecordWriter>();

    internal static void Use(DbContextOptionsBuilder options, DatabaseOptions database)
    {
        if (database.Provider == DatabaseProvider.SqlServer) options.UseSqlServer(database.ConnectionString);
        else options.UseSqlite(database.ConnectionString);
    }
}
