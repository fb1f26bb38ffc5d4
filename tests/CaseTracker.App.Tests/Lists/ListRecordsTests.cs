using CaseTracker.App.Database;
using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Organisations;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Lists.ListCountTests;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Lists;

/// <summary>What a list of records answers, and what it keeps from an advocate, the least cleared.</summary>
public sealed class ListRecordsTests
{
    private static readonly RecordQuestion Events = new(RecordLists.Find("events")!), People = new(RecordLists.Find("people")!);

    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_list_shows_its_rows_with_the_names_that_they_link_to(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var place = await Saved(database.Get<SaveRecord>().Handle<PlaceDetails>(Administrator,
            new(null, 0, new() { Name = "Test Village" })));
        var one = await Case(database, "Test land case");
        var id = await Event(database, new()
        {
            CaseId = one,
            Kind = EventKind.Eviction,
            On = Date("2024-03"),
            PlaceId = place,
            Affected = Domain.Values.BoundedNumber.Parse("at least 40").Value
        });
        var page = await Page(database, Advocate, Events);
        var line = Assert.Single(page.Lines);
        Assert.Equal((id, "Eviction", 1, 1, 0), (line.Id, line.Name, page.Total, page.OnList, page.HeldBack));
        Assert.Equal(("Test Village", "Test land case", "at least 40"),
            (page.Words(line, "place"), page.Words(line, "case"), page.Words(line, "affected")));
        Assert.False(page.IsHidden(line, "place"));
        Assert.Equal(1, (await Page(database, Advocate, Events with { Text = "LAND case" })).Total);
        Assert.Equal(0, (await Page(database, Advocate, Events with { Text = "land 100%" })).Total);
    }

    [Fact]
    public async Task What_is_hidden_is_neither_listed_nor_counted_nor_found_nor_named()
    {
        await using var database = await TestDatabase.Create();
        var (open, closed) = (await Case(database, "Test open case"), await Case(database, "Test hidden case", Confidentiality.Restricted));
        var (person, place) = (await database.Person("Test Hidden", level: Confidentiality.Restricted),
            await Saved(database.Get<SaveRecord>().Handle<PlaceDetails>(Administrator,
            new(null, 0, new() { Name = "Test Hiding Place" }, Confidentiality.Restricted))));
        var shown = await Event(database, new() { CaseId = open, Kind = EventKind.Protest, PlaceId = place });
        await Event(database, new() { CaseId = closed, Kind = EventKind.Killing });
        await Event(database, new() { CaseId = open, Kind = EventKind.Threat, PersonId = person });
        await Event(database, new() { CaseId = open, Kind = EventKind.Audit }, Confidentiality.Restricted);

        var page = await Page(database, Advocate, Events);
        var line = Assert.Single(page.Lines);
        Assert.Equal((shown, 1, 3), (line.Id, page.Total, page.HeldBack));
        Assert.True(page.IsHidden(line, "place"));
        Assert.Null(page.Words(line, "place"));
        var facets = await Facets(database, Advocate, Events);
        Assert.Equal(["Protest"], facets.Single(facet => facet.Filter.Key == "kind").Values.Select(value => value.Value));
        Assert.Equal([open.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            facets.Single(facet => facet.Filter.Key == "case").Values.Select(value => value.Value));
        Assert.Empty(facets.Single(facet => facet.Filter.Key == "province").Values);
        foreach (var text in new[] { "hidden", "hiding" })
            Assert.Equal(0, (await Page(database, Advocate, Events with { Text = text })).Total);
        Assert.Equal(4, (await Page(database, Researcher, Events)).Total);
        Assert.Equal(2, (await Page(database, Researcher, Events with { Text = "hidden" })).Total);
        // The list of some kinds tells no more of what is held back than the list of all.
        Assert.Equal(3, (await Page(database, Advocate, new RecordQuestion(RecordLists.Find("civic-space")!))).HeldBack);
    }

    [Fact]
    public async Task The_name_of_a_child_is_neither_found_nor_sorted_by()
    {
        await using var database = await TestDatabase.Create();
        var b = await database.Person("Test B");
        var child = await database.Person("Test A Quill", person => person.AgeGroup = AgeGroup.Child);
        Assert.Equal([child, b], (await Page(database, Advocate, People)).Lines.Select(line => line.Id));
        Assert.Equal([b, child], (await Page(database, Advocate, People with { Sort = "name", Descending = true })).Lines.Select(line =>
            line.Id));
        Assert.Equal([b], (await Page(database, Advocate, People with { Text = "test" })).Lines.Select(line => line.Id));
        Assert.Equal([b, child], (await Page(database, Researcher, People with { Sort = "name", Descending = true })).Lines.Select(line =>
            line.Id));
        var hidden = (await Page(database, Advocate, People)).Lines[0];
        Assert.True(hidden.IsHidden("name"));
        Assert.DoesNotContain("Test A", hidden.Name, StringComparison.Ordinal);
        // Nor where another record links to the child.
        await Event(database, new() { CaseId = await Case(database, "Test case"), Kind = EventKind.Injury, PersonId = child });
        Assert.Equal(0, (await Page(database, Advocate, Events with { Text = "quill" })).Total);
        Assert.Equal(1, (await Page(database, Researcher, Events with { Text = "quill" })).Total);
    }

    [Fact]
    public async Task Another_name_on_record_finds_the_person_and_that_of_a_child_only_for_who_may_read_it()
    {
        await using var database = await TestDatabase.Create();
        var (person, child) = (await database.Person("Test Person A"),
            await database.Person("Test Child B", details => details.AgeGroup = AgeGroup.Child));
        await Saved(database.Get<SaveRecord>().Handle<PersonNameDetails>(Administrator,
            new(null, 0, new() { PersonId = person, Text = "Quillon Test" })));
        await Saved(database.Get<SaveRecord>().Handle<PersonNameDetails>(Administrator,
            new(null, 0, new() { PersonId = person, Text = "Quillsecret Test" }, Confidentiality.Restricted)));
        await Saved(database.Get<SaveRecord>().Handle<PersonNameDetails>(Administrator,
            new(null, 0, new() { PersonId = child, Text = "Quillette Test" })));
        Assert.Equal([person], (await database.List(Advocate, "people", "a test quill")).Select(line => line.Id));
        Assert.Empty(await database.List(Advocate, "people", "quillsecret"));
        Assert.Equal([person], (await database.List(Researcher, "people", "quillsecret")).Select(line => line.Id));
        Assert.Equal([person, child], (await database.List(Researcher, "people", "quill")).Select(line => line.Id).Order());
    }

    [Fact]
    public async Task What_is_held_back_is_counted_anew_after_each_write()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        Assert.Equal((1, 0), ((await Page(database, Advocate, People)).OnList, (await Page(database, Advocate, People)).HeldBack));
        await database.Person("Test Person B", level: Confidentiality.Restricted);
        Assert.Equal((1, 1), ((await Page(database, Advocate, People)).OnList, (await Page(database, Advocate, People)).HeldBack));
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(person, 1, new() { Name = "Test Person A" }, Confidentiality.Restricted)));
        Assert.Equal((0, 2), ((await Page(database, Advocate, People)).OnList, (await Page(database, Advocate, People)).HeldBack));
        Assert.Equal(2, (await Page(database, Researcher, People)).OnList);
    }

    [Fact]
    public async Task What_is_counted_of_a_row_is_in_its_export_too()
    {
        await using var database = await TestDatabase.Create();
        var source = await database.Source("Test source");
        var person = await database.Person("Test Person A");
        await database.Cite(source, person, "name", "Test Person A");
        await Saved(database.Get<SaveRecord>().Handle<ParticipantDetails>(Administrator,
            new(null, 0, new() { CaseId = await Case(database, "Test case"), PersonId = person })));
        foreach (var (list, field) in new[] { ("sources", "citations"), ("cases", "participants") })
        {
            await using var made = (await database.Get<ExportRecords>().Prepare(Advocate,
                ExportSubject.Of(new RecordQuestion(RecordLists.Find(list)!)), ExportFormat.Json)).Value;
            using var json = System.Text.Json.JsonDocument.Parse(made.Content);
            Assert.Equal(1, json.RootElement.GetProperty("rows")[0].GetProperty(field).GetInt32());
        }
    }

    [Fact]
    public async Task A_case_of_several_kinds_is_found_and_counted_under_each_of_them()
    {
        await using var database = await TestDatabase.Create();
        await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(null, 0, new()
            {
                Title = "Test case of three",
                Kind = CaseKind.CivicSpace,
                AlsoKind = FurtherCaseKinds.PoliticalPrisoner | FurtherCaseKinds.Killing
            })));
        await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(null, 0, new() { Title = "Test case of one", Kind = CaseKind.Killing })));
        var cases = new RecordQuestion(RecordLists.Find("cases")!);
        Assert.Equal([("CivicSpace", 1), ("Killing", 2), ("PoliticalPrisoner", 1)],
            (await Facets(database, Advocate, cases)).Single(facet => facet.Filter.Key == "kind").Values.Where(value => value.Count > 0)
                .Select(value => (value.Value, value.Count)).OrderBy(value => value.Value));
        foreach (var (kind, count) in new[] { ("CivicSpace", 1), ("Killing", 2), ("PoliticalPrisoner", 1), ("LandDispute", 0) })
            Assert.Equal(count, (await Page(database, Advocate, cases.Choose("kind", [kind]))).Total);
        var list = cases.List;
        Assert.Equal(2, (await database.Get<CountTwoWays>().Handle(Advocate, new RecordQuestion(list), new(list.Find("kind")!,
            list.Find("uncited")!))).Value.Total.Count);
    }

    [Fact]
    public async Task An_article_whose_law_is_closed_is_counted_and_asked_for_by_nobody_without_clearance()
    {
        await using var database = await TestDatabase.Create();
        var law = await Saved(database.Get<SaveRecord>().Handle<LawDetails>(Administrator,
            new(null, 0, new() { Title = "Test Code" }, Confidentiality.Restricted)));
        var article = await Saved(database.Get<SaveRecord>()
            .Handle<LegalArticleDetails>(Administrator, new(null, 0, new() { LawId = law, Number = "7", Heading = "Test heading" })));
        var person = await database.Person("Test Person A");
        await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator,
            new(null, 0, new()
            {
                PersonId = person,
                ProsecutionId = await database.Prosecution(person),
                ArticleId = article,
                Label = "Test label"
            })));
        var charges = new RecordQuestion(RecordLists.Find("charges")!);
        Assert.Empty((await Facets(database, Advocate, charges)).Single(facet => facet.Filter.Key == "article").Values);
        Assert.Equal((0, 1), ((await Page(database, Advocate, charges.Choose("article", [$"{article}"]))).Total,
            (await Page(database, Advocate, charges.Choose("article", ["none"]))).Total));
        Assert.Equal(1, (await Page(database, Researcher, charges.Choose("article", [$"{article}"]))).Total);
    }

    [Fact]
    public async Task A_corrected_charge_counts_once_and_tells_nothing_of_what_it_said_before()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var prosecution = await database.Prosecution(person);
        var charge = new ChargeDetails
        {
            PersonId = person,
            ProsecutionId = prosecution,
            Label = "test before",
            Outcome = ChargeOutcome.Convicted
        };
        var id = await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator,
            new(null, 0, charge, Confidentiality.Confidential)));
        await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator,
            new(id, 1, charge with { Label = "test after", Outcome = ChargeOutcome.Acquitted }, Confidentiality.Internal,
            "Test: corrected.")));
        var charges = new RecordQuestion(RecordLists.Find("charges")!);
        var facets = await Facets(database, Advocate, charges);
        Assert.Equal([("test after", 1)], facets.Single(facet => facet.Filter.Key == "label").Values.Select(value =>
            (value.Value, value.Count)));
        Assert.Equal([("yes", 1)], facets.Single(facet => facet.Filter.Key == "uncited").Values.Where(value => value.Count > 0)
            .Select(value => (value.Value, value.Count)));
        Assert.Equal(0, (await Page(database, Advocate, charges.Choose("outcome", ["Convicted"]))).Total);
        Assert.Equal(1, (await Page(database, Advocate, charges.Choose("outcome", ["Acquitted"]))).Total);
    }

    [Fact]
    public async Task The_year_of_a_hidden_record_is_offered_to_nobody_who_may_not_see_it()
    {
        await using var database = await TestDatabase.Create();
        var one = await Case(database, "Test case");
        await Event(database, new() { CaseId = one, Kind = EventKind.Protest, On = Date("2022..") });
        await Event(database, new() { CaseId = one, Kind = EventKind.Killing, On = Date("2025") }, Confidentiality.Confidential);
        Assert.DoesNotContain((await Facets(database, Advocate, Events))
            .Single(facet => facet.Filter.Key == "on").Values, value => value.Value == "2025");
        Assert.Contains((await Facets(database, Administrator, Events))
            .Single(facet => facet.Filter.Key == "on").Values, value => value.Value == "2025");
    }

    [Fact]
    public async Task A_word_is_told_as_the_records_write_it_that_the_viewer_may_see()
    {
        await using var database = await TestDatabase.Create();
        foreach (var (name, occupation, level) in new[] { ("A", "Test NGO worker", Confidentiality.Internal),
            ("B", "TEST NGO WORKER", Confidentiality.Restricted), ("C", "TEST NGO WORKER", Confidentiality.Restricted) })
            await database.Person($"Test Person {name}", person => person.Occupation = occupation, level);
        Assert.Equal("Test NGO worker", await Told(Advocate, new RecordQuestion(RecordLists.Find("people")!)));
        Assert.Equal("TEST NGO WORKER", await Told(Administrator, new RecordQuestion(RecordLists.Find("people")!)));

        async Task<string> Told(CurrentUser user, RecordQuestion people) => (await Facets(database, user, people))
            .Single(facet => facet.Filter.Key == "occupation").Values.Single(value => value.Value == "test ngo worker").Name;
    }

    [Fact]
    public async Task Words_count_alike_in_capitals_and_none_as_a_word_breaks_nothing()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var prosecution = await database.Prosecution(person);
        foreach (var label in new[] { "None", "Test label", "test LABEL" }) await database.Charge(person, prosecution, label);
        await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator,
            new(null, 0, new() { PersonId = person, ProsecutionId = prosecution, Grounds = "Test grounds" })
            {
                Same = SameRecord.Another
            }));
        var charges = new RecordQuestion(RecordLists.Find("charges")!).Choose("label", ["TEST label"]);
        var labels = (await Facets(database, Advocate, charges)).Single(facet => facet.Filter.Key == "label").Values;
        Assert.Equal([("TEST label", 2), ("none", 2)], labels.Select(value => (value.Value, value.Count)));
        // Told as records write it, the first by its letters where as many write it otherwise.
        Assert.Equal("Test label", labels[0].Name);
        var list = charges.List;
        var matrix = (await database.Get<CountTwoWays>().Handle(Advocate, new RecordQuestion(list), new(list.Find("label")!,
            list.Find("uncited")!))).Value;
        Assert.Equal((4, 2), (matrix.Total.Count, matrix.Cell("test label", "yes").Count));
        // The count of what is not on record holds the text that reads alike, and so does the list that it leads to.
        Assert.Equal(2, (await Page(database, Advocate, new RecordQuestion(list).Choose("label", ["none"]))).Total);
        matrix = (await database.Get<CountTwoWays>().Handle(Advocate, new RecordQuestion(list)
            .Choose("label", ["none"]), new(list.Find("label")!, list.Find("uncited")!))).Value;
        Assert.Equal((2, 2, 2), (matrix.Total.Count, Assert.Single(matrix.Rows).Count, matrix.Cell("none", "yes").Count));
    }

    [Fact]
    public async Task A_date_with_bounds_counts_in_each_year_that_it_may_be_in_and_none_is_not_on_record()
    {
        await using var database = await TestDatabase.Create();
        var one = await Case(database, "Test case");
        await Event(database, new() { CaseId = one, Kind = EventKind.Protest, On = Date("2023/2024") });
        await Event(database, new() { CaseId = one, Kind = EventKind.Protest });
        var on = (await Facets(database, Advocate, Events)).Single(facet => facet.Filter.Key == "on");
        Assert.Equal([("2023", 1), ("2024", 1), ("none", 1)], on.Values.Select(value => (value.Value, value.Count)));
        Assert.Equal(1, (await Page(database, Advocate, Events.Choose("on", ["2024-05-01..2024-06-30"]))).Total);
        Assert.Equal(2, (await Page(database, Advocate, Events.Choose("on", ["none", "2023"]))).Total);
        Assert.Equal(0, (await Page(database, Advocate, Events.Choose("on", ["..2022"]))).Total);
    }

    [Fact]
    public async Task A_village_counts_for_its_province_and_a_source_and_a_conflict_can_be_asked_for()
    {
        await using var database = await TestDatabase.Create();
        var province = await Saved(database.Get<SaveRecord>().Handle<PlaceDetails>(Administrator,
            new(null, 0, new() { Name = "Test Province", Kind = PlaceKind.Province })));
        var village = await Saved(database.Get<SaveRecord>().Handle<PlaceDetails>(Administrator,
            new(null, 0, new() { Name = "Test Village", Kind = PlaceKind.Area, ParentId = province })));
        var one = await Case(database, "Test case");
        var there = await Event(database, new() { CaseId = one, Kind = EventKind.Demolition, PlaceId = village });
        var uncited = await Event(database, new() { CaseId = one, Kind = EventKind.Relocation });
        await database.Cite(await database.Source("Test source A"), there, "killed", "2");
        await database.Cite(await database.Source("Test source B"), there, "killed", "3");
        await database.Cite(await database.Source("Test source C"), there, "place", "Test Village");
        foreach (var (key, value, id) in new[] { ("province", $"{province}", there), ("province", "none", uncited),
            ("uncited", "yes", uncited), ("uncited", "no", there), ("conflicting", "yes", there), ("conflicting", "no", uncited) })
            Assert.Equal([id], (await Page(database, Advocate, Events.Choose(key, [value]))).Lines.Select(line => line.Id));
    }

    [Fact]
    public async Task What_lies_in_a_district_a_commune_or_a_village_is_found_in_its_province_in_memory_as_in_the_database()
    {
        await using var database = await TestDatabase.Create();
        long? parent = null, province = null;
        var matter = await Case(database, "Test case");
        List<long> there = [];
        foreach (var kind in new[] { PlaceKind.Country, PlaceKind.Province, PlaceKind.District, PlaceKind.Commune, PlaceKind.Village })
        {
            parent = await Saved(database.Get<SaveRecord>().Handle<PlaceDetails>(Administrator,
                new(null, 0, new() { Name = $"Test {kind}", Kind = kind, ParentId = parent })));
            var happened = await Event(database, new() { CaseId = matter, Kind = EventKind.Demolition, PlaceId = parent });
            if (kind == PlaceKind.Province) province = parent;
            if (province is not null) there.Add(happened);
        }
        var question = Events.Choose("province", [$"{province}"]);
        Assert.Equal(there, (await Page(database, Advocate, question)).Lines.Select(line => line.Id).Order());
        Assert.Equal(4, await Counted(Events));
        await database.Get<KeptColumns>().Read(Events.List, Advocate.Clearance);
        Assert.Equal(4, await Counted(Events));
        // A place lies in itself, and in what holds it.
        var places = new RecordQuestion(RecordLists.Find("places")!);
        Assert.Equal(["Test Commune", "Test District", "Test Province", "Test Village"],
            (await Page(database, Advocate, places.Choose("province", [$"{province}"]))).Lines.Select(line => line.Name));
        Assert.Equal(4, await Counted(places));

        async Task<int> Counted(RecordQuestion of) => (await Facets(database, Advocate, of))
            .Single(facet => facet.Filter.Key == "province").Values.Single(value => value.Value == $"{province}").Count;
    }

    [Fact]
    public async Task Lists_counts_and_matrices_are_refused_to_who_is_not_signed_in_any_more()
    {
        await using var database = await TestDatabase.Create();
        var nobody = new CurrentUser(7, 7, "nobody", Role.Advocate);
        Assert.Equal(["Errors.SessionEnded"], (await database.Get<ListRecords>().Handle(nobody, Events)).Keys());
        Assert.Equal(["Errors.SessionEnded"], (await database.Get<CountFacets>().Handle(nobody, Events)).Keys());
        var (kind, on) = (Events.List.Find("kind")!, Events.List.Find("on")!);
        Assert.Equal(["Errors.SessionEnded"], (await database.Get<CountTwoWays>().Handle(nobody, Events, new(kind, on))).Keys());
        Assert.Equal(["Lists.SameAxes"], (await database.Get<CountTwoWays>().Handle(Advocate, Events, new(kind, kind))).Keys());
    }

    private static Task<long> Case(TestDatabase database, string title, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = title }, level)));

    private static Task<long> Event(TestDatabase database, EventDetails details, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<EventDetails>(Administrator, new(null, 0, details, level) { Same = SameRecord.Another }));
}
