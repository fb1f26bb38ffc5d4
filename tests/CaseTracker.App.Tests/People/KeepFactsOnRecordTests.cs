using CaseTracker.App.Database;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Detention;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
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

    private static async Task<List<(long PersonId, int Facts, int Clearances)>> Worked(CaseTrackerDb db) =>
        Sorted(await KeepFactsOnRecord.Of(db, await db.People.Select(row => row.Id).ToListAsync(), default));

    private static List<(long PersonId, int Facts, int Clearances)> Sorted(IEnumerable<FactsOnRecordRow> rows) =>
        [.. rows.Select(row => (row.PersonId, row.Facts, row.Clearances)).Order()];
}
