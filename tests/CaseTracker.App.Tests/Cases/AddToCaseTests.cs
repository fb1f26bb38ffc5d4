using CaseTracker.App.Cases;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Cases;

public sealed class AddToCaseTests
{
    [Fact]
    public async Task All_are_added_in_one_save_that_is_taken_back_at_once_and_nobody_twice()
    {
        await using var database = await TestDatabase.Create();
        var of = await Case(database);
        long[] people = [await database.Person("Test Person A"), await database.Person("Test Person B")];
        // What is saved at one moment is taken back together.
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var add = database.Get<AddToCase>();
        Assert.Equal(["Test Person A", "Test Person B"], (await add.Whom(Researcher, RecordKind.Person, people)).Value);
        var added = (await add.Handle(Researcher, of, RecordKind.Person, people, ParticipantRole.Defendant)).Value;
        Assert.Equal((2, 0), (added.Added, added.Before));
        Assert.Equal(people, (await Parts(database, of)).Select(part => part.Participant.Details.PersonId!.Value).Order());

        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = await database.Person("Test Person C");
        var again = (await add.Handle(Researcher, of, RecordKind.Person, [.. people, third], ParticipantRole.Defendant)).Value;
        Assert.Equal((1, 2), (again.Added, again.Before));

        var undo = database.Get<UndoChange>();
        await Saved(undo.Handle(Researcher, added.First!.Value, (await undo.Offer(Researcher, added.First.Value)).Value!.Entry));
        Assert.Equal([third], (await Parts(database, of)).Select(part => part.Participant.Details.PersonId!.Value));
    }

    [Fact]
    public async Task One_who_cannot_be_added_keeps_all_out_and_is_not_named_to_whoever_may_not_see_them()
    {
        await using var database = await TestDatabase.Create();
        var of = await Case(database);
        var (shown, hidden) = (await database.Person("Test Person A"),
            await database.Person("Test Hidden", level: Confidentiality.Confidential));
        var add = database.Get<AddToCase>();
        var outcome = await add.Handle(Researcher, of, RecordKind.Person, [shown, hidden], ParticipantRole.Victim);
        Assert.Equal(["Forms.ConfirmProblem"], outcome.Keys());
        Assert.DoesNotContain("Test Hidden", outcome.Problems[0].Localize(), StringComparison.Ordinal);
        Assert.Empty(await Parts(database, of));
        Assert.False((await add.Whom(Researcher, RecordKind.Person, [hidden])).Succeeded);
        Assert.Equal(["Errors.NotAllowed"], (await add.Handle(Advocate, of, RecordKind.Person, [shown], ParticipantRole.Victim)).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await add.Whom(Advocate, RecordKind.Person, [shown])).Keys());
        Assert.Equal(["Forms.AddNobody"], (await add.Handle(Researcher, of, RecordKind.Source, [shown], ParticipantRole.Victim)).Keys());
    }

    private static Task<long> Case(TestDatabase database) =>
        Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator, new(null, 0, new() { Title = "Test case" })));

    private static async Task<IReadOnlyList<ParticipantPart>> Parts(TestDatabase database, long of) =>
        (await database.Get<ShowCase>().Handle(Administrator, of)).Value.Participants;
}
