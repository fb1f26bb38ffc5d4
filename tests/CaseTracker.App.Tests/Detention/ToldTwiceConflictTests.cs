using CaseTracker.App.Conflicts;
using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

public class ToldTwiceConflictTests
{
    [Fact]
    public async Task An_outcome_and_an_event_that_disagree_stand_among_the_conflicts_on_the_page_and_on_the_list()
    {
        await using var database = await TestDatabase.Create();
        var (person, charge) = await Acquitted(database);
        var acquittal = await database.Event(person, CustodyEventKind.Acquittal, "2024-11-20");
        var conflict = Assert.Single((await database.Get<FindConflicts>().Handle(Advocate)).Value);
        Assert.Equal((person, charge, "outcome", acquittal),
            (conflict.Of.Id, conflict.RecordId, conflict.Field, conflict.Facts[1].RecordId));
        Assert.Equal(["Acquitted, 10 November 2024", "Acquittal, 20 November 2024"], conflict.Reported);
        Assert.Equal(acquittal, Assert.Single((await database.Get<ShowPerson>().Handle(Advocate, person)).Value.ToldTwice).OtherId);
        var question = new PrisonerQuestion(new DateOnly(2024, 12, 1)) { Statuses = Enum.GetValues<CustodyStatus>() };
        Assert.Equal(acquittal, Assert.Single(Assert.Single((await database.Get<ListRecords>()
            .Handle(Advocate, question)).Value.Rows).ToldTwice).OtherId);
    }

    [Fact]
    public async Task What_the_viewer_may_not_see_disagrees_with_nothing()
    {
        await using var database = await TestDatabase.Create();
        var (person, _) = await Acquitted(database);
        await database.Event(person, CustodyEventKind.Acquittal, "2024-11-20", level: Confidentiality.Restricted);
        Assert.Empty((await database.Get<FindConflicts>().Handle(Advocate)).Value);
        Assert.Empty((await database.Get<ShowPerson>().Handle(Advocate, person)).Value.ToldTwice);
        Assert.Single((await database.Get<FindConflicts>().Handle(Administrator)).Value);
    }

    [Fact]
    public async Task A_childs_conflict_is_told_without_the_name()
    {
        await using var database = await TestDatabase.Create();
        var (person, _) = await Acquitted(database, child => child.AgeGroup = AgeGroup.Child);
        await database.Event(person, CustodyEventKind.Acquittal, "2024-11-20");
        Assert.DoesNotContain("Test Person A", Assert.Single((await database.Get<FindConflicts>().Handle(Advocate)).Value).Of.Name,
            StringComparison.Ordinal);
    }

    private static async Task<(long Person, long Charge)> Acquitted(TestDatabase database, Action<PersonDetails>? more = null)
    {
        var person = await database.Person("Test Person A", more);
        await database.Event(person, CustodyEventKind.Arrest, "2024-11-01");
        var charge = await Saved(database.Get<SaveRecord>().Handle<ChargeDetails>(Administrator, new(null, 0,
            new ChargeDetails
            {
                PersonId = person,
                ProsecutionId = await database.Prosecution(person),
                Label = "Test",
                Outcome = ChargeOutcome.Acquitted,
                OutcomeOn = Date("2024-11-10")
            })));
        return (person, charge);
    }
}
