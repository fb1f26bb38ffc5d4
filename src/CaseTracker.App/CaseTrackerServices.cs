using CaseTracker.App.Accountability;
using CaseTracker.App.Audit;
using CaseTracker.App.Cases;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention;
using CaseTracker.App.Drafts;
using CaseTracker.App.Events;
using CaseTracker.App.Exchange;
using CaseTracker.App.Figures;
using CaseTracker.App.Land;
using CaseTracker.App.Lists;
using CaseTracker.App.Logging;
using CaseTracker.App.Organisations;
using CaseTracker.App.People;
using CaseTracker.App.Places;
using CaseTracker.App.Prosecution;
using CaseTracker.App.Records;
using CaseTracker.App.Responses;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.App.Transnational;
using CaseTracker.App.WorkLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App;

/// <summary>Registers the program's handlers and its database.</summary>
public static class CaseTrackerServices
{
    public static IServiceCollection AddCaseTracker(this IServiceCollection services, DatabaseOptions database) =>
        services.AddSingleton(database).AddCaseTracker();

    /// <summary>As the other, on the <see cref="DatabaseOptions"/> that the container holds when the first handler is asked for.</summary>
    public static IServiceCollection AddCaseTracker(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(p => Dialect(p.GetRequiredService<DatabaseOptions>()));
        services.AddDbContextFactory<CaseTrackerDb>((p, context) => DialectOf(p).Use(context));
        services.AddSingleton(p => new SafetyCopy(DialectOf(p), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new PrepareDatabase(DialectOf(p), p.GetRequiredService<TimeProvider>(),
            copy: p.GetRequiredService<SafetyCopy>()));
        services.AddSingleton(p => new DatabaseTrouble(DialectOf(p)));
        services.AddSingleton(p => new CheckDatabase(DialectOf(p), p.GetRequiredService<DatabaseTrouble>(),
            p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<CheckDatabase>>()));
        services.AddSingleton(p => new WarmModel(Factory(p)));
        services.AddSingleton(p => new PrepareProjections(Factory(p), DialectOf(p), p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<PrepareProjections>>(), Projections));
        AddWriting(services);
        AddReading(services);
        services.AddSecurity();
        return services;
    }

    /// <summary>All that is kept beside the records, in the order in which a start makes it.</summary>
    internal static IReadOnlyList<Projection> Projections =>
        [KeepVisibility.Projection, ReadAgain.Projection, CitedValues.Projection, KeepChildren.Projection, KeepFoldedTexts.Projection,
        FillNameKeys.Projection, CustodyProjection.Projection, KeepToldTwice.Projection];

    internal static IDatabaseDialect Dialect(DatabaseOptions database) => database.Provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDialect(database.ConnectionString),
        DatabaseProvider.SqlServer => new SqlServerDialect(database.ConnectionString),
        _ => throw new ArgumentOutOfRangeException(nameof(database)),
    };

    private static IDatabaseDialect DialectOf(IServiceProvider p) => p.GetRequiredService<IDatabaseDialect>();

    private static void AddWriting(IServiceCollection services)
    {
        services.AddSingleton(p => new VerifyAudit(Factory(p)));
        services.AddSingleton(p => new UnitOfWork(Factory(p), p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<Access>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new RecordWriter(p.GetRequiredService<UnitOfWork>()));
        services.AddSingleton(p => new LoadSeedData(p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<UnitOfWork>()));
        services.AddSingleton(p => new LogCase(p.GetRequiredService<UnitOfWork>()));
        services.AddSingleton(p => new LogRoster(p.GetRequiredService<UnitOfWork>()));
        services.AddSingleton(p => new LogRecord(Writer(p)));
        services.AddSingleton(p => new FillNameKeys(p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<UnitOfWork>()));
        services.AddSingleton(p => new EditPerson(Writer(p)));
        services.AddSingleton(p => new AddPersonName(Writer(p)));
        services.AddSingleton(p => new SaveGroupCount(Writer(p)));
        services.AddSingleton(p => new LinkIdentities(Writer(p)));
        services.AddSingleton(p => new EditOrganisation(Writer(p)));
        services.AddSingleton(p => new EditPlace(Writer(p)));
        services.AddSingleton(p => new EditFacility(Writer(p)));
        services.AddSingleton(p => new EditLaw(Writer(p)));
        services.AddSingleton(p => new EditLegalArticle(Writer(p)));
        services.AddSingleton(p => new EditProsecution(Writer(p)));
        services.AddSingleton(p => new SaveCharge(Writer(p)));
        services.AddSingleton(p => new SaveSentence(Writer(p)));
        services.AddSingleton(p => new SaveStay(Writer(p)));
        services.AddSingleton(p => new SaveCustodyEvent(Writer(p)));
        services.AddSingleton(p => new EditCase(Writer(p)));
        services.AddSingleton(p => new AddParticipant(Writer(p)));
        services.AddSingleton(p => new EditSource(Writer(p)));
        services.AddSingleton(p => new SaveMembership(Writer(p)));
        services.AddSingleton(p => new SaveRelation(Writer(p)));
        services.AddSingleton(p => new SaveWelfareReport(Writer(p)));
        services.AddSingleton(p => new SaveAssessment(Writer(p)));
        services.AddSingleton(p => new EditFigure(Writer(p)));
        services.AddSingleton(p => new EditEvent(Writer(p)));
        services.AddSingleton(p => new EditInvolvement(Writer(p)));
        services.AddSingleton(p => new EditLandDispute(Writer(p)));
        services.AddSingleton(p => new EditConcession(Writer(p)));
        services.AddSingleton(p => new EditTransnationalAct(Writer(p)));
        services.AddSingleton(p => new EditSanction(Writer(p)));
        services.AddSingleton(p => new EditResponse(Writer(p)));
        services.AddSingleton(p => new EditInstrument(Writer(p)));
        services.AddSingleton(p => new ChooseFigure(Writer(p)));
        services.AddSingleton(p => new CiteSource(Writer(p)));
        services.AddSingleton(p => new ResolveConflict(Writer(p)));
        services.AddSingleton(p => new ConfirmHeld(Writer(p)));
        services.AddSingleton(p => new RestoreVersion(Writer(p)));
        services.AddSingleton(p => new RemoveRecord(Writer(p)));
        services.AddSingleton(p => new UndoChange(Factory(p), p.GetRequiredService<Access>(), Writer(p),
            p.GetRequiredService<TimeProvider>()));
        // A save may come right behind, and both together must not keep a page waiting for longer than it may.
        services.AddSingleton(p => new KeepDraft(new UnitOfWork(Factory(p), p.GetRequiredService<IDatabaseDialect>(),
            p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>(), longestWait: 2)));
        services.AddSingleton(p => new DiscardDraft(p.GetRequiredService<UnitOfWork>()));
        services.AddSingleton(p => new FindDrafts(Factory(p), p.GetRequiredService<Access>()));
    }

    private static IDbContextFactory<CaseTrackerDb> Factory(IServiceProvider provider) =>
        provider.GetRequiredService<IDbContextFactory<CaseTrackerDb>>();

    private static RecordWriter Writer(IServiceProvider provider) => provider.GetRequiredService<RecordWriter>();

    private static void AddReading(IServiceCollection services)
    {
        services.AddSingleton(p => new ShowPerson(Factory(p), p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ShowCase(Factory(p), p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ShowWhomToConfirm(Factory(p), p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new FindPrisoners(Factory(p), p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<Access>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new CountFacets(Factory(p), p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<Access>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ListRecords(Factory(p), p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new CountRecordFacets(Factory(p), p.GetRequiredService<IDatabaseDialect>(),
            p.GetRequiredService<Access>()));
        services.AddSingleton(p => new CountTwoWays(Factory(p), p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new ShowCrossTab(p.GetRequiredService<FindPrisoners>(), Factory(p),
            p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new SavedViews(Factory(p), p.GetRequiredService<UnitOfWork>(), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new AddSentences(p.GetRequiredService<FindPrisoners>()));
        services.AddSingleton(p => new HeldOverTime(Factory(p), p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<Access>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new RecentChanges(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new CountEverTaken(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new UncitedFacts(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new ShowHistory(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new FindRemoved(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new ShowLedger(Factory(p), p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ShowCorroboration(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new FindConflicts(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new WhyNotListed(Factory(p), p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<Access>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ShowCompleteness(Factory(p), p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ShowExactness(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new FindLikelyPeople(Factory(p), p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ShowSource(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new ShowFact(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new ShowRecord(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new ShowAnyRecord(Factory(p), p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ShowOrganisation(Factory(p), p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ListReference(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new ListChoices(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new ShowWork(Factory(p), p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<Access>(),
            p.GetRequiredService<FindConflicts>(), p.GetRequiredService<ListRecords>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ExportRecords(
            new ExportAnswers(p.GetRequiredService<ListRecords>(), p.GetRequiredService<CountTwoWays>(), p.GetRequiredService<ShowLedger>(),
                p.GetRequiredService<ShowCorroboration>(),
                p.GetRequiredService<FindConflicts>(), p.GetRequiredService<ShowCompleteness>(), p.GetRequiredService<ShowExactness>()),
            p.GetRequiredService<UnitOfWork>(), p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ExportPrisoners(
            p.GetRequiredService<FindPrisoners>(), p.GetRequiredService<ShowCrossTab>(), p.GetRequiredService<CountEverTaken>(),
                p.GetRequiredService<UnitOfWork>(), p.GetRequiredService<Access>(), p.GetRequiredService<TimeProvider>()));
    }
}
