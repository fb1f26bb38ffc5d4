using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

public class FacetTests
{
    private static readonly PrisonerQuestion Held = new(FilterScene.Day);

    [Fact]
    public async Task Every_count_is_that_of_the_list_that_it_leads_to()
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(4);
        await RandomPeople(database, random, 14);
        for (var turn = 0; turn < 4; turn++)
        {
            var question = await RandomQuestion(database, random, turn);
            var facets = (await database.Get<CountFacets>().Handle(Advocate, question)).Value;
            var values = facets.Facets.SelectMany(facet => facet.Values.Select(value => (facet.Filter.Key, value)))
                .OrderBy(_ => random.Next()).Take(25);
            foreach (var (key, value) in values)
            {
                var totals = await Totals(database, question.Choose(key, [value.Value]));
                Assert.True((totals.Certain, totals.Possible) == (value.Certain, value.Possible),
                    $"turn {turn}: {key}={value.Value} counts {value.Certain} and {value.Possible}, its list {totals.Certain} and "
                    + $"{totals.Possible}");
            }
        }
    }

    [Fact]
    public async Task Every_cell_is_the_count_of_its_list_and_a_total_counts_each_person_once()
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(5);
        await RandomPeople(database, random, 14);
        foreach (var (rows, columns, turn) in new[] { ("article", "sex", 0), ("label", "province", 1), ("status", "arrested", 2),
            ("sentence-over", "case", 3), ("assessment", "conflicting", 0) })
        {
            var question = await RandomQuestion(database, random, turn);
            var axes = new MatrixSides(PrisonerFilters.Find(rows)!, PrisonerFilters.Find(columns)!);
            var outcome = await database.Get<CountTwoWays>().Handle(Advocate, question, axes);
            Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
            var tab = outcome.Value;
            Assert.Equal(await Totals(database, question), tab.Total);
            foreach (var row in tab.Rows)
            {
                Assert.Equal(await Totals(database, question.Choose(rows, [row.Value])), row.Tally);
                foreach (var column in tab.Columns)
                    Assert.Equal(await Totals(database, question.Choose(rows, [row.Value]).Choose(columns, [column.Value])),
                        tab.Cell(row.Value, column.Value));
            }
        }
    }

    [Fact]
    public async Task Somebody_with_two_charges_is_in_two_rows_and_once_in_the_total()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", details => details.Sex = Sex.Female);
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        var prosecution = await database.Prosecution(person);
        await database.Charge(person, prosecution, "incitement");
        await database.Charge(person, prosecution, "plotting");
        var tab = (await database.Get<CountTwoWays>().Handle(Advocate, Held,
            new MatrixSides(PrisonerFilters.Find("label")!, PrisonerFilters.Find("sex")!))).Value;
        Assert.Equal(["incitement", "plotting"], tab.Rows.Select(row => row.Value));
        Assert.Equal((1, true, false), (tab.Total.Count, tab.RowsOverlap, tab.ColumnsOverlap));
        Assert.Equal(["Lists.SameAxes"], (await database.Get<CountTwoWays>()
            .Handle(Advocate, Held, new MatrixSides(tab.Sides.Rows, tab.Sides.Rows))).Keys());
    }

    [Fact]
    public async Task A_charge_that_sources_label_differently_counts_under_each_label_until_one_is_chosen()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        var charge = await database.Charge(person, await database.Prosecution(person), "treason");
        await database.Cite(await database.Source("Test source one"), charge, "label", "treason");
        var other = await database.Cite(await database.Source("Test source two"), charge, "label", "Espionage");
        foreach (var user in new[] { Advocate, Administrator })
        {
            Assert.Equal([("espionage", 1), ("treason", 1)], await Labels(user));
            Assert.Equal(1, (await Facet(user)).Open);
            foreach (var label in new[] { "treason", "espionage" })
                Assert.Equal(1, (await database.Get<ListRecords>().Handle(user, Held.Choose("label", [label]))).Value.Totals.Certain);
        }

        await Saved(database.Get<ResolveConflict>().Handle(Researcher, new ConflictChoice(charge, "label", other, null, "Test reason")));
        Assert.Equal([("espionage", 1)], await Labels(Administrator));
        Assert.Equal(0, (await Facet(Administrator)).Open);
        Assert.Equal(0, (await database.Get<ListRecords>().Handle(Administrator, Held.Choose("label", ["treason"]))).Value.Totals.Shown);

        await database.Cite(await database.Source("Test source three"), charge, "label", "sabotage");
        Assert.Equal([("espionage", 1), ("sabotage", 1), ("treason", 1)], await Labels(Administrator));

        async Task<Facet> Facet(CurrentUser user) => (await database.Get<CountFacets>().Handle(user, Held)).Value.Of("label")!;

        async Task<List<(string, int)>> Labels(CurrentUser user) =>
            [.. (await Facet(user)).Values.Select(value => (value.Value, value.Count)).Order()];
    }

    [Fact]
    public async Task A_charge_for_which_sources_name_different_articles_counts_under_each_until_one_is_chosen()
    {
        await using var database = await TestDatabase.Create();
        var law = await Saved(database.Get<SaveRecord>().Handle<LawDetails>(Administrator, new(null, 0, new() { Title = "Test Code" })));
        var (one, two) = (await Article("1"), await Article("2"));
        var hidden = await Article("3", Confidentiality.Confidential);
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        var charge = await Saved(database.Get<SaveRecord>()
            .Handle<ChargeDetails>(Administrator, new(null, 0, new()
            {
                PersonId = person,
                ProsecutionId = await database.Prosecution(person),
                ArticleId = one
            })));
        await Says("Test source one", one);
        // A number of an article in words is no article of that id.
        await database.Cite(await database.Source("Test source in words"), charge, "article", $"{two}");
        Assert.Equal(0, (await Facet(Administrator))!.Open);
        // An article that a viewer may not know of is no disagreement to that viewer.
        await Says("Test source three", hidden);
        Assert.Equal([(one, 1)], await Articles(Advocate));
        Assert.Equal((0, 1), ((await Facet(Advocate))!.Open, (await Facet(Administrator))!.Open));

        var other = await Says("Test source two", two);
        Assert.Equal([(one, 1), (two, 1)], await Articles(Advocate));
        Assert.Equal((1, 1), ((await Facet(Advocate))!.Open, (await Facet(Administrator))!.Open));
        foreach (var article in new[] { one, two })
            Assert.Equal(1, (await database.Get<ListRecords>()
                .Handle(Advocate, Held.Choose("article", [$"{article}"]))).Value.Totals.Certain);

        await Saved(database.Get<ResolveConflict>().Handle(Administrator,
            new ConflictChoice(charge, "article", other, null, "Test reason")));
        Assert.Equal([(two, 1)], await Articles(Administrator));
        Assert.Equal(0, (await Facet(Administrator))!.Open);

        async Task<long> Says(string source, long article) =>
            await Saved(database.Get<SaveRecord>().Handle<CitationDetails>(Administrator,
            new(null, 0, new() { SourceId = await database.Source(source), RecordId = charge, Field = "article", Value = $"{article}" })));

        Task<long> Article(string number, Confidentiality level = Confidentiality.Internal) =>
            Saved(database.Get<SaveRecord>().Handle<LegalArticleDetails>(Administrator,
            new(null, 0, new() { LawId = law, Number = number, Heading = "Test heading" }, level)));

        async Task<Facet?> Facet(CurrentUser user) => (await database.Get<CountFacets>().Handle(user, Held)).Value.Of("article");

        async Task<List<(long, int)>> Articles(CurrentUser user) =>
            [.. (await Facet(user))!.Values.Select(value =>
            (long.Parse(value.Value, System.Globalization.CultureInfo.InvariantCulture), value.Count)).Order()];
    }

    [Fact]
    public async Task A_label_that_only_a_restricted_source_gives_is_told_to_nobody_below()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        var charge = await database.Charge(person, await database.Prosecution(person), "treason");
        await database.Cite(await database.Source("Test source one"), charge, "label", "treason");
        await database.Cite(await database.Source("Test source two", level: Confidentiality.Restricted), charge, "label", "espionage");
        var facet = (await database.Get<CountFacets>().Handle(Advocate, Held)).Value.Of("label")!;
        Assert.Equal(["treason"], facet.Values.Select(value => value.Value));
        Assert.Equal(0, facet.Open);
        Assert.Equal(0, (await database.Get<ListRecords>().Handle(Advocate, Held.Choose("label", ["espionage"]))).Value.Totals.Shown);
        Assert.Equal(2, (await database.Get<CountFacets>().Handle(Administrator, Held)).Value.Of("label")!.Values.Count);
    }

    [Fact]
    public async Task Counts_are_refused_to_who_is_not_signed_in_any_more()
    {
        await using var database = await TestDatabase.Create();
        Assert.Equal(["Errors.SessionEnded"], (await database.Get<CountFacets>()
            .Handle(new CurrentUser(7, 7, "nobody", Role.Advocate), Held))
            .Keys());
    }

    private static async Task<Tally> Totals(TestDatabase database, PrisonerQuestion question)
    {
        var totals = (await database.Get<ListRecords>().Handle(Advocate, question with { PageSize = 1 })).Value.Totals;
        return new Tally(totals.Certain, totals.Possible);
    }

    private static async Task RandomPeople(TestDatabase database, Random random, int people)
    {
        var scene = await FilterScene.Make(database);
        for (var n = 0; n < people; n++)
        {
            var id = await database.Person($"Test Person {n}", person =>
            {
                person.Sex = (Sex)random.Next(3);
                person.AgeGroup = (AgeGroup)random.Next(3);
                person.Occupation = random.Next(3) == 0 ? null : random.Next(2) == 0 ? "journalist" : "Farmer";
            });
            await database.Event(id, CustodyEventKind.Arrest, random.GetItems(["2019", "2023/2024", "2024-11-01", "2024-11"], 1)[0]);
            foreach (var which in Enumerable.Range(0, 2).Where(_ => random.Next(2) == 0))
                await scene.Give(id, which, random.Next(4) == 0 ? Confidentiality.Confidential : Confidentiality.Internal);
            if (random.Next(4) == 0) await database.Event(id, CustodyEventKind.Release, "2024-12-05");
        }
    }

    /// <summary>The usual question, and then with more and more of what the people have.</summary>
    private static async Task<PrisonerQuestion> RandomQuestion(TestDatabase database, Random random, int filters)
    {
        var question = Held with { Statuses = random.Next(2) == 0 ? [] : Enum.GetValues<CustodyStatus>() };
        var facets = (await database.Get<CountFacets>().Handle(Advocate, question)).Value.Facets;
        foreach (var facet in random.GetItems([.. facets], filters))
            question = question.Choose(facet.Filter.Key, random.GetItems([.. facet.Values.Select(value => value.Value)],
                facet.Filter.Key == PrisonerFilters.Certainty ? 1 : 2));
        return question;
    }
}
