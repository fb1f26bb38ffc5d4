using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Teams;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>Two processes on one database: what one ends closes the pages of the other.</summary>
public sealed class FollowSessionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_session_that_another_process_ended_or_locked_is_told_at_the_second_look_and_no_other(DatabaseProvider provider)
    {
        await using var one = await TestDatabase.Create(provider);
        await using var other = TestDatabase.Beside(one);
        await one.Joined("Last", Role.Administrator);
        var (ended, locked, suspended, stays) = (await one.Joined("A", Role.Researcher), await one.Joined("B", Role.Researcher),
            await one.Joined("C", Role.Researcher), await one.Joined("D", Role.Researcher));
        var (demoted, left) = (await one.Joined("E", Role.Researcher), await one.Joined("F", Role.Researcher));
        var limited = await Saved(one.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(null, 0, new() { Title = "Test case" }, Confidentiality.Internal)));
        await Limit(left);
        var told = new List<(long, SessionEndReason)>();
        other.Get<SessionEnds>().Ended += (session, reason) => told.Add((session, reason));
        var (follow, open) = (other.Get<FollowSessions>(),
            new[] { ended, locked, suspended, stays, demoted, left }.Select(user => user.SessionId!.Value).ToArray());
        await follow.Look(open, Cancel);

        await one.Get<EndSession>().Run(ended, Cancel);
        await one.Get<LockSession>().Lock(locked, Cancel);
        Assert.True((await one.Get<ChangeAccount>().Suspend(Administrator, suspended.AccountId!.Value, "Test reason", cancel: Cancel))
            .Succeeded);
        Assert.True((await one.Get<ChangeAccount>().GiveRole(Administrator, demoted.AccountId!.Value, Role.Advocate, cancel: Cancel))
            .Succeeded);
        await Limit(stays);
        await follow.Look(open, Cancel);
        Assert.Empty(told);
        await follow.Look(open, Cancel);
        Assert.Equal([(open[0], SessionEndReason.SignedOut), (open[1], SessionEndReason.Locked), (open[2], SessionEndReason.Suspended),
            (open[4], SessionEndReason.SignedOut), (open[5], SessionEndReason.SignedOut)], told.Order());

        async Task Limit(CurrentUser to) => Assert.Empty(
            (await one.Get<LimitRecord>().Handle(Administrator, limited, [to.AccountId!.Value], [], Cancel)).Problems);
    }
}
