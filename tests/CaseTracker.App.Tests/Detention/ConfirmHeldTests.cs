using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

public class ConfirmHeldTests
{
    [Fact]
    public async Task Each_person_gets_one_event_with_its_citation()
    {
        await using var database = await TestDatabase.Create();
        long[] people = [await database.Person("Test Person A"), await database.Person("Test Person B")];
        var source = await database.Source("Test source");
        var outcome = await database.Get<ConfirmHeld>().Handle(Researcher, people, Date("2024-12-10"), new(source, Locator: "p. 4"));
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        foreach (var (person, index) in people.Select((person, index) => (person, index)))
        {
            var page = (await database.Get<ShowPerson>().Handle(Advocate, person, new DateOnly(2024, 12, 10))).Value;
            var held = Assert.Single(page.Events);
            Assert.Equal((outcome.Value[index], CustodyEventKind.ConfirmedHeld), (held.Id, held.Details.Kind));
            Assert.Equal(("p. 4", "2024-12-10"), Assert.Single(page.Citations.Of(held.Id)) is var citation
                ? (citation.Locator, citation.Reported) : default);
        }
    }

    [Fact]
    public async Task A_source_confirms_nothing_that_lies_after_its_publication()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var source = await Saved(database.Get<SaveRecord>().Handle<SourceDetails>(Administrator,
            new(null, 0, new() { Title = "Test source", Published = Date("2024-12-05") })));
        Assert.Equal(["Forms.ConfirmedBeforeItHappened"], (await database.Get<ConfirmHeld>()
            .Handle(Researcher, [person], Date("2024-12-10"), new(source))).Keys());
        Assert.True((await database.Get<ConfirmHeld>().Handle(Researcher, [person], Date("2024-12"), new(source))).Succeeded);
        Assert.Equal(new DateOnly(2024, 12, 5),
            Assert.Single((await database.Get<ShowPerson>().Handle(Advocate, person)).Value.Events).Details.PublishedOn);
    }

    [Fact]
    public async Task One_person_who_cannot_be_confirmed_keeps_all_from_being_saved()
    {
        await using var database = await TestDatabase.Create();
        var (shown, hidden) = (await database.Person("Test Person A"),
            await database.Person("Test Hidden", level: Confidentiality.Confidential));
        var source = await database.Source("Test source");
        var outcome = await database.Get<ConfirmHeld>().Handle(Researcher, [shown, hidden], Date("2024-12-10"), new(source));
        Assert.Equal(["Forms.ConfirmProblem"], outcome.Keys());
        Assert.DoesNotContain("Test Hidden", outcome.Problems[0].Localize(), StringComparison.Ordinal);
        Assert.Equal(["Forms.ConfirmNobody"], (await database.Get<ConfirmHeld>().Handle(Researcher, [], Date("2024-12-10"), new(source)))
            .Keys());
        Assert.Equal(["Errors.NotAllowed"], (await database.Get<ConfirmHeld>().Handle(Advocate, [shown], Date("2024-12-10"), new(source)))
            .Keys());
        await using var db = database.Open();
        Assert.Equal(0, await db.CustodyEvents.CountAsync() + await db.Citations.CountAsync());
    }

    [Fact]
    public async Task A_source_that_is_new_is_saved_with_the_events_or_not_at_all()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var made = new SourceDetails { Title = "Test letter" };
        Assert.Equal(["Forms.ConfirmNobody"], (await database.Get<ConfirmHeld>()
            .Handle(Researcher, [], Date("2024-12-10"), new(null, made))).Keys());
        Assert.Equal(["Errors.FieldMissing"], (await database.Get<ConfirmHeld>()
            .Handle(Researcher, [person], Date("2024-12-10"), new(null, new SourceDetails()))).Keys());
        await using var db = database.Open();
        Assert.Equal(0, await db.Sources.CountAsync());
        var held = (await database.Get<ConfirmHeld>().Handle(Researcher, [person], Date("2024-12-10"), new(null, made, "p. 4"))).Value[0];
        var source = await db.Sources.SingleAsync();
        Assert.Equal((source.Id, held, "p. 4"), await db.Citations.Select(row => new ValueTuple<long, long,
            string?>(row.SourceId, row.RecordId, row.Locator)).SingleAsync());
    }

    [Fact]
    public async Task Who_may_be_confirmed_stands_with_prison_charge_and_last_confirmation_for_those_who_may_know()
    {
        await using var database = await TestDatabase.Create();
        var (shown, hidden) = (await database.Person("Test Person A"),
            await database.Person("Test Hidden", level: Confidentiality.Confidential));
        await database.Event(shown, CustodyEventKind.Arrest, "2024-05-01");
        await database.Event(shown, CustodyEventKind.ConfirmedHeld, "2024-09-01");
        await database.Charge(shown, await database.Prosecution(shown), "incitement");
        var row = Assert.Single((await database.Get<ShowWhomToConfirm>().Handle(Researcher, [shown], new DateOnly(2024, 12, 10))).Value);
        Assert.Equal(("Test Person A", "2024-09-01", "incitement"),
            (row.Name, row.Custody.LastConfirmed!.Text, Assert.Single(row.Charges).Charge.Details.Label));
        Assert.Equal(["Errors.NotFound"], (await database.Get<ShowWhomToConfirm>().Handle(Researcher, [shown, hidden], null)).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await database.Get<ShowWhomToConfirm>().Handle(Advocate, [shown], null)).Keys());
    }
}
