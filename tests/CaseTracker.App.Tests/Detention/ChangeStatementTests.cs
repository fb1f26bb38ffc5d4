using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Changes;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.App.Tags;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Tests.Detention;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

public class ChangeStatementTests
{
    private static readonly DateOnly June = new(2024, 6, 1), July = new(2024, 7, 1);

    private static Task<ChangeStatement> Ask(TestDatabase database, ChangeQuestion question, CurrentUser? user = null) =>
        Answer(database.Get<ShowChanges>().Handle(user ?? Administrator, question));

    private static async Task<T> Answer<T>(Task<Outcome<T>> asked)
    {
        var outcome = await asked;
        Assert.True(outcome.Succeeded, string.Join(' ', outcome.Problems.Select(problem => problem.Localize())));
        return outcome.Value;
    }

    /// <summary>The movements that moved somebody: "arrested 1 0 (2)".</summary>
    private static string Told(ChangeStatement statement) => string.Join(", ", statement.Movements.Where(one => one.People > 0)
        .Select(one => $"{one.Kind.Word()} {one.Certain} {one.Possible} ({one.People})"));

    /// <summary>Over random registers with corrections, removals and levels, for any two days and any two moments of knowledge: it adds up,
    /// its ends are the lists, and each movement is what the rule says over the facts of then.</summary>
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Whatever_was_known_the_statement_is_the_rules_and_its_ends_are_the_lists(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var began = database.Clock.Now.UtcDateTime;
        await RandomRegister.Fill(database, seed: 31, people: 30);
        var ended = database.Clock.Now.UtcDateTime;
        DateTime At(int part) => began + ((ended - began) * part / 4);
        (DateTime? Opening, DateTime? Closing)[] known =
            [(null, null), (At(1), null), (At(1), At(3)), (At(2), At(2)), (At(2), null), (began.AddDays(-1), null)];
        await using var db = database.Open();
        var people = await db.People.Where(row => row.DeletedAt == null && row.Kind != PersonKind.Group)
            .ToDictionaryAsync(row => row.Id, row => row.Confidentiality);
        var moves = 0;
        foreach (var (index, (opening, closing)) in known.Index())
            foreach (var user in new[] { Advocate, Researcher, Administrator })
            {
                var days = RandomHistories.Days.Where((_, at) => at % 17 == index).ToList();
                var question = new ChangeQuestion(days[0], days[^1]) { OpeningKnownAsOf = opening, KnownAsOf = closing };
                var statement = await Ask(database, question, user);
                Assert.Equal((statement.Closing.Certain, statement.Closing.Possible),
                    (statement.Opening.Certain + statement.Movements.Sum(one => one.Certain),
                        statement.Opening.Possible + statement.Movements.Sum(one => one.Possible)));
                Assert.Equal(statement.Opening, await Listed(days[0], opening ?? closing, user));
                Assert.Equal(statement.Closing, await Listed(days[^1], closing, user));

                var seen = people.Where(person => person.Value <= user.Clearance).Select(person => person.Key).ToArray();
                var (before, after) = (await CustodyFacts.Then(db, seen, opening ?? closing ?? ended, user.Clearance, default),
                    await CustodyFacts.Then(db, seen, closing ?? ended, user.Clearance, default));
                var rule = seen.SelectMany(person => ChangeRules.Of(new(before.Seen(person, user.Clearance)),
                    new(after.Seen(person, user.Clearance)), days[0], days[^1]).Select(move => (person, move))).ToList();
                foreach (var movement in statement.Movements)
                {
                    var ought = rule.Where(of => of.move.Kind == movement.Kind).ToList();
                    Assert.Equal((movement.Kind, ought.Sum(of => of.move.Certain), ought.Sum(of => of.move.Possible),
                        ought.Select(of => of.person).Distinct().Count()),
                        (movement.Kind, movement.Certain, movement.Possible, movement.People));
                    var page = await Answer(database.Get<ShowChanges>().Handle(user, question, movement.Kind, size: 100));
                    Assert.Equal(ought.Select(of => $"{of.person} {of.move with { Fact = null }}").Order(),
                        page.People.SelectMany(person => person.Moves.Select(move => $"{person.Person.Id} {move with { Fact = null }}"))
                            .Order());
                    moves += movement.People;
                }
            }
        Assert.True(moves > 100, $"only {moves} were compared");

        async Task<Tally> Listed(DateOnly day, DateTime? at, CurrentUser user)
        {
            var totals = (await Answer(database.Get<ListRecords>().Totals(user, new PrisonerQuestion(day, at)))).Totals;
            return new(totals.Certain, totals.Possible);
        }
    }

    /// <summary>Over random registers, for any two days and moments of knowledge: of women, and of those of a court or tag, the statement
    /// adds up, its ends are the filtered lists, and under one knowledge its parts by kind are those of the days between.</summary>
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Of_some_people_the_statement_adds_up_and_its_ends_are_their_lists(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var began = database.Clock.Now.UtcDateTime;
        await RandomRegister.Fill(database, seed: 57, people: 30);
        var ended = database.Clock.Now.UtcDateTime;
        await using var db = database.Open();
        foreach (var id in await db.People.Where(row => row.Id % 3 == 0 && row.DeletedAt == null).Select(row => row.Id).ToListAsync())
            await database.Get<ChangeTags>().Put(Administrator, id, "Test tag");
        var court = await db.Prosecutions.Where(row => row.CourtId != null).Select(row => row.CourtId).FirstOrDefaultAsync();
        List<(string Key, string[] Values, bool Then)> chosen = [("sex", ["Female", "NotStated"], true), ("sex", ["Male"], true),
            ("age", ["Unknown"], true), ("occupation", ["none"], true), ("court", [court is null ? "none" : $"{court}"], true),
            ("tag", ["test tag"], false), ("tag", ["none"], false), ("review", ["NotReviewed"], false)];
        var moves = 0;
        foreach (var (index, (key, values, then)) in chosen.Index())
            foreach (var user in new[] { Advocate, Administrator })
            {
                var days = RandomHistories.Days.Where((_, at) => at % 11 == index).ToList();
                DateTime? known = then && index % 2 == 1 ? began + ((ended - began) / 2) : null;
                var filters = PrisonerFilters.None.With(key, values);
                var (first, middle, last) = (days[0], days[days.Count / 2], days[^1]);
                var question = new ChangeQuestion(first, last) { Filters = filters, KnownAsOf = known };
                var statement = await Ask(database, question, user);
                Assert.Equal((statement.Closing.Certain, statement.Closing.Possible),
                    (statement.Opening.Certain + statement.Movements.Sum(one => one.Certain),
                        statement.Opening.Possible + statement.Movements.Sum(one => one.Possible)));
                Assert.Equal((statement.Opening, statement.Closing), (await Listed(first, known), await Listed(last, known)));
                var (before, after) = (await Ask(database, question with { To = middle }, user),
                    await Ask(database, question with { From = middle }, user));
                foreach (var movement in statement.Movements)
                {
                    var (one, other) = (before.Of(movement.Kind), after.Of(movement.Kind));
                    Assert.Equal((one.Certain + other.Certain, one.Possible + other.Possible), (movement.Certain, movement.Possible));
                    var page = await Answer(database.Get<ShowChanges>().Handle(user, question, movement.Kind, size: 100));
                    Assert.Equal((movement.People, movement.Certain), (page.Total, page.People.Sum(person => person.Certain)));
                    moves += movement.People;
                }
                if (!then) continue;
                var learned = await Ask(database, new(first, last) { Filters = filters, OpeningKnownAsOf = began + ((ended - began) / 4) },
                    user);
                Assert.Equal(learned.Closing.Certain, learned.Opening.Certain + learned.Movements.Sum(one => one.Certain));
                Assert.Equal(learned.Opening, await Listed(first, began + ((ended - began) / 4)));

                async Task<Tally> Listed(DateOnly day, DateTime? at)
                {
                    var asked = new PrisonerQuestion(day, at) { Filters = filters };
                    var totals = (await Answer(database.Get<ListRecords>().Totals(user, asked))).Totals;
                    return new(totals.Certain, totals.Possible);
                }
            }
        Assert.True(moves > 50, $"only {moves} were compared");
        Assert.Equal("Tag: Test tag", Assert.Single((await Ask(database, new(June, July)
        {
            Filters = PrisonerFilters.None.With("tag", ["test tag"]),
        })).Chosen).ToString());
    }

    [Fact]
    public async Task What_may_be_another_on_each_day_or_is_not_known_then_is_refused()
    {
        await using var database = await TestDatabase.Create();
        Assert.Equal(["Changes.FilterOfADay"], await Refused("facility", "1", null));
        Assert.Equal(["Changes.FilterOfADay"], await Refused("article", "1", null));
        Assert.Equal(["Lists.NotKnownThen"], await Refused("tag", "x", database.Clock.Now.UtcDateTime));

        async Task<IEnumerable<string>> Refused(string key, string value, DateTime? known) => (await database.Get<ShowChanges>().Handle(
            Advocate, new(June, July) { Filters = PrisonerFilters.None.With(key, [value]), KnownAsOf = known })).Keys();
    }

    [Fact]
    public async Task What_was_recorded_changed_and_found_out_between_two_moments_is_learned()
    {
        await using var database = await TestDatabase.Create();
        var group = await database.Person("Test Group", person => person.Kind = PersonKind.Group);
        var (late, wrong, named, twice) = (await database.Person("Test Late"), await database.Person("Test Wrong"),
            await database.Person("Test Named"), await database.Person("Test Twice"));
        await database.Event(late, CustodyEventKind.ConfirmedHeld, "2023-01-01");
        var (wrongArrest, twiceArrest) = (await database.Event(wrong, CustodyEventKind.Arrest, "2024-05-20"),
            await database.Event(twice, CustodyEventKind.Arrest, "2024-05-20"));
        var opening = database.Clock.Now.UtcDateTime;
        database.Clock.Advance(TimeSpan.FromDays(2));
        await database.Event(late, CustodyEventKind.Arrest, "2024-05-21");
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator,
            new(wrongArrest, 1, new() { PersonId = wrong, Kind = CustodyEventKind.Arrest, On = Date("2024-06-20") }, Reason: "Test")));
        await Link(named, group, IdentityLinkKind.MemberOfGroup);
        await database.Event(named, CustodyEventKind.Arrest, "2024-05-22");
        await Link(twice, late, IdentityLinkKind.SamePerson);
        await Saved(database.Get<RemoveRecord>().Handle(Administrator, twiceArrest, 1, "Recorded with the other one"));
        Assert.Equal("learned-late 1 -1 (1), identified 1 0 (1), merged -1 0 (1), corrected -1 0 (1)",
            Told(await Ask(database, new(June, June) { OpeningKnownAsOf = opening })));
        Assert.Equal("arrested 1 0 (1)", Told(await Ask(database, new(June, July))));

        async Task Link(long person, long other, IdentityLinkKind kind) => await Saved(database.Get<SaveRecord>()
            .Handle<IdentityLinkDetails>(Administrator, new(null, 0, new() { PersonId = person, OtherPersonId = other, Kind = kind })));
    }

    [Fact]
    public async Task A_movement_opens_its_people_with_the_sources_of_what_moved_them()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-06-10");
        await database.Cite(await database.Source("Test Source"), arrest, "on", "10 June 2024");
        var page = await Answer(database.Get<ShowChanges>().Handle(Advocate, new(June, July), MovementKind.Arrested));
        var moved = Assert.Single(page.People);
        Assert.Equal(("Test Person A", 1, 0), (moved.Name, moved.Certain, moved.Possible));
        Assert.Equal([arrest], moved.Facts);
        Assert.Equal("Test Source", Assert.Single(page.Citations.Sources).Details.Title);
    }

    [Fact]
    public async Task The_least_cleared_reader_counts_nobody_hidden_and_names_no_child()
    {
        await using var database = await TestDatabase.Create();
        await Arrested(await database.Person("Test Hidden", level: Confidentiality.Restricted));
        await Arrested(await database.Person("Test Open"), Confidentiality.Restricted);
        await Arrested(await database.Person("Test Child", person => person.AgeGroup = AgeGroup.Child));
        var statement = await Ask(database, new(June, July), Advocate);
        Assert.Equal(new(MovementKind.Arrested, 1, 0, 1, 1), statement.Of(MovementKind.Arrested));
        Assert.Equal(new(MovementKind.Arrested, 3, 0, 3, 0), (await Ask(database, new(June, July))).Of(MovementKind.Arrested));
        foreach (var format in new[] { ExportFormat.Json, ExportFormat.Csv })
        {
            var export = await database.Export(Advocate, ExportSubject.Of(new ChangeQuestion(June, July)), format);
            var text = Exported.Text(export.Content, format);
            Assert.DoesNotContain("Test Hidden", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Test Open", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Test Child", text, StringComparison.Ordinal);
        }
        var json = await database.Json(Advocate, ExportSubject.Of(new ChangeQuestion(June, July)));
        var arrested = json.GetProperty("movements").EnumerateArray().Single(one => one.GetProperty("kind").GetString() == "arrested");
        Assert.Equal((1, 0, 1), (arrested.GetProperty("certain").GetInt32(), arrested.GetProperty("people").GetArrayLength(),
            arrested.GetProperty("restricted").GetInt32()));

        async Task Arrested(long person, Confidentiality level = Confidentiality.Internal) =>
            await database.Event(person, CustodyEventKind.Arrest, "2024-06-10", level: level);
    }

    [Fact]
    public async Task Groups_stand_beside_the_individuals_by_their_bounds()
    {
        await using var database = await TestDatabase.Create();
        var group = await database.Person("Test Group", person => person.Kind = PersonKind.Group);
        await Saved(database.Get<SaveRecord>().Handle<GroupCountDetails>(Administrator, new(null, 0, new()
        {
            PersonId = group,
            Stage = CountStage.Held,
            Count = BoundedNumber.Parse("at least 94").Value,
            On = Date("2024-06-20"),
        })));
        var statement = await Ask(database, new(June, July));
        Assert.Equal(new GroupChange(new(0, 0), new(94, null), 0), Assert.Single(statement.Groups).Change);
        Assert.Equal((0, 0), (statement.Closing.Certain, statement.Closing.Possible));
    }

    [Fact]
    public async Task Before_anything_was_recorded_it_says_so()
    {
        await using var database = await TestDatabase.Create();
        var before = database.Clock.Now.UtcDateTime.AddDays(-1);
        await database.Event(await database.Person("Test Person A"), CustodyEventKind.Arrest, "2024-05-10");
        var statement = await Ask(database, new(June, July) { OpeningKnownAsOf = before });
        Assert.True(statement is { NothingAtOpening: true, NothingAtClosing: false });
        Assert.Equal("learned-late 1 0 (1)", Told(statement));
    }

    [Fact]
    public async Task Days_or_knowledge_that_run_backwards_are_refused()
    {
        await using var database = await TestDatabase.Create();
        var now = database.Clock.Now.UtcDateTime;
        foreach (var (key, question) in new[] { ("Changes.DaysReversed", new ChangeQuestion(July, June)),
            ("Changes.KnowledgeReversed", new ChangeQuestion(June, July) { OpeningKnownAsOf = now, KnownAsOf = now.AddDays(-1) }) })
            Assert.Equal(key, Assert.Single((await database.Get<ShowChanges>().Handle(Administrator, question)).Problems).Key);
    }

    [Fact]
    public async Task Periods_that_an_earlier_version_kept_answer_no_statement()
    {
        await using var database = await TestDatabase.Create();
        await using (var db = database.Open())
        {
            db.Projections.Add(new() { Name = CustodyProjection.Projection.Name, Version = 5 });
            await db.SaveChangesAsync();
        }
        Assert.Equal("Changes.BeingWorkedOut",
            Assert.Single((await database.Get<ShowChanges>().Handle(Administrator, new(June, July))).Problems).Key);
    }
}
