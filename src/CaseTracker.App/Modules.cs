using System.Runtime.CompilerServices;
using CaseTracker.App.Accountability;
using CaseTracker.App.Bulk;
using CaseTracker.App.Cases;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Demo;
using CaseTracker.App.Detention;
using CaseTracker.App.Drafts;
using CaseTracker.App.Events;
using CaseTracker.App.Evidence;
using CaseTracker.App.Exchange;
using CaseTracker.App.Figures;
using CaseTracker.App.History;
using CaseTracker.App.Import;
using CaseTracker.App.Kernel;
using CaseTracker.App.Land;
using CaseTracker.App.Lists;
using CaseTracker.App.Logging;
using CaseTracker.App.Maintenance;
using CaseTracker.App.Organisations;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Places;
using CaseTracker.App.Prosecution;
using CaseTracker.App.Purging;
using CaseTracker.App.Records;
using CaseTracker.App.Reports;
using CaseTracker.App.Responses;
using CaseTracker.App.Review;
using CaseTracker.App.Security;
using CaseTracker.App.Sources;
using CaseTracker.App.Tags;
using CaseTracker.App.Teams;
using CaseTracker.App.Transnational;
using CaseTracker.App.WorkLists;

namespace CaseTracker.App;

/// <summary>All features of the program, the one list of them.</summary>
internal static class Modules
{
    public static IReadOnlyList<Module> All { get; } =
    [
        new CasesModule(), new EventsModule(), new LandModule(), new TransnationalModule(), new FiguresModule(), new ResponsesModule(),
        new AccountabilityModule(), new ProsecutionModule(), new DetentionModule(), new OrganisationsModule(), new PeopleModule(),
        new PlacesModule(), new SourcesModule(), new ConflictsModule(),
        new RecordsModule(), new ListsModule(), new LoggingModule(), new WorkListsModule(), new DraftsModule(), new HistoryModule(),
        new PagesModule(), new ReviewModule(), new TagsModule(), new EvidenceModule(), new PurgingModule(), new BulkModule(),
        new ExchangeModule(), new ReportsModule(), new DemoModule(), new ImportModule(), new SecurityModule(), new TeamsModule(),
        new MaintenanceModule(),
    ];

    // What serves every kind of record knows no feature: it is told of them before any code of the program runs.
#pragma warning disable CA2255
    [ModuleInitializer]
    internal static void Bring()
    {
        CaseTrackerDb.Bring(RecordMapping.Apply, db => new SavedRecords(db));
        RecordTypes.Bring(All.OfType<RecordModule>());
        AllLists.Bring(All.OfType<IListModule>());
    }
#pragma warning restore CA2255
}
