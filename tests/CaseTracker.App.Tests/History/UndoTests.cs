using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.History;
using CaseTracker.App.Pages;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.History;

public class UndoTests
{
    private static readonly CurrentUser Colleague = Researcher with { Name = "Test Colleague" };

    [Fact]
    public async Task A_correction_is_taken_back_with_the_citation_that_came_with_it()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var arrest = await database.Event(person, CustodyEventKind.Arrest, "2024-05-01");
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Colleague,
            new(arrest, 1, new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024-05-02") },
            Confidentiality.Restricted, "Test reason")
            { Citations = [new NewCitation(source, "on", Reported: "2 May")] }));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var offered = (await database.Get<UndoChange>().Offer(Colleague, arrest)).Value!;
        Assert.Equal(AuditAction.Corrected, offered.Action);
        Assert.Equal((arrest, RecordKind.CustodyEvent, "Custody event: Arrest"), (offered.Of.Id, offered.Of.Kind, offered.Of.Name));
        await Undo(database, arrest);

        var page = (await database.Get<ShowPerson>().Handle(Advocate, person)).Value;
        Assert.Equal("2024-05-01", page.Events.Single().Details.On!.Edtf);
        // Pressed twice, it does not undo itself.
        Assert.Equal(["History.ChangedSince"], (await database.Get<UndoChange>().Handle(Colleague, arrest, offered.Entry)).Keys());
        Assert.Empty(page.Citations.Of(arrest));
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
    }

    [Fact]
    public async Task What_was_made_in_one_save_is_taken_back_together()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var charge = await Saved(database.Get<SaveRecord>()
            .Handle<ChargeDetails>(Colleague, new(null, 0, new() { PersonId = person, Label = "Test charge" })));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Undo(database, charge);
        await using var db = database.Open();
        Assert.Equal(0, await db.Charges.CountAsync(row => row.KnownTo == null)
            + await db.Prosecutions.CountAsync(row => row.DeletedAt == null));
    }

    [Fact]
    public async Task A_removal_is_taken_back()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(database.Get<RemoveRecord>().Handle(Colleague, person, 1, "Test reason"));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Undo(database, person);
        Assert.True((await database.Get<ShowPerson>().Handle(Advocate, person)).Succeeded);
    }

    [Fact]
    public async Task Nobody_takes_back_what_another_did_or_what_was_done_long_ago_or_was_changed_since()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Person("Test Person A");
        var undo = database.Get<UndoChange>();
        Assert.Null((await undo.Offer(Colleague, person)).Value);
        Assert.Equal(["History.NothingToUndo"], (await undo.Handle(Colleague, person, 1)).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await undo.Handle(Advocate, person, 1)).Keys());

        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var charge = await Saved(database.Get<SaveRecord>()
            .Handle<ChargeDetails>(Colleague, new(null, 0, new() { PersonId = person, Label = "Test charge" })));
        await using (var db = database.Open())
        {
            var prosecution = await db.Prosecutions.SingleAsync();
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            await Saved(database.Get<SaveRecord>().Handle<ProsecutionDetails>(Researcher,
                new(prosecution.Id, 1, new ProsecutionDetails { PersonId = person, CaseNumber = "Test 1" })));
        }
        Assert.Equal(["History.ChangedSince"], (await undo.Handle(Colleague, charge, (await undo.Offer(Colleague, charge)).Value!.Entry))
            .Keys());
        await using (var db = database.Open()) Assert.Equal(1, await db.Charges.CountAsync(row => row.KnownTo == null));
        database.Clock.Advance(UndoChange.Offered);
        Assert.Null((await undo.Offer(Colleague, charge)).Value);
    }

    [Fact]
    public async Task A_save_that_only_added_a_source_is_what_is_taken_back_and_not_the_one_before()
    {
        await using var database = await TestDatabase.Create();
        var (person, source) = (await database.Person("Test Person A"), await database.Source("Test source"));
        var told = new CustodyEventDetails { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024-05-01") };
        var arrest = await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Colleague, new(null, 0, told)));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Saved(database.Get<SaveRecord>().Handle<CustodyEventDetails>(Colleague,
            new(null, 0, told) { Same = new(arrest), Citations = [new(source, "on", Reported: "1 May 2024")] }));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await Undo(database, arrest);
        await using var db = database.Open();
        Assert.Equal((1, 0), (await db.CustodyEvents.CountAsync(row => row.KnownTo == null),
            await db.Citations.CountAsync(row => row.DeletedAt == null)));
    }

    private static async Task Undo(TestDatabase database, long id) =>
        await Saved(database.Get<UndoChange>().Handle(Colleague, id, (await database.Get<UndoChange>().Offer(Colleague, id)).Value!.Entry));
}
