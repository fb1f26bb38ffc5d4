using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.People;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Security;

/// <summary>Sessions lock after rest and end by age, whoever holds them and whatever they call.</summary>
public sealed class SessionLimitTests
{
    private static readonly TimeSpan Idle = SessionLimits.Default.Idle, Longest = SessionLimits.Default.Longest;

    [Fact]
    public async Task A_session_that_rests_is_refused_by_every_handler_and_opens_with_the_password()
    {
        await using var database = await TestDatabase.Create();
        var user = await database.Joined("Rest", Role.Advocate);
        database.Clock.Advance(Idle - TimeSpan.FromSeconds(1));
        Assert.Null(await database.Refused(user));
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Errors.SessionEnded", await database.Refused(user));
        Assert.Equal(["Errors.SessionEnded"], (await database.Get<ListRecords>()
            .Handle(user, new RecordQuestion(RecordLists.Find("people")!))).Keys());
        Assert.Equal(SessionStanding.Locked, (await database.Get<KeepSession>().Look(user))!.Standing);

        Assert.Equal(["Account.UnlockRefused"], (await database.Get<LockSession>().Unlock(user, "a wrong password")).Keys());
        var again = (await database.Get<LockSession>().Unlock(user, SignedInTeam.Password)).Value.CurrentUser;
        Assert.Equal(user, again);
        Assert.Null(await database.Refused(user));
    }

    [Fact]
    public async Task Work_keeps_a_session_open_and_comes_too_late_for_one_that_rests()
    {
        await using var database = await TestDatabase.Create();
        var user = await database.Joined("Work", Role.Researcher);
        var keep = database.Get<KeepSession>();
        for (var i = 0; i < 4; i++)
        {
            database.Clock.Advance(Idle / 2);
            await keep.Touch(user);
        }
        Assert.Null(await database.Refused(user));
        database.Clock.Advance(Idle);
        await keep.Touch(user);
        Assert.Equal("Errors.SessionEnded", await database.Refused(user));
    }

    [Fact]
    public async Task A_session_ends_by_age_however_busy_it_is_and_no_password_brings_it_back()
    {
        await using var database = await TestDatabase.Create();
        var user = await database.Joined("Age", Role.Administrator);
        var keep = database.Get<KeepSession>();
        for (var passed = TimeSpan.Zero; passed < Longest; passed += Idle / 2)
        {
            await keep.Touch(user);
            database.Clock.Advance(Idle / 2);
        }
        Assert.Equal("Errors.SessionEnded", await database.Refused(user));
        Assert.Equal(["Account.UnlockRefused"], (await database.Get<LockSession>().Unlock(user, SignedInTeam.Password)).Keys());
    }

    [Fact]
    public async Task The_watch_tells_open_pages_why_and_the_audit_log_once()
    {
        await using var database = await TestDatabase.Create();
        var (rests, old) = (await database.Joined("Rest", Role.Advocate), await database.Joined("Old", Role.Advocate));
        var told = new List<(long, SessionEndReason)>();
        database.Get<SessionEnds>().Ended += (session, reason) => told.Add((session, reason));
        database.Clock.Advance(Idle);
        await database.Get<ExpireSessions>().Run();
        await database.Get<ExpireSessions>().Run();
        Assert.Equal([(rests.SessionId!.Value, SessionEndReason.Locked), (old.SessionId!.Value, SessionEndReason.Locked)], told);
        told.Clear();
        database.Clock.Advance(Longest);
        await database.Get<ExpireSessions>().Run();
        Assert.Equal([(rests.SessionId!.Value, SessionEndReason.Expired), (old.SessionId!.Value, SessionEndReason.Expired)], told);

        await using var db = database.Open();
        var audited = await db.AuditEntries.Where(entry => entry.Action == AuditAction.SignedOut && entry.AccountId == rests.AccountId)
            .Select(entry => entry.Changes).ToListAsync();
        Assert.Equal(2, audited.Count);
        Assert.Contains("locked after rest", audited[0], StringComparison.Ordinal);
        Assert.Contains("expired", audited[1], StringComparison.Ordinal);
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
    }

    [Fact]
    public async Task A_session_is_locked_at_its_persons_wish()
    {
        await using var database = await TestDatabase.Create();
        var user = await database.Joined("Wish", Role.Advocate);
        await database.Get<LockSession>().Lock(user);
        Assert.Equal("Errors.SessionEnded", await database.Refused(user));
        Assert.True((await database.Get<LockSession>().Unlock(user, SignedInTeam.Password)).Succeeded);
    }

    [Fact]
    public async Task A_suspended_account_cannot_open_its_locked_session()
    {
        await using var database = await TestDatabase.Create();
        var administrator = await database.Joined("Admin", Role.Administrator);
        var user = await database.Joined("Suspended", Role.Advocate);
        await database.Get<LockSession>().Lock(user);
        Assert.True((await database.Get<ChangeAccount>().Suspend(administrator, user.AccountId!.Value, "Test reason")).Succeeded);
        Assert.Equal(["Account.UnlockRefused"], (await database.Get<LockSession>().Unlock(user, SignedInTeam.Password)).Keys());
        Assert.Equal(SessionStanding.Ended, (await database.Get<KeepSession>().Look(user))!.Standing);
    }

    [Fact]
    public async Task Wrong_passwords_at_a_locked_session_count_and_an_administrator_lets_it_try_again()
    {
        await using var database = await TestDatabase.Create();
        var administrator = await database.Joined("Admin", Role.Administrator);
        var user = await database.Joined("Wrong", Role.Advocate);
        await database.Get<LockSession>().Lock(user);
        for (var i = 0; i < 5; i++) await database.Get<LockSession>().Unlock(user, "a wrong password");
        Assert.False((await database.Get<LockSession>().Unlock(user, SignedInTeam.Password)).Succeeded);
        Assert.NotNull(Line().RestsUntil);

        Assert.Equal(["Errors.NotAllowed"], (await database.Get<ChangeAccount>().Unlock(Team.Researcher, user.AccountId!.Value)).Keys());
        Assert.True((await database.Get<ChangeAccount>().Unlock(administrator, user.AccountId!.Value)).Succeeded);
        Assert.Null(Line().RestsUntil);
        Assert.True((await database.Get<LockSession>().Unlock(user, SignedInTeam.Password)).Succeeded);
        await using var db = database.Open();
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.AccountId == user.AccountId && entry.Changes.Contains("locked out")));

        AccountLine Line() => database.Get<FindAccounts>().Run(Team.Administrator).GetAwaiter()
            .GetResult().Value.Single(line => line.Id == user.AccountId);
    }
}
