using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Tests.Detention;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.People;

public sealed class KeepFactsOnRecordTests
{
    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Whatever_was_written_in_whatever_order_what_is_kept_is_what_the_facts_give(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await RandomRegister.Fill(database, seed: 13, people: 30);
        await using var db = database.Open();
        var kept = await Kept(db);
        Assert.True(kept.Select(row => row.PersonId).Distinct().Count() > 10);
        Assert.True(kept.Select(row => row.Clearances).Distinct().Count() > 2);
        Assert.Equal(await Worked(db), kept);

        await db.FactsOnRecord.ExecuteDeleteAsync();
        await db.Projections.Where(row => row.Name == KeepFactsOnRecord.Projection.Name).ExecuteDeleteAsync();
        Assert.True((await database.Get<PrepareProjections>().Handle()).Value > 0);
        Assert.Equal(kept, await Kept(db));
    }

    [Theory, InlineData(3), InlineData(4)]
    public async Task Prisons_courts_and_articles_are_kept_as_the_facts_name_them_to_whoever_sees_these(int seed)
    {
        await using var database = await TestDatabase.Create();
        var scene = await FilterScene.Make(database);
        await Write(database, scene, new Random(seed));
        await using var db = database.Open();
        var links = await Links(db);
        Assert.Equal(3, links.DistinctBy(link => link.Kind).Count());
        Assert.True(links.DistinctBy(link => link.Clearances).Count() > 2);
        Assert.Equal(await WorkedLinks(db), links);

        await db.LinksOnRecord.ExecuteDeleteAsync();
        await KeepFactsOnRecord.Projection.Make(db, NullLogger.Instance, TestContext.Current.CancellationToken);
        Assert.Equal(links, await Links(db));
    }

    /// <summary>Facts of six people that name one of two prisons, courts and articles or none, at any level, with corrections and people
    /// who become more or less confidential.</summary>
    private static async Task Write(TestDatabase database, FilterScene scene, Random random)
    {
#pragma warning disable CA5394 // Chance for tests, not for secrets.
        var save = database.Get<SaveRecord>();
        for (var number = 1; number <= 6; number++)
        {
            var person = await database.Person($"Test Person {number}", details =>
                details.Kind = random.Next(6) == 0 ? PersonKind.Group : PersonKind.Individual);
            long[] prosecutions = [await database.Prosecution(person), await database.Prosecution(person)];
            var tried = 1;
            for (var turn = 0; turn < 20; turn++)
                switch (random.Next(5))
                {
                    case 0:
                        await Fact(new StayDetails { PersonId = person, From = Date("2024") },
                        fact => fact.FacilityId = Any(scene.Facilities)); break;
                    case 1:
                        await Fact(new CustodyEventDetails { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024") },
                        fact => fact.FacilityId = Any(scene.Facilities)); break;
                    case 2:
                        await Fact(new ChargeDetails { PersonId = person, ProsecutionId = prosecutions[0], Label = "Test" },
                        fact => fact.ArticleId = Any(scene.Articles)); break;
                    case 3:
                        await save.Handle<ProsecutionDetails>(Administrator, new(prosecutions[1], tried++,
                        new() { PersonId = person, CourtId = Any(scene.Courts) }, Level())); break;
                    default: await save.Handle<PersonDetails>(Administrator, new(person, 1, new() { Name = "Test" }, Level())); break;
                }
        }

        async Task Fact<T>(T details, Action<T> name) where T : class, IDetails<T>, new()
        {
            name(details);
            // A group has no stays.
            var saved = await save.Handle<T>(Administrator, new(null, 0, details, Level()) { Same = SameRecord.Another });
            if (!saved.Succeeded || random.Next(2) == 0) return;
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            name(details);
            await save.Handle<T>(Administrator, new(saved.Value, 1, details, Level(), "Test"));
        }

        long? Any(long[] of) => random.Next(4) == 0 ? null : of[random.Next(of.Length)];
        Confidentiality Level() => (Confidentiality)random.Next(4);
#pragma warning restore CA5394
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task What_is_said_of_the_place_of_an_arrest_changes_what_is_on_record_of_the_person(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var places = database.Get<SaveRecord>();
        var place = await Saved(places.Handle<PlaceDetails>(Administrator,
            new(null, 0, new() { Name = "Test Place", Kind = PlaceKind.Country })));
        var person = await database.Person("Test Person A");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01", arrest => arrest.PlaceId = place);
        await using var db = database.Open();
        Assert.False(await Placed());
        await Saved(places.Handle<PlaceDetails>(Administrator, new(place, 1, new() { Name = "Test Place", Kind = PlaceKind.Province })));
        Assert.True(await Placed());
        Assert.Equal(await Worked(db), await Kept(db));

        Task<bool> Placed() => db.FactsOnRecord.AnyAsync(row => row.PersonId == person
            && (row.Facts & FactBits.Of(SubmissionFact.ArrestPlace)) != 0);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Somebody_who_is_made_more_confidential_counts_for_those_who_may_know(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("Test Person B");
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        await using var db = database.Open();
        Assert.Equal(0b1110, await Clearances());
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(person, 1, new() { Name = "Test Person B" }, Confidentiality.Restricted)));
        Assert.Equal(0b1100, await Clearances());

        Task<int> Clearances() => db.FactsOnRecord.Where(row => row.PersonId == person).SumAsync(row => row.Clearances);
    }

    private static async Task<List<(long PersonId, int Facts, int Clearances)>> Kept(CaseTrackerDb db) =>
        Sorted(await db.FactsOnRecord.AsNoTracking().ToListAsync());

    private static async Task<List<(long PersonId, RecordKind Kind, long LinkId, int Clearances)>> Links(CaseTrackerDb db) =>
        [.. (await db.LinksOnRecord.AsNoTracking().ToListAsync())
            .Select(row => (row.PersonId, row.Kind, row.LinkId, row.Clearances)).Order()];

    /// <summary>Fact by fact, as each clearance sees them.</summary>
    private static async Task<List<(long PersonId, RecordKind Kind, long LinkId, int Clearances)>> WorkedLinks(CaseTrackerDb db)
    {
        var links = new List<(long PersonId, RecordKind Kind, long LinkId, int Clearance)>();
        foreach (var clearance in Enum.GetValues<Confidentiality>())
        {
            var bit = ClearanceBits.Of(clearance);
            var of = await db.FactsOnRecord.Where(row => (row.Clearances & bit) != 0).Select(row => row.PersonId).ToListAsync();
            void Add(IEnumerable<(long Person, long? Link)> facts, RecordKind kind) => links.AddRange(facts
                .Where(fact => fact.Link is not null && of.Contains(fact.Person)).Distinct()
                .Select(fact => (fact.Person, kind, fact.Link!.Value, bit)));
            Add((await db.Stays.VisibleTo(clearance).ToListAsync()).Select(row => (row.PersonId, row.FacilityId))
                .Concat((await db.CustodyEvents.VisibleTo(clearance).ToListAsync()).Select(row => (row.PersonId, row.FacilityId))),
                RecordKind.Facility);
            Add((await db.Prosecutions.VisibleTo(clearance).ToListAsync()).Select(row => (row.PersonId, row.CourtId)),
                RecordKind.Organisation);
            Add((await db.Charges.VisibleTo(clearance).ToListAsync()).Select(row => (row.PersonId, row.ArticleId)),
                RecordKind.LegalArticle);
        }
        return [.. links.GroupBy(link => (link.PersonId, link.Kind, link.LinkId), link => link.Clearance)
            .Select(same => (same.Key.PersonId, same.Key.Kind, same.Key.LinkId, same.Sum())).Order()];
    }

    private static async Task<List<(long PersonId, int Facts, int Clearances)>> Worked(CaseTrackerDb db) =>
        Sorted(await KeepFactsOnRecord.Of(db, await db.People.Select(row => row.Id).ToListAsync(), default));

    private static List<(long PersonId, int Facts, int Clearances)> Sorted(IEnumerable<FactsOnRecordRow> rows) =>
        [.. rows.Select(row => (row.PersonId, row.Facts, row.Clearances)).Order()];
}
