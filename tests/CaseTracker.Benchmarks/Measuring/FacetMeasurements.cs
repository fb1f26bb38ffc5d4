using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Benchmarks.Generating;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks.Measuring;

/// <summary>The counts beside the prisoner list: how quickly they come from the columns in memory, how soon a write is among them, and how
/// large the columns are.</summary>
internal static class FacetMeasurements
{
    private const int Rounds = 5, Warm = 3, Writes = 15;
    /// <summary>Milliseconds from a commit to counts that hold it, and megabytes of columns.</summary>
    private const double LongestRefresh = 20, MostMegabytes = 80;

    /// <summary>How many people each value of each filter would show, each time on a day that nobody has asked about before.</summary>
    public static async Task<Measured> Counts(ServiceProvider services, string path, PrisonerQuestion question, CancellationToken cancel)
    {
        const string name = "facet-counts";
        var plain = new PlainFacets(BenchmarkFile.ConnectionString(path));
        await services.GetRequiredService<KeptColumns>().Read(PrisonerFilters.List, Measurements.Researcher.Clearance);
        await Compare(name, services, question, cancel);
        var expected = await Plain(question);
        if ((await Ours(services, question, cancel)).Facets.Any(facet => facet.Filter.Kind == FilterKind.Choice
            && facet.Values.Where(value => value.Value != FilterDefinition.NotOnRecord)
            .Sum(value => value.Certain + value.Possible) != expected[facet.Filter.Key]))
            throw Measurements.Differs(name);
        var (mine, theirs) = (0, 0);
        return await Measured.InTurn(name, Rounds, () => Ours(services, question with { AsOf = question.AsOf.AddDays(++mine) }, cancel),
            () => Plain(question with { AsOf = question.AsOf.AddDays(++theirs) }));

        Task<Dictionary<string, int>> Plain(PrisonerQuestion asked) =>
            plain.Read(asked.AsOf, asked.StatusesInForce, asked.Certainty!.Value);
    }

    /// <summary>From the commit of a person's arrest until counts with that person are answered, on a copy of the file.</summary>
    public static async Task<Measured> Refresh(string path, PrisonerQuestion question, CancellationToken cancel)
    {
        const string name = "facet-refresh";
        using var copy = new FileCopy(path, name);
        await using var services = BenchmarkFile.Services(copy.Path);
        await services.GetRequiredService<KeptColumns>().Read(PrisonerFilters.List, Measurements.Researcher.Clearance);
        var times = new List<double>();
        var before = OnRecord(await Ours(services, question, cancel));
        for (var round = 1; round <= Warm + Writes; round++)
        {
            await Write(services, round, cancel);
            ListFacets? counted = null;
            times.Add(await Measured.Time(async () => counted = await Ours(services, question, cancel)));
            if (OnRecord(counted!) != before + round) throw Measurements.Differs(name);
        }
        await Compare(name, services, question, cancel);
        return new(name, Measured.Median(times.Skip(Warm)), LongestRefresh);
    }

    /// <summary>By how much the memory that is in use grows with the columns, those of one clearance.</summary>
    public static async Task<Measured> Memory(string path, PrisonerQuestion question, CancellationToken cancel)
    {
        await using var services = BenchmarkFile.Services(path);
        await using (var db = await services.GetRequiredService<IDbContextFactory<CaseTrackerDb>>().CreateDbContextAsync(cancel))
            _ = await db.People.CountAsync(cancel);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await services.GetRequiredService<KeptColumns>().Read(PrisonerFilters.List, Measurements.Researcher.Clearance);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        await Compare("columns-mb", services, question, cancel);
        return new("columns-mb", (after - before) / 1_000_000.0, MostMegabytes, "MB");
    }

    /// <summary>The columns count as the database does, value by value.</summary>
    private static async Task Compare(string name, ServiceProvider services, PrisonerQuestion question, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseTrackerDb>>().CreateDbContextAsync(cancel);
        var asked = services.GetRequiredService<AskLists>().Asked(db, Measurements.Researcher.Clearance);
        var ours = await services.GetRequiredService<KeptColumns>().Count(asked, question, cancel);
        var sql = await FacetsBySql.Count(asked, question, cancel);
        if (ours is null || !Rows(ours.Value.Counts).SetEquals(Rows(sql))) throw Measurements.Differs(name);
    }

    private static int OnRecord(ListFacets facets) => ((PrisonerSums)facets.Sums!).OnRecord;

    private static HashSet<object> Rows(ListCounts counts) =>
        [.. counts.Filters.SelectMany(filter => filter.Rows.Select(row => (object)(filter.Filter.Key, filter.Open, row))),
            .. ((PrisonerSums)counts.Sums!).OtherStatuses, (PrisonerSums)counts.Sums! with { OtherStatuses = [] }];

    private static async Task Write(ServiceProvider services, int number, CancellationToken cancel)
    {
        var save = services.GetRequiredService<SaveRecord>();
        var person = Measurements.Value(await save.Handle<PersonDetails>(Measurements.Researcher,
            new(null, 0, new() { Name = $"Synthetic Newcomer {number:D6}", Sex = Sex.Female }, Confidentiality.Internal), cancel));
        _ = Measurements.Value(await save.Handle<CustodyEventDetails>(Measurements.Researcher, new(null, 0,
            new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = ImpreciseDate.Parse("2024-06-01").Value },
            Confidentiality.Internal)
        { Same = SameRecord.Another }, cancel));
    }

    private static async Task<ListFacets> Ours(ServiceProvider services, PrisonerQuestion question, CancellationToken cancel) =>
        Measurements.Value(await services.GetRequiredService<CountFacets>().Handle(Measurements.Researcher, question, cancel));
}
