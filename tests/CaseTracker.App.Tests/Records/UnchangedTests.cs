using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Records;

/// <summary>A save that changes nothing writes no version and no line in the log.</summary>
public class UnchangedTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_record_that_is_saved_as_it_stands_keeps_its_version(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("Test Person A", details => details.Birth = Date("1980"));
        var before = await Lines(database);
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(person, 1, new() { Name = "Test Person A", Birth = Date("1980") })));
        Assert.Equal(before, await Lines(database));
        await using var db = database.Open();
        Assert.Equal(1, (await db.People.SingleAsync()).Version);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_fact_that_is_saved_as_it_stands_keeps_its_version_with_a_reason_and_without(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        var before = await Lines(database);
        foreach (var reason in new[] { null, "Test reason" })
            await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Researcher,
                new(arrest, 1, new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024-05-01") },
                Reason: reason)));
        Assert.Equal(before, await Lines(database));
        await using var db = database.Open();
        Assert.Equal((1, null), await db.CustodyEvents.Select(row => new ValueTuple<int, DateTime?>(row.Version, row.KnownTo))
            .SingleAsync());
    }

    [Fact]
    public async Task A_citation_that_is_saved_as_it_stands_or_given_once_more_is_no_second_one()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test Source"));
        NewCitation[] said = [new(source, "name", "p. 4", "Test Person A")];
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(person, 1, new() { Name = "Test Person A" }) { Citations = said }));
        var before = await Lines(database);
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(person, 1, new() { Name = "Test Person A" }) { Citations = said }));
        await using var db = database.Open();
        var citation = await db.Citations.AsNoTracking().SingleAsync();
        await Saved(database.Get<SaveRecord>().Handle<CitationDetails>(Researcher,
            new(citation.Id, citation.Version, CitationDetails.Catalogue.Copy(citation))));
        Assert.Equal(before, await Lines(database));
        Assert.Equal(1, (await db.Citations.AsNoTracking().SingleAsync()).Version);
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(person, 1, new() { Name = "Test Person A" }) { Citations = [said[0] with { Locator = "p. 5" }] }));
        Assert.Equal(2, await db.Citations.CountAsync());
    }

    [Fact]
    public async Task What_differs_in_one_field_or_in_its_level_alone_is_a_version()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(person, 1, new() { Name = "Test Person A", Occupation = "Test occupation" })));
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(person, 2, new() { Name = "Test Person A", Occupation = "Test occupation" }, Confidentiality.Restricted)));
        await using var db = database.Open();
        Assert.Equal(3, (await db.People.SingleAsync()).Version);
        Assert.Equal(["Errors.ChangedMeanwhile"],
            [.. (await database.Get<SaveRecord>().Handle<PersonDetails>(Researcher,
            new(person, 2, new() { Name = "Test Person A", Occupation = "Test occupation" }, Confidentiality.Restricted)))
            .Keys().Take(1)]);
    }

    private static async Task<int> Lines(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.AuditEntries.CountAsync();
    }
}
