using CaseTracker.App.Conflicts;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Conflicts;

public class ResolveConflictTests
{
    public static TheoryData<DatabaseProvider> Everywhere => Providers.All;

    [Theory, MemberData(nameof(Everywhere))]
    public async Task The_chosen_value_goes_into_the_field_by_a_correction_with_the_reason(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var (person, arrest, citations) = await Disputed(database);
        Assert.Single((await database.Get<FindConflicts>().Handle(Advocate)).Value);

        await Saved(database.Get<ResolveConflict>().Handle(Researcher,
            new ConflictChoice(arrest, "on", citations[1], null, "The court file says so")));
        Assert.Empty((await database.Get<FindConflicts>().Handle(Advocate)).Value);
        var page = (await database.Get<ShowPerson>().Handle(Advocate, person)).Value;
        Assert.Equal("2024-05-02", page.Events.Single().Details.On!.Edtf);
        var settlement = page.Citations.Settlement(arrest, "on")!;
        Assert.Equal(("2024-05-02", "The court file says so", true),
            (settlement.Details.Value, settlement.Details.Reason, settlement.Holds));
        Assert.Equal("The court file says so", (await database.Get<ShowHistory>().Handle(Researcher, arrest)).Value.Entries[0].Reason);
    }

    [Fact]
    public async Task A_third_value_reopens_the_question_and_a_new_choice_takes_the_old_ones_place()
    {
        await using var database = await TestDatabase.Create();
        var (_, arrest, citations) = await Disputed(database);
        var settle = database.Get<ResolveConflict>();
        var first = await Saved(settle.Handle(Researcher, new ConflictChoice(arrest, "on", citations[0], null, "Test reason")));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await database.Cite(await database.Source("Test Three"), arrest, "on", "2024-05-02");
        Assert.Empty((await database.Get<FindConflicts>().Handle(Advocate)).Value);
        await database.Cite(await database.Source("Test Four"), arrest, "on", "2024-05-03");

        var open = Assert.Single((await database.Get<FindConflicts>().Handle(Advocate)).Value);
        Assert.Equal(("2024-05-01", false), (open.Before!.Details.Value, open.Before.Holds));
        Assert.Equal(first, await Saved(settle.Handle(Researcher,
            new ConflictChoice(arrest, "on", null, "early May 2024", "All of them may be right"))));
        Assert.Empty((await database.Get<FindConflicts>().Handle(Advocate)).Value);
        // The choice can be taken away again.
        await Saved(database.Get<RemoveRecord>().Handle(Researcher, first, 2, "Test reason"));
        Assert.Single((await database.Get<FindConflicts>().Handle(Advocate)).Value);
    }

    [Fact]
    public async Task A_value_that_the_field_cannot_hold_leaves_the_field_and_keeps_the_choice()
    {
        await using var database = await TestDatabase.Create();
        var (person, arrest, _) = await Disputed(database);
        await Saved(database.Get<ResolveConflict>().Handle(Researcher,
            new ConflictChoice(arrest, "on", null, "when the rains began", "Test reason")));
        Assert.Equal("2024-05-01", (await database.Get<ShowPerson>().Handle(Advocate, person)).Value.Events.Single().Details.On!.Edtf);
        Assert.Empty((await database.Get<FindConflicts>().Handle(Advocate)).Value);
    }

    [Fact]
    public async Task A_choice_needs_a_reason_a_conflict_and_the_right_and_nothing_is_half_saved()
    {
        await using var database = await TestDatabase.Create();
        var (person, arrest, citations) = await Disputed(database);
        var settle = database.Get<ResolveConflict>();
        Assert.Equal(["Errors.FieldMissing"], (await settle.Handle(Researcher, new ConflictChoice(arrest, "on", citations[0], null, " ")))
            .Keys());
        Assert.Equal(["Errors.FieldMissing"], (await settle.Handle(Researcher, new ConflictChoice(arrest, "on", null, " ", "Test reason")))
            .Keys());
        Assert.Equal(["History.NoConflict"],
            (await settle.Handle(Researcher, new ConflictChoice(person, "name", null, "Test", "Test reason"))).Keys());
        Assert.Equal(["Errors.LinkMissing"],
            (await settle.Handle(Researcher, new ConflictChoice(arrest, "on", person, null, "Test reason"))).Keys());
        Assert.Equal(["Errors.NotAllowed"],
            (await settle.Handle(Advocate, new ConflictChoice(arrest, "on", citations[0], null, "Test reason"))).Keys());
        await using var db = database.Open();
        Assert.Equal(0, await db.Settlements.CountAsync());
        Assert.Equal(1, await db.CustodyEvents.CountAsync());
    }

    [Fact]
    public async Task A_choice_made_with_a_closed_source_is_as_closed_as_that_source()
    {
        await using var database = await TestDatabase.Create();
        var (person, arrest, _) = await Disputed(database);
        var secret = await database.Cite(await database.Source("Test secret", Confidentiality.Restricted), arrest, "on", "2024-05-09");
        await Saved(database.Get<ResolveConflict>().Handle(Researcher,
            new ConflictChoice(arrest, "on", secret, null, "Test secret reason")));
        Assert.Null((await database.Get<ShowPerson>().Handle(Advocate, person)).Value.Citations.Settlement(arrest, "on"));
        Assert.NotNull((await database.Get<ShowPerson>().Handle(Researcher, person)).Value.Citations.Settlement(arrest, "on"));
        Assert.Null(Assert.Single((await database.Get<FindConflicts>().Handle(Advocate)).Value).Before);
    }

    private static async Task<(long Person, long Arrest, long[] Citations)> Disputed(TestDatabase database)
    {
        var (one, two) = (await database.Source("Test One"), await database.Source("Test Two"));
        var person = await database.Person("Test Person A");
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        long[] citations = [await database.Cite(one, arrest, "on", "2024-05-01"), await database.Cite(two, arrest, "on", "2024-05-02")];
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        return (person, arrest, citations);
    }
}
