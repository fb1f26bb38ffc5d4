using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Exchange;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.App.Tests.Exchange;
using CaseTracker.App.Tests.Security;
using CaseTracker.App.WorkLists;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Conflicts;

/// <summary>What facts tell differently stands where sources that disagree stand, for whoever sees enough of the facts, and for nobody
/// else.</summary>
public class FactConflictTests
{
    private static readonly PrisonerQuestion All = new(new DateOnly(2024, 12, 1))
    {
        Statuses = Enum.GetValues<CustodyStatus>(),
        PageSize = 0
    };

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task What_is_told_in_two_ways_is_found_by_the_filter_of_every_list_and_counted(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (person, charge) = await Acquitted(database);
        await Acquitted(database);
        await Nowhere(database, Administrator);
        await database.Event(person, CustodyEventKind.Acquittal, "2024-11-20");
        foreach (var user in new[] { Advocate, Researcher, Administrator })
        {
            Assert.Equal([person], await Prisoners(database, user));
            Assert.Equal([person], await Listed(database, user, "people"));
            Assert.Equal([charge], await Listed(database, user, "charges"));
            Assert.Equal([person], await Conflicts(database, user));
            Assert.Equal(1, await Counted(database, user, All));
        }
    }

    [Fact]
    public async Task Of_whom_a_viewer_sees_one_side_only_nothing_is_told()
    {
        await using var database = await TestDatabase.Create();
        var (person, charge) = await Acquitted(database);
        var acquittal = await database.Event(person, CustodyEventKind.Acquittal, "2024-11-20", level: Confidentiality.Restricted);
        await Nowhere(database, Advocate);
        Assert.Equal([person], await Prisoners(database, Administrator));
        // What is opened is told, what is closed again is not, and neither is what is gone.
        await Corrected(acquittal, 1, Confidentiality.Internal);
        Assert.Equal([person], await Prisoners(database, Advocate));
        await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator,
            new(charge, 1, Charge(person, await database.Prosecution(person)), Confidentiality.Confidential, "Test")));
        await Nowhere(database, Researcher);
        Assert.Equal([charge], await Listed(database, Administrator, "charges"));
        await Saved(database.Get<RemoveRecord>().Handle(Administrator, acquittal, 2, "Test"));
        await Nowhere(database, Administrator);

        Task<long> Corrected(long fact, int version, Confidentiality level) =>
            Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator,
            new(fact, version, new() { PersonId = person, Kind = CustodyEventKind.Acquittal, On = Date("2024-11-20") },
                level, "Test")));
    }

    [Fact]
    public async Task As_known_before_a_correction_the_filter_finds_whom_it_found_then()
    {
        await using var database = await TestDatabase.Create();
        var (person, _) = await Acquitted(database);
        var acquittal = await database.Event(person, CustodyEventKind.Acquittal, "2024-11-20");
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var then = database.Clock.Now.UtcDateTime;
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator,
            new(acquittal, 1, new() { PersonId = person, Kind = CustodyEventKind.Acquittal, On = Date("2024-11-10") },
            Confidentiality.Internal, "Test")));
        Assert.Empty(await Prisoners(database, Advocate));
        var before = All with { KnownAsOf = then };
        Assert.Equal([person], await Prisoners(database, Advocate, before));
        Assert.Equal(1, await Counted(database, Advocate, before));
        Assert.Equal(1, (await database.Get<CountTwoWays>().Handle(Advocate, before,
            new MatrixSides(PrisonerFilters.Find("conflicting")!,
            PrisonerFilters.Find("sex")!))).Value.Rows.Single(row => row.Value == "yes").Count);
        Assert.Contains((await database.Get<WhyNotListed>().Handle(Advocate, before.Choose("conflicting", ["yes"]),
            "Test Acquitted")).Value, answer => answer.Listed);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public async Task The_filter_finds_whom_the_rule_finds_over_the_facts_that_a_viewer_sees_now_and_at_any_moment_before(int seed)
    {
        await using var database = await TestDatabase.Create();
        var began = database.Clock.Now.UtcDateTime;
        await Fill(database, new Random(seed), people: 25);
        var ended = database.Clock.Now.UtcDateTime;
        var found = 0;
        foreach (var moment in new DateTime?[] { null, began + ((ended - began) / 2), ended })
            foreach (var user in new[] { Advocate, Researcher, Administrator })
            {
                var question = All with { KnownAsOf = moment };
                var told = (await database.Get<ListRecords>().Handle(user, question)).Value.Rows.Where(row => row.ToldTwice.Count > 0)
                    .Select(row => row.Id).Order().ToList();
                Assert.Equal(told, (await Prisoners(database, user, question)).Order());
                if (moment is null) Assert.Equal(told, (await Listed(database, user, "people")).Order());
                found += told.Count;
            }
        Assert.True(found > 0, "nothing was told in two ways");
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Ages_that_disagree_stand_among_the_conflicts_in_the_lists_the_files_and_the_work_of_whoever_recorded_one(
        DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (maker, witness, other) = (await database.Joined("Maker", Role.Researcher), await database.Joined("Witness", Role.Researcher),
            await database.Joined("Other", Role.Researcher));
        var person = await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(maker,
            new(null, 0, new() { Name = "Test Child", AgeGroup = AgeGroup.Adult })));
        await Nowhere(database, Administrator);
        var arrest = await Saved(database.Get<SaveRecord>()
            .Handle<CustodyEventDetails>(witness, new(null, 0, new()
            {
                PersonId = person,
                Kind = CustodyEventKind.Arrest,
                On = Date("2024-11-01"),
                Age = BoundedNumber.Of(15)
            })));

        foreach (var user in new[] { Researcher, Administrator })
        {
            Assert.Equal([person], await Prisoners(database, user));
            Assert.Equal([person], await Listed(database, user, "people"));
            var conflict = Assert.Single((await database.Get<FindConflicts>().Handle(user)).Value);
            Assert.Equal((person, "ageGroup", 2), (conflict.RecordId, conflict.Field, conflict.Reported.Count));
            Assert.Equal([person, arrest], conflict.Facts.Select(fact => fact.RecordId));
            Assert.Contains("15", conflict.Reported[1], StringComparison.Ordinal);
            Assert.True((await database.Get<ShowPerson>().Handle(user, person)).Value.AgesDisagree);
            Assert.Contains(conflict.Reported[1],
                Exported.Text((await database.Export(user, ExportSubject.Conflicts, ExportFormat.Csv)).Content, ExportFormat.Csv),
                StringComparison.Ordinal);
        }
        foreach (var (user, count) in new[] { (maker, 1), (witness, 1), (other, 0) })
            Assert.Equal(count, (await database.Get<ShowWork>().Own(user)).Value.Conflicts.Total);
        // A birth is not for everybody to know, and what contradicts it tells of it.
        await Nowhere(database, Advocate);
        Assert.False((await database.Get<ListRecords>().Handle(Advocate, All)).Value.Rows.Single().AgesDisagree);
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(maker,
            new(person, 1, new() { Name = "Test Child", AgeGroup = AgeGroup.Child })));
        await Nowhere(database, Administrator);
    }

    [Fact]
    public async Task Ages_on_records_of_one_person_that_disagree_are_told_to_who_may_see_the_link_and_both_records()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await database.Person("Test Child", person => person.Birth = Date("2010")),
            await database.Person("Test Person B", person => person.Birth = Date("1990")));
        var link = await Saved(database.Get<SaveRecord>()
            .Handle<IdentityLinkDetails>(Administrator,
                new(null, 0, new() { PersonId = one, OtherPersonId = other, Kind = IdentityLinkKind.SamePerson },
            Confidentiality.Confidential)));
        await Nowhere(database, Researcher);
        Assert.Equal([one, other], (await Conflicts(database, Administrator)).Order());
        await Saved(database.Get<SaveRecord>().Handle<IdentityLinkDetails>(Administrator,
            new(link, 1, new() { PersonId = one, OtherPersonId = other, Kind = IdentityLinkKind.SamePerson }, Confidentiality.Internal,
            "Test")));
        Assert.Equal([one, other], (await Conflicts(database, Researcher)).Order());
        Assert.Equal([one, other], (await Listed(database, Researcher, "people")).Order());
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(other, 1, new() { Name = "Test Person B", Birth = Date("1990") }, Confidentiality.Confidential)));
        await Nowhere(database, Researcher);
        Assert.Equal([one, other], (await Conflicts(database, Administrator)).Order());
    }

    [Fact]
    public async Task An_event_of_a_case_that_is_closed_since_contradicts_nothing_for_who_may_not_see_it()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Child", one => (one.Birth, one.AgeGroup) = (Date("2004-06-01"), AgeGroup.Adult));
        var of = await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = "Test case" })));
        await Saved(database.Get<SaveRecord>().Handle<EventDetails>(Administrator,
            new(null, 0, new() { CaseId = of, PersonId = person, On = Date("2021") })));
        Assert.Equal([person], await Conflicts(database, Researcher));
        await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(of, 1, new() { Title = "Test case" }, Confidentiality.Confidential)));
        await Nowhere(database, Researcher);
        Assert.Equal([person], await Listed(database, Administrator, "people"));
        await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(of, 2, new() { Title = "Test case" })));
        Assert.Equal([person], await Listed(database, Researcher, "people"));
    }

    [Fact]
    public async Task Conflicts_from_before_are_kept_at_the_start()
    {
        await using var database = await TestDatabase.Create();
        var (person, _) = await Acquitted(database);
        await database.Event(person, CustodyEventKind.Acquittal, "2024-11-20");
        var child = await database.Person("Test Child", one => one.AgeGroup = AgeGroup.Adult);
        await database.Event(child, CustodyEventKind.Arrest, "2024-11-01", one => one.Age = BoundedNumber.Of(15));
        await using var db = database.Open();
        var kept = await db.KeptConflicts.AsNoTracking().OrderBy(row => row.PersonId).ToListAsync();
        Assert.Equal([KeptConflictKind.ToldTwice, KeptConflictKind.Ages], kept.Select(row => row.Kind));
        await db.KeptConflicts.ExecuteDeleteAsync();
        await db.Projections.ExecuteDeleteAsync();
        Assert.True((await database.Get<PrepareProjections>().Handle()).Value > 0);
        Assert.Equal(kept, await db.KeptConflicts.AsNoTracking().OrderBy(row => row.PersonId).ToListAsync());
    }

    private static async Task Nowhere(TestDatabase database, CurrentUser user)
    {
        Assert.Empty(await Prisoners(database, user));
        foreach (var list in new[] { "people", "charges" }) Assert.Empty(await Listed(database, user, list));
        Assert.Empty(await Conflicts(database, user));
        Assert.Empty((await database.Get<ShowWork>().Own(user)).Value.Conflicts.First);
        Assert.Equal(0, await Counted(database, user, All));
    }

    private static async Task<int> Counted(TestDatabase database, CurrentUser user, PrisonerQuestion question) =>
        (await database.Get<CountFacets>().Handle(user, question)).Value.Facets
        .Where(facet => facet.Filter.Key == "conflicting").SelectMany(facet => facet.Values).Where(value => value.Value == "yes")
            .Sum(value => value.Count);

    private static async Task<long[]> Prisoners(TestDatabase database, CurrentUser user, PrisonerQuestion? question = null) =>
        [.. (await database.Get<ListRecords>().Handle(user, (question ?? All).Choose("conflicting", ["yes"]))).Value.Rows.Select(row =>
            row.Id)];

    private static async Task<long[]> Listed(TestDatabase database, CurrentUser user, string list) =>
        [.. (await database.Get<ListRecords>().Handle(user,
            new RecordQuestion(RecordLists.Find(list)!) { PageSize = 0 }.Choose("conflicting",
            ["yes"]))).Value.Lines.Select(line => line.Id)];

    private static async Task<long[]> Conflicts(TestDatabase database, CurrentUser user) =>
        [.. (await database.Get<FindConflicts>().Handle(user)).Value.Select(conflict => conflict.Of.Id)];

    private static async Task<(long Person, long Charge)> Acquitted(TestDatabase database)
    {
        var person = await database.Person("Test Acquitted");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        return (person, await Saved(database.Get<SaveRecord>()
            .Handle<ChargeDetails>(Administrator, new(null, 0, Charge(person, await database.Prosecution(person))))));
    }

#pragma warning disable CA5394 // Chance for tests, not for secrets.
    /// <summary>People, outcomes, acquittals and sentences of every level, some of them corrected.</summary>
    private static async Task Fill(TestDatabase database, Random random, int people)
    {
        for (var number = 0; number < people; number++)
        {
            var person = await database.Person("Test Person A", level: Level());
            var prosecution = await database.Prosecution(person);
            var details = Charge(person, prosecution) with { Outcome = (ChargeOutcome)random.Next(2, 5) };
            var charge = await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator, new(null, 0, details, Level())));
            for (var more = random.Next(3); more > 0; more--)
                await database.Event(person, random.Next(2) == 0
                    ? CustodyEventKind.Acquittal : CustodyEventKind.ChargesDropped, $"2024-11-{random.Next(9, 12):00}", level: Level());
            if (random.Next(2) == 0)
                await Saved(database.Get<SaveRecord>().Handle<SentenceDetails>(Administrator,
                    new(null, 0, new()
                    {
                        PersonId = person,
                        ProsecutionId = prosecution,
                        ChargeId = charge,
                        Years = 1,
                        On = Date("2024-11-10")
                    }, Level())));
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            if (random.Next(3) == 0)
                await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator,
                    new(charge, 1, details with { Outcome = (ChargeOutcome)random.Next(2, 5), OutcomeOn = null }, Level(), "Test")));
            if (random.Next(4) == 0)
                await database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
                    new(person, 1, new() { Name = "Test Person A" }, Level()));
            database.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Confidentiality Level() => random.Next(2) > 0 ? Confidentiality.Internal : (Confidentiality)random.Next(4);
    }
#pragma warning restore CA5394

    private static ChargeDetails Charge(long person, long prosecution) =>
        new()
        {
            PersonId = person,
            ProsecutionId = prosecution,
            Label = "Test",
            Outcome = ChargeOutcome.Acquitted,
            OutcomeOn = Date("2024-11-10")
        };
}
