using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Figures;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Figures;

public class LedgerTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Reports_of_one_number_stand_side_by_side_with_who_publishes_them(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (one, two) = (await Source(database, "Test Newsletter", "Test Movement"),
            await Source(database, "Test Petition", "test  movement"));
        var group = await database.Person("Test Group", person => person.Kind = PersonKind.Group);
        var count = await Saved(database.Get<SaveRecord>()
            .Handle<GroupCountDetails>(Researcher, new(null, 0, new()
            {
                PersonId = group,
                Stage = CountStage.Arrested,
                Count = Number("at least 94")
            })));
        await database.Cite(one, count, "count", "94 arrests");
        await database.Cite(two, count, "count", "at least 94 persons");

        var entry = Assert.Single((await Ledger(database, Advocate)).Entries);
        Assert.Equal([NumberBound.Exactly, NumberBound.AtLeast], entry.Lines.Select(line => line.Number!.Bound));
        Assert.Equal((LedgerRelation.Differ, 1), (entry.Relation, entry.Publishers));
        Assert.Equal((94m, null), (entry.Taken!.Low, entry.Taken.High));
        Assert.Equal(0, entry.Named);
    }

    [Fact]
    public async Task The_figure_that_is_chosen_is_printed_with_who_chose_it_and_why()
    {
        await using var database = await TestDatabase.Create();
        var low = await Figure(database, "Test evicted, by one", "10", topic: "Test evicted");
        var high = await Figure(database, "Test evicted, by another", "25", topic: "test  Evicted");
        await Saved(database.Get<SaveRecord>().Handle<FigureChoiceDetails>(Researcher,
            new(null, 0, new() { FigureId = low, Reason = "Test: counted at the place." })));
        await Saved(database.Get<SaveRecord>().Handle<FigureChoiceDetails>(Researcher,
            new(null, 0, new() { FigureId = high, Reason = "Test: the later count." })));

        var entry = Assert.Single((await Ledger(database, Advocate)).Entries);
        Assert.Equal(LedgerRelation.Exclude, entry.Relation);
        Assert.Equal((high, "Test: the later count.", 25m), (entry.Choice!.FigureId, entry.Choice.Reason, entry.Taken!.Low));
    }

    [Fact]
    public async Task A_sum_never_adds_two_reports_of_the_same_people_and_says_what_it_assumes()
    {
        await using var database = await TestDatabase.Create();
        var (here, there) = (await Case(database, "Test Here"), await Case(database, "Test There"));
        await Figure(database, "Test evicted here, by one", "10", "Test evicted here", here);
        await Figure(database, "Test evicted here, by another", "12", "Test evicted here", here);
        await Figure(database, "Test fled from here", "4", "Test fled", here);
        await Figure(database, "Test evicted there", "at least 3", "Test evicted there", there);
        var keys = (await Ledger(database, Advocate)).Entries.Select(entry => entry.Key).ToList();

        var ledger = await Ledger(database, Advocate, new LedgerQuestion(Add: keys));
        var sum = Assert.Single(ledger.Sums);
        // Here: 10 to 12 evicted, among whom the 4 may be. There: 3 or more.
        Assert.Equal((13m, null), (sum.Number!.Low, sum.Number.High));
        Assert.Equal(["Ledger.AssumesOnce", "Ledger.AssumesSpan", "Ledger.AssumesOverlap", "Ledger.AssumesApart"],
            sum.Assumptions.Select(assumption => assumption.Key));
        Assert.Empty((await Ledger(database, Advocate, new LedgerQuestion(Add: [keys[0]]))).Sums);
    }

    [Fact]
    public async Task Numbers_of_different_cases_or_days_are_not_reports_of_one_number()
    {
        await using var database = await TestDatabase.Create();
        await Figure(database, "Test arrested", "94", of: await Case(database, "Test Here"));
        await Figure(database, "test arrested", "12", of: await Case(database, "Test There"));
        var group = await database.Person("Test Group", person => person.Kind = PersonKind.Group);
        foreach (var (on, count) in new[] { ("2024-08-01", "94"), ("2025-01-10", "40") })
            await Saved(database.Get<SaveRecord>().Handle<GroupCountDetails>(Researcher,
                new(null, 0, new() { PersonId = group, Stage = CountStage.Held, On = Date(on), Count = Number(count) })));
        Assert.All((await Ledger(database, Advocate)).Entries, entry => Assert.Equal(LedgerRelation.OneReport, entry.Relation));
    }

    [Theory]
    [InlineData("94 arrests", 94)]
    [InlineData("3 women and 2 men", 5)]
    [InlineData("two of the 14", 5)]
    [InlineData("15 March 2023: 40 arrested", 5)]
    public async Task A_reported_sentence_gives_a_number_only_where_it_has_one(string reported, int number)
    {
        await using var database = await TestDatabase.Create();
        await database.Cite(await database.Source("Test Source"), await Figure(database, "Test arrested", "5"), "count", reported);
        Assert.Equal(number, Assert.Single(Assert.Single((await Ledger(database, Advocate)).Entries).Lines).Number!.Low);
    }

    [Fact]
    public async Task A_choice_between_sources_prints_the_one_that_was_chosen()
    {
        await using var database = await TestDatabase.Create();
        var figure = await Figure(database, "Test returned", "2 million");
        await database.Cite(await database.Source("Test One"), figure, "count", "2 million Cambodians");
        var later = await database.Cite(await database.Source("Test Two"), figure, "count", "2.4 million Cambodians");
        var conflict = (await database.Get<FindConflicts>().Of(Researcher, figure, "count")).Value;
        await Saved(database.Get<ResolveConflict>().Handle(Researcher,
            new ConflictChoice(figure, "count", later, null, "Test: the later count.")
            {
                Seen = (ConflictResolutionRules.WeighedValues(conflict.Said.Select(one => (one.Citation.Value, one.Citation.Words))),
                conflict.Version, 0),
            }));
        Assert.Equal(2_400_000m, Assert.Single((await Ledger(database, Advocate)).Entries).Taken!.Low);
    }

    [Fact]
    public async Task What_has_no_source_that_may_be_seen_is_no_publisher_and_does_not_order_the_ledger()
    {
        await using var database = await TestDatabase.Create();
        await database.Cite(await Source(database, "Test open", "Test Paper"), await Figure(database, "Test one", "94", "A topic"),
            "count", "94");
        await Figure(database, "Test another", "94", "A topic");
        var hidden = await Figure(database, "Test Z", "3", "Z topic");
        for (var one = 0; one < 3; one++)
            await database.Cite(await database.Source($"Test secret {one}", Confidentiality.Confidential), hidden, "count", "3");
        var entries = (await Ledger(database, Advocate)).Entries;
        Assert.Equal([("A topic", LedgerRelation.Repeated, 1), ("Z topic", LedgerRelation.OneReport, 0)],
            entries.Select(entry => (entry.Topic, entry.Relation, entry.Publishers)));
    }

    [Fact]
    public async Task A_figure_without_a_case_may_count_anybody_and_shares_are_not_added()
    {
        await using var database = await TestDatabase.Create();
        var here = await Case(database, "Test Here");
        var group = await database.Person("Test Group", person => person.Kind = PersonKind.Group);
        await Saved(database.Get<SaveRecord>().Handle<ParticipantDetails>(Researcher,
            new(null, 0, new() { CaseId = here, PersonId = group, Role = ParticipantRole.Victim })));
        await Saved(database.Get<SaveRecord>().Handle<GroupCountDetails>(Researcher,
            new(null, 0, new() { PersonId = group, Stage = CountStage.Arrested, Count = Number("30") })));
        await Figure(database, "Test evicted", "40", of: here);
        Assert.Equal((40m, 70m), await Sum(database));
        await Figure(database, "Test anywhere", "100");
        Assert.Equal((100m, 170m), await Sum(database));
    }

    [Fact]
    public async Task A_sum_does_not_tell_that_two_groups_share_a_case_that_the_viewer_may_not_see()
    {
        await using var database = await TestDatabase.Create();
        foreach (var (name, level) in new[] { ("Test hidden case", Confidentiality.Confidential),
            ("Test hidden part", Confidentiality.Internal) })
        {
            var shared = await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
                new(null, 0, new() { Title = name }, level)));
            foreach (var count in new[] { "30", "40" })
            {
                var group = await database.Person($"{name} {count}", person => person.Kind = PersonKind.Group);
                await Saved(database.Get<SaveRecord>().Handle<ParticipantDetails>(Administrator,
                    new(null, 0, new() { CaseId = shared, PersonId = group, Role = ParticipantRole.Victim },
                    Confidentiality.Confidential)));
                await Saved(database.Get<SaveRecord>().Handle<GroupCountDetails>(Administrator,
                    new(null, 0, new() { PersonId = group, Stage = CountStage.Arrested, Count = Number(count) })));
            }
        }
        Assert.Equal((140m, 140m), await Sum(database));
    }

    [Fact]
    public async Task Numbers_of_several_dates_are_a_series_in_the_order_of_their_dates_and_of_one_date_are_none()
    {
        await using var database = await TestDatabase.Create();
        foreach (var (count, on, unit) in new[] { ("9 billion", "2019", FigureUnit.UsDollars),
            ("more than 16 billion", "2023", FigureUnit.UsDollars), ("about 5 billion", "2017-06", FigureUnit.UsDollars),
            ("nearly 50", "2023", FigureUnit.Percent) })
            await Saved(database.Get<SaveRecord>().Handle<FigureDetails>(Administrator,
                new(null, 0, new()
                {
                    Subject = $"Test debt in {on}",
                    Topic = "Test debt",
                    Count = Number(count),
                    Unit = unit,
                    AsOf = Date(on)
                })));
        foreach (var (topic, on) in new[] { ("Test of one date", "2023"), ("Test of one date", "2023"), ("Test undated", null),
            ("Test undated", "2023") })
            await Saved(database.Get<SaveRecord>().Handle<FigureDetails>(Administrator,
                new(null, 0, new()
                {
                    Subject = "Test",
                    Topic = topic,
                    Count = Number("5"),
                    Unit = FigureUnit.Persons,
                    AsOf = on is null ? null : Date(on)
                })));
        await Saved(database.Get<SaveRecord>().Handle<FigureDetails>(Administrator,
            new(null, 0, new() { Subject = "Test later", Topic = "Test of words", AsOf = Date("2023") })));
        await Saved(database.Get<SaveRecord>().Handle<FigureDetails>(Administrator,
            new(null, 0, new()
            {
                Subject = "Test earlier",
                Topic = "Test of words",
                Count = Number("dozens"),
                AsOf = Date("2019")
            })));

        var series = Assert.Single((await Ledger(database, Advocate)).Entries, entry => entry.Series.Count > 0);
        Assert.Equal((FigureUnit.UsDollars, LedgerRelation.OverTime), (series.Unit, series.Relation));
        Assert.Equal(["2017-06", "2019", "2023"], series.Series.Select(line => line.AsOf!.Edtf));
    }

    private static async Task<(decimal?, decimal?)> Sum(TestDatabase database)
    {
        var keys = (await Ledger(database, Advocate)).Entries.Select(entry => entry.Key).ToList();
        var number = Assert.Single((await Ledger(database, Advocate, new LedgerQuestion(Add: keys))).Sums).Number!;
        return (number.Low, number.High);
    }

    [Fact]
    public async Task What_is_above_the_clearance_takes_no_part_and_is_only_counted()
    {
        await using var database = await TestDatabase.Create();
        var hidden = await Case(database, "Test Hidden", Confidentiality.Confidential);
        await Figure(database, "Test of a hidden case", "7", "Test topic", hidden);
        await Figure(database, "Test open", "5", "Test topic");
        var secret = await database.Source("Test secret source", Confidentiality.Confidential);
        var told = await Figure(database, "Test told in secret", "9", "Test other");
        await database.Cite(secret, told, "count", "ninety");

        var ledger = await Ledger(database, Advocate);
        Assert.Equal(1, ledger.HeldBack);
        Assert.DoesNotContain(ledger.Entries.SelectMany(entry => entry.Lines), line => line.Number?.Low == 7 || line.Reported == "ninety");
        Assert.DoesNotContain(ledger.Entries, entry => entry.Of?.Name == "Test Hidden");
        Assert.Equal(2, (await Ledger(database, Administrator)).Entries.Single(entry => entry.Topic == "Test topic").Lines.Count);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Facts_are_counted_by_how_many_independent_publishers_they_rest_on(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("Test Person A");
        var prosecution = await database.Prosecution(person);
        var charges = new List<long>();
        foreach (var label in new[] { "bare", "one", "same", "two" }) charges.Add(await database.Charge(person, prosecution, label));
        var (a, again, b) = (await Source(database, "Test A", "Test Movement"), await Source(database, "Test A2", "TEST movement "),
            await Source(database, "Test B", "Test Paper"));
        await database.Cite(a, charges[1], "label", "one");
        await database.Cite(a, charges[2], "label", "same");
        await database.Cite(again, charges[2], "label", "same");
        await database.Cite(a, charges[3], "label", "two");
        await database.Cite(b, charges[3], "label", "two");

        var outcome = await database.Get<ShowCorroboration>().Handle(Advocate, RecordKind.Charge, Voices.OnePublisher);
        var line = outcome.Value.Lines.Single(line => line.Kind == RecordKind.Charge);
        Assert.All(Enum.GetValues<Voices>(), voices => Assert.Equal(1, line.Of(voices)));
        Assert.Equal((person, 1), (Assert.Single(outcome.Value.Listed).Id, outcome.Value.Total));
    }

    [Fact]
    public async Task A_source_above_the_clearance_is_no_voice_and_a_hidden_persons_facts_are_not_counted()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var charge = await database.Charge(person, await database.Prosecution(person), "treason");
        await database.Cite(await database.Source("Test secret source", Confidentiality.Confidential), charge, "label", "treason");
        var hidden = await database.Person("Test Hidden", level: Confidentiality.Confidential);
        await database.Charge(hidden, await database.Prosecution(hidden), "treason");

        var lines = (await database.Get<ShowCorroboration>().Handle(Advocate)).Value.Lines;
        Assert.Equal((1, 1), (lines.Single().Total, lines.Single().Of(Voices.None)));
    }

    private static async Task<Ledger> Ledger(TestDatabase database, CurrentUser user, LedgerQuestion? question = null)
    {
        var outcome = await database.Get<ShowLedger>().Handle(user, question ?? new LedgerQuestion());
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    private static Task<long> Source(TestDatabase database, string title, string publisher) =>
        Saved(database.Get<SaveRecord>().Handle<SourceDetails>(Administrator,
            new(null, 0, new() { Title = title, Publisher = publisher })));

    private static Task<long> Case(TestDatabase database, string title, Confidentiality level = Confidentiality.Internal) =>
        Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(null, 0, new() { Title = title, Kind = CaseKind.LandDispute }, level)));

    private static Task<long> Figure(TestDatabase database, string subject, string count, string? topic = null, long? of = null) =>
        Saved(database.Get<SaveRecord>().Handle<FigureDetails>(Administrator,
            new(null, 0, new()
            {
                Subject = subject,
                Topic = topic,
                Count = Number(count),
                Unit = FigureUnit.Persons,
                CaseId = of
            })));

    private static BoundedNumber Number(string text) => BoundedNumber.Parse(text).Value!;
}
