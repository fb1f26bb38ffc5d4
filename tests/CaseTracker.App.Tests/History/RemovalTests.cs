using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Exchange;
using CaseTracker.App.History;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.History;

public class RemovalTests
{
    private static readonly DateOnly Day = new(2024, 5, 10);

    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_removed_person_is_in_no_list_count_search_or_link_and_comes_back_with_all_that_was_theirs(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        await database.Cite(source, arrest, "on", "1 May 2024");
        Assert.Equal(1, await Listed(database));

        await Remove(database, person);
        Assert.Equal(0, await Listed(database));
        Assert.Empty(await database.List(Administrator, "people", "Test Person A"));
        Assert.False((await database.Get<ShowPerson>().Handle(Administrator, person)).Succeeded);
        Assert.False((await database.Get<ShowFact>().KindOf(Administrator, arrest)).Succeeded);
        Assert.Empty((await database.Get<ShowSource>().Handle(Administrator, source)).Value.Uses);
        Assert.Equal(0, (await database.Get<UncitedFacts>().Handle(Administrator, 10)).Value.Total);
        Assert.Empty((await database.Get<ListChoices>().Handle(Administrator, RecordKind.Person, "Test")).Value);
        Assert.DoesNotContain((await database.Get<RecentChanges>().Handle(Administrator)).Value, change => change.Of.Id == person);

        var removed = Assert.Single((await database.Get<FindRemoved>().Handle(Researcher)).Value);
        Assert.Equal((person, "Test Person A", "Test reason"), (removed.Id, removed.Name, removed.Reason));
        await Saved(database.Get<RemoveRecord>().Restore(Researcher, person));
        Assert.Equal(1, await Listed(database));
        Assert.Single((await database.Get<ShowPerson>().Handle(Advocate, person)).Value.Events);
        Assert.Empty((await database.Get<FindRemoved>().Handle(Researcher)).Value);
    }

    [Theory, MemberData(nameof(Everywhere))]
    public async Task A_removed_fact_closes_its_row_and_what_was_known_stays_readable(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        var before = database.Clock.Now.UtcDateTime;
        database.Clock.Advance(TimeSpan.FromDays(1));
        await Remove(database, arrest);
        Assert.Empty((await database.Get<ShowPerson>().Handle(Advocate, person, Day)).Value.Events);
        Assert.Single((await database.Get<ShowPerson>().Handle(Advocate, person, Day, before)).Value.Events);

        database.Clock.Advance(TimeSpan.FromDays(1));
        await Saved(database.Get<RemoveRecord>().Restore(Researcher, arrest));
        Assert.Single((await database.Get<ShowPerson>().Handle(Advocate, person, Day)).Value.Events);
        await using var db = database.Open();
        Assert.Equal([1, 2], await db.CustodyEvents.Where(row => row.FactId == arrest).OrderBy(row => row.Version)
            .Select(row => row.Version).ToListAsync());
    }

    [Fact]
    public async Task What_others_point_at_stays_and_the_problems_say_what_points_at_it()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var charge = await database.Charge(person, await database.Prosecution(person), "Test charge");
        await database.Cite(source, charge, "label", "Test charge");
        var one = await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = "Test case" })));
        await Saved(database.Get<SaveRecord>().Handle<ParticipantDetails>(Administrator,
            new(null, 0, new() { CaseId = one, PersonId = person, Role = ParticipantRole.Witness })));

        foreach (var kept in new[] { source, person })
        {
            var outcome = await database.Get<RemoveRecord>().Handle(Researcher, kept, 1, "Test reason");
            Assert.Equal("History.StillReferred", outcome.Problems[0].Key);
        }
        Assert.Contains((await database.Get<RemoveRecord>().Handle(Researcher, person, 1, "Test reason")).Problems,
            problem => problem.Localize().Contains("Test case", StringComparison.Ordinal));
        await Remove(database, one);
        await Remove(database, charge);
    }

    [Fact]
    public async Task Removing_needs_a_reason_the_right_and_the_version_that_was_seen()
    {
        await using var database = await TestDatabase.Create();
        var (person, secret) = (await database.Person("Test Person A"),
            await database.Person("Test Secret", level: Confidentiality.Confidential));
        var remove = database.Get<RemoveRecord>();
        Assert.Equal(["Errors.ReasonMissing"], (await remove.Handle(Researcher, person, 1, "")).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await remove.Handle(Advocate, person, 1, "Test reason")).Keys());
        Assert.Equal(["Errors.ChangedMeanwhile"], (await remove.Handle(Researcher, person, 2, "Test reason")).Keys());
        Assert.Equal(["Errors.NotFound"], (await remove.Handle(Researcher, secret, 1, "Test reason")).Keys());
        await Saved(remove.Handle(Administrator, secret, 1, "Test reason"));
        Assert.Empty((await database.Get<FindRemoved>().Handle(Researcher)).Value);
        Assert.Equal(["Errors.NotFound"], (await remove.Restore(Researcher, secret)).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await database.Get<FindRemoved>().Handle(Advocate)).Keys());
        Assert.False((await database.Get<ShowHistory>().Handle(Researcher, secret)).Succeeded);
    }

    [Fact]
    public async Task Every_link_of_every_kind_can_be_followed_back()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        foreach (var type in RecordTypes.All.Values)
            foreach (var link in type.Fields.Where(field => field.Kind == FieldKind.Link))
                Assert.Empty(await type.Referring(db, link, 1).ToListAsync());
    }

    private static async Task<int> Listed(TestDatabase database) =>
        (await database.Get<ListRecords>().Handle(Administrator, new PrisonerQuestion(Day))).Value.Rows.Count;

    private static async Task Remove(TestDatabase database, long id)
    {
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var version = (await database.Get<ShowHistory>().Handle(Researcher, id)).Value.Version;
        await Saved(database.Get<RemoveRecord>().Handle(Researcher, id, version, "Test reason"));
    }
}
