using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>The machine's clock is put forward or back while people work.</summary>
public sealed class ClockJumpTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-2 * 24)]
    [InlineData(2 * 24)]
    public async Task What_was_recorded_stays_in_its_order_the_last_version_is_what_stands_and_the_log_is_whole(int hours)
    {
        await using var database = await TestDatabase.Create();
        var id = await database.Person("Test Person A");
        database.Clock.Advance(TimeSpan.FromHours(hours));
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(id, 1, new() { Name = "Test Person B" }, Confidentiality.Internal, "Test")));
        database.Clock.Advance(TimeSpan.FromHours(-hours));
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(id, 2, new() { Name = "Test Person C" }, Confidentiality.Internal, "Test")));
        await using (var db = database.Open()) Assert.Equal("Test Person C", (await db.People.SingleAsync(Cancel)).Name);
        var history = (await database.Get<ShowHistory>().Handle(Administrator, id, Cancel)).Value.Entries;
        Assert.Equal(["Test Person C", "Test Person B", "Test Person A"], history.Select(entry =>
            entry.Changes.First(change => change.After?.StartsWith("Test Person", StringComparison.Ordinal) == true).After));
        Assert.Null((await database.Get<VerifyAudit>().Handle(database.Clock.GetUtcNow().UtcDateTime, Cancel)).Problem);
    }

    [Fact]
    public async Task A_session_of_a_clock_that_was_wrong_asks_for_its_password_once_and_goes_on()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", Role.Administrator);
        database.Clock.Advance(-TimeSpan.FromHours(5));
        Assert.Equal(SessionStanding.Locked, (await database.Get<KeepSession>().Look(person, Cancel))!.Standing);
        await database.Get<ExpireSessions>().Run(Cancel);
        Assert.True((await database.Get<LockSession>().Unlock(person, SignedInTeam.Password, cancel: Cancel)).Succeeded);
        // Whoever works is not locked out in the middle of it.
        for (var hour = 0; hour < 3; hour++)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(50));
            Assert.Null(await database.Refused(person));
            await database.Get<KeepSession>().Touch(person, Cancel);
        }
        database.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal("Errors.SessionEnded", await database.Refused(person));
        database.Clock.Advance(-TimeSpan.FromDays(800));
        Assert.Equal("Errors.SessionEnded", await database.Refused(person));
        Assert.Null(await database.Refused(await database.SignedIn("Person")));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_confirms_nobody_and_lets_nobody_wait_for_a_time_that_never_was()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", Role.Administrator);
        database.Clock.Advance(-TimeSpan.FromMinutes(40));
        Assert.Null(await database.Refused(person));
        Assert.Equal(["Account.ConfirmationNeeded"],
            (await database.Get<InviteAccount>().Run(person, Role.Researcher, cancel: Cancel)).Keys());

        for (var tries = 0; tries < 5; tries++)
            await database.Get<OpenSession>().Run(SignedInTeam.Email("Person"), "a wrong password", null, cancel: Cancel);
        Assert.False((await database.Get<OpenSession>().Run(SignedInTeam.Email("Person"), SignedInTeam.Password, null, cancel: Cancel))
            .Succeeded);
        database.Clock.Advance(-TimeSpan.FromDays(1));
        Assert.True((await database.Get<OpenSession>().Run(SignedInTeam.Email("Person"), SignedInTeam.Password, null, cancel: Cancel))
            .Succeeded);
    }

    [Fact]
    public async Task A_link_is_too_old_while_the_clock_is_ahead_and_holds_again_when_it_is_right()
    {
        await using var database = await TestDatabase.Create();
        var link = (await database.Get<InviteAccount>().Run(Administrator, Role.Researcher, cancel: Cancel)).Value;
        database.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(["Account.LinkVoid"], (await database.Get<AcceptInvitation>().Look(link, Cancel)).Keys());
        database.Clock.Advance(-TimeSpan.FromDays(61));
        Assert.True((await database.Get<AcceptInvitation>().Look(link, Cancel)).Succeeded);
    }
}
