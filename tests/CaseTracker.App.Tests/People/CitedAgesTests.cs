using CaseTracker.App.Conflicts;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.People;

/// <summary>Where sources disagree of an age, the more protective holds until somebody has chosen.</summary>
public class CitedAgesTests
{
    [Theory]
    [InlineData("birth", "1990", "2008")]
    [InlineData("ageGroup", "Adult", "child")]
    [InlineData("age", "34", "15")]
    [InlineData("age", "34", "under 18")]
    [InlineData("on", "2024-11-01", "2006")]
    public async Task What_a_source_reports_protects_until_somebody_chooses_otherwise_or_it_is_gone(string field, string own,
        string reported)
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A", one => (one.Birth, one.AgeGroup) = (Date("1990"), AgeGroup.Adult));
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-11-01", one => one.Age = BoundedNumber.Of(34));
        var record = field is "age" or "on" ? arrest : person;
        var first = await database.Cite(await database.Source("Test One"), record, field, own);
        Assert.False(await Protected(database, person));
        var source = await database.Source("Test Two");
        var second = await database.Cite(source, record, field, reported);
        Assert.True(await Protected(database, person));

        await Saved(database.Get<RemoveRecord>().Handle(Administrator, second, 1, "Test"));
        Assert.False(await Protected(database, person));
        await Saved(database.Get<RemoveRecord>().Restore(Administrator, second));
        Assert.True(await Protected(database, person));

        var choice = await Saved(database.Get<ResolveConflict>()
            .Handle(Researcher, new ConflictChoice(record, field, first, null, "Test reason")));
        Assert.False(await Protected(database, person));
        await Saved(database.Get<RemoveRecord>().Handle(Administrator, choice, 1, "Test"));
        Assert.True(await Protected(database, person));
    }

    [Fact]
    public async Task A_source_protects_on_every_record_of_the_same_person()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await database.Person("Test Person A"), await database.Person("Test Person B"));
        await Saved(database.Get<SaveRecord>()
            .Handle<IdentityLinkDetails>(Administrator,
                new(null, 0, new() { PersonId = one, OtherPersonId = other, Kind = IdentityLinkKind.SamePerson })));
        await database.Cite(await database.Source("Test One"), other, "birth", "2010");
        Assert.True(await Protected(database, one) && await Protected(database, other));
    }

    private static async Task<bool> Protected(TestDatabase database, long person)
    {
        await using var db = database.Open();
        return (await db.People.AsNoTracking().SingleAsync(row => row.Id == person)).OfAChild;
    }
}
