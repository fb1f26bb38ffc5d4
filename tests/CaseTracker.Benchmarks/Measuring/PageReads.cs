using CaseTracker.App.Cases;
using CaseTracker.App.Conflicts;
using CaseTracker.App.Detention;
using CaseTracker.App.Drafts;
using CaseTracker.App.Figures;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.Pages.Gaps;
using CaseTracker.App.People;
using CaseTracker.App.Review;
using CaseTracker.App.Sources;
using CaseTracker.App.WorkLists;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>Some records that pages are opened with.</summary>
public sealed record OpenedRecords(long Person, long Case, long Source);

/// <summary>All that a page asks, as it asks it, beside the time in which a page answers.</summary>
public static class PageReads
{
    private const int Rounds = 5, Aim = 300;

    /// <summary>The pages by the names of their lines.</summary>
    public static IReadOnlyDictionary<string, Func<IServiceProvider, CurrentUser, OpenedRecords, CancellationToken, Task>> Pages { get; } =
        new Dictionary<string, Func<IServiceProvider, CurrentUser, OpenedRecords, CancellationToken, Task>>(StringComparer.Ordinal)
        {
            ["page-home"] = async (services, user, _, cancel) =>
            {
                Check(await Of<ListRecords>(services).Totals(user, new PrisonerQuestion(Today(services)), cancel));
                Check(await Of<CountEverTaken>(services).Handle(user, cancel));
                Check(await Of<CountArrests>(services).Handle(user, Today(services), cancel: cancel));
                Check(await Of<ShowWork>(services).CountFollowUps(user, cancel));
                Check(await Of<ShowDeadlines>(services).CountSoon(user, cancel));
                Check(await Of<ShowReviewQueue>(services).CountWaiting(user, cancel));
                var abroad = RecordLists.Find("transnational")!;
                Check(await Of<CountTwoWays>(services).Handle(user, new RecordQuestion(abroad), abroad.SidesOf(), cancel));
                Check(await Of<SavedViews>(services).List(user, cancel));
                Check(await Of<RecentChanges>(services).Handle(user, cancel: cancel));
                Check(await Of<FindDrafts>(services).Handle(user, cancel));
                Check(await Of<FindConflicts>(services).First(user, cancel: cancel));
                Check(await Of<UncitedFacts>(services).Handle(user, cancel: cancel));
            },
            ["page-work"] = async (services, user, _, cancel) =>
            {
                Check(await Of<FindDrafts>(services).Handle(user, cancel));
                Check(await Of<ShowWork>(services).Own(user, cancel: cancel));
                Check(await Of<ShowWork>(services).FollowUps(user, cancel: cancel));
                Check(await Of<ShowWork>(services).Cleared(user, cancel));
                Check(await Of<ShowWork>(services).Stale(user, cancel: cancel));
            },
            ["page-conflicts"] = async (services, user, _, cancel) => Check(await Of<FindConflicts>(services).Handle(user, cancel)),
            ["page-corroboration"] = async (services, user, _, cancel) =>
                Check(await Of<ShowCorroboration>(services).Handle(user, cancel: cancel)),
            ["page-completeness"] = async (services, user, _, cancel) =>
                Check(await Of<ShowCompleteness>(services).Handle(user, cancel: cancel)),
            ["page-exactness"] = async (services, user, _, cancel) => Check(await Of<ShowExactness>(services).Handle(user, cancel)),
            ["page-gaps"] = async (services, user, _, cancel) => Check(await Of<FindGaps>(services).Summary(user, cancel)),
            ["page-ledger"] = async (services, user, _, cancel) =>
                Check(await Of<ShowLedger>(services).Handle(user, new LedgerQuestion(), cancel)),
            ["page-removed"] = async (services, user, _, cancel) => Check(await Of<FindRemoved>(services).Handle(user, cancel: cancel)),
            // The rows: the counts beside them come after.
            ["page-prisoners"] = async (services, user, _, cancel) =>
                Check(await Of<ListRecords>(services).Handle(user, new PrisonerQuestion(Today(services)), cancel)),
            ["page-events"] = async (services, user, _, cancel) =>
                Check(await Of<ListRecords>(services).Handle(user, new RecordQuestion(RecordLists.Find("events")!), cancel)),
            ["page-person"] = async (services, user, opened, cancel) =>
                Check(await Of<ShowPerson>(services).Handle(user, opened.Person, Today(services), cancel: cancel)),
            ["page-case"] = async (services, user, opened, cancel) =>
                Check(await Of<ShowCase>(services).Handle(user, opened.Case, Today(services), cancel: cancel)),
            ["page-source"] = async (services, user, opened, cancel) =>
                Check(await Of<ShowSource>(services).Handle(user, opened.Source, cancel)),
        };

    /// <summary>The first of each list.</summary>
    public static async Task<OpenedRecords> Opened(IServiceProvider services, CurrentUser user, CancellationToken cancel)
    {
        return new(await First("people"), await First("cases"), await First("sources"));

        async Task<long> First(string list) => (await Of<ListRecords>(services).Handle(user,
            new RecordQuestion(RecordLists.Find(list)!) { PageSize = 1 }, cancel)).Value.Lines[0].Id;
    }

    /// <summary>Nothing that the program keeps until the next write is there: each round asks other services, whose first question has set
    /// up what a first question sets up.</summary>
    internal static async Task<Measured> InTime(string name, Func<ServiceProvider> services, CurrentUser user, CancellationToken cancel)
    {
        var times = new List<double>();
        await using var before = services();
        var opened = await Opened(before, user, cancel);
        for (var round = 0; round < Rounds; round++)
        {
            await using var fresh = services();
            Check(await Of<RecentChanges>(fresh).Handle(user, most: 1, cancel));
            times.Add(await Measured.Time(() => Pages[name](fresh, user, opened, cancel)));
        }
        return new Measured(name, Measured.Median(times), Aim);
    }

    private static DateOnly Today(IServiceProvider services) => CambodianTime.Today(services.GetRequiredService<TimeProvider>());

    private static T Of<T>(IServiceProvider services) where T : class => services.GetRequiredService<T>();

    private static void Check<T>(Outcome<T> outcome)
    {
        if (!outcome.Succeeded) throw new InvalidOperationException(string.Join("\n", outcome.Problems));
    }
}
