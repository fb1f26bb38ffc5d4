using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.People;
using CaseTracker.App.Sources;
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
        var outcome = await database.Get<ConfirmHeld>().Handle(Researcher, people, Date("2024-12-10"), source, "p. 4");
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        foreach (var (person, index) in people.Select((person, index) => (person, index)))
        {
            var page = (await database.Get<ShowPerson>().Handle(Advocate, person, new DateOnly(2024, 12, 10))).Value;
            var held = Assert.Single(page.Events);
            Assert.Equal((outcome.Value[index], CustodyEventKind.ConfirmedHeld), (held.Id, held.Details.Kind));
            Assert.Equal(("p. 4", "2024-12-10"), Assert.Single(page.Citations.Of(held.Id)) is var citation ? (citation.Locator, citation.Reported) : default);
        }
    }

    [Fact]
    public async Task A_source_confirms_nothing_that_lies_after_its_publication()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var source = await Saved(database.Get<EditSource>().Handle(Administrator, new(null, 0, new SourceDetails { Title = "Test source", Published = Date("2024-12-05") })));
        Assert.Equal(["Forms.ConfirmedBeforeItHappened"], (await database.Get<ConfirmHeld>().Handle(Researcher, [person], Date("2024-12-10"), source)).Keys());
        Assert.True((await database.Get<ConfirmHeld>().Handle(Researcher, [person], Date("2024-12"), source)).Succeeded);
        Assert.Equal(new DateOnly(2024, 12, 5), Assert.Single((await database.Get<ShowPerson>().Handle(Advocate, person)).Value.Events).Details.PublishedOn);
    }

    [Fact]
    public async Task One_person_who_cannot_be_confirmed_keeps_all_from_being_saved()
    {
        await using var database = await TestDatabase.Create();
        var (shown, hidden) = (await database.Person("Test Person A"), await database.Person("Test Hidden", level: Confidentiality.Confidential));
        var source = await database.Source("Test source");
        var outcome = await database.Get<ConfirmHeld>().Handle(Researcher, [shown, hidden], Date("2024-12-10"), source);
        Assert.Equal(["Forms.ConfirmProblem"], outcome.Keys());
        Assert.DoesNotContain("Test Hidden", outcome.Problems[0].InWords(), StringComparison.Ordinal);
        Assert.Equal(["Forms.ConfirmNobody"], (await database.Get<ConfirmHeld>().Handle(Researcher, [], Date("2024-12-10"), source)).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await database.Get<ConfirmHeld>().Handle(Advocate, [shown], Date("2024-12-10"), source)).Keys());
        await using var db = database.Open();
        Assert.Equal(0, await db.CustodyEvents.CountAsync() + await db.Citations.CountAsync());
    }
}
