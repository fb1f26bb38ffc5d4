using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>What one node counted, gave away or ended is so at every node on the database.</summary>
public sealed class ManyNodesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Forms_that_let_somebody_in_are_counted_for_all_nodes_together_by_place_and_minute(DatabaseProvider provider)
    {
        await using var one = await TestDatabase.Create(provider);
        await using var other = TestDatabase.Beside(one);
        CountTries[] nodes = [one.Get<CountTries>(), other.Get<CountTries>()];
        for (var tries = 0; tries < CountTries.Most; tries++) Assert.True(await nodes[tries % 2].Take("203.0.113.7", Cancel));
        Assert.False(await nodes[0].Take("203.0.113.7", Cancel));
        Assert.False(await nodes[1].Take("203.0.113.7", Cancel));
        Assert.True(await nodes[1].Take("203.0.113.8", Cancel));
        await using (var db = one.Open())
            Assert.All(await db.CountedTries.Select(row => row.Place).ToListAsync(Cancel),
                place => Assert.DoesNotContain("203", place, StringComparison.Ordinal));

        one.Clock.Advance(CountTries.Within);
        Assert.True(await nodes[0].Take("203.0.113.7", Cancel));
        await using (var db = one.Open()) Assert.Equal(1, (await db.CountedTries.SingleAsync(Cancel)).Tries);
        // A clock that was put right makes nobody wait for the time that never was.
        for (var tries = 1; tries <= CountTries.Most; tries++) await nodes[0].Take("203.0.113.7", Cancel);
        Assert.False(await nodes[0].Take("203.0.113.7", Cancel));
        one.Clock.Advance(-TimeSpan.FromDays(2));
        Assert.True(await nodes[0].Take("203.0.113.7", Cancel));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Links_sessions_and_wrong_passwords_of_one_node_are_those_of_all(DatabaseProvider provider)
    {
        await using var one = await TestDatabase.Create(provider);
        await using var other = TestDatabase.Beside(one);
        await one.Joined("Last", Role.Administrator);
        var link = (await one.Get<InviteAccount>().Run(Administrator, Role.Researcher, cancel: Cancel)).Value;
        var person = await other.Accepted(link, "Person");
        Assert.Equal(["Account.LinkVoid"], (await one.Get<AcceptInvitation>().Run(link,
            new NewAccount("Test Person Again", SignedInTeam.Email("Again"), SignedInTeam.Password, SignedInTeam.Password), null,
            cancel: Cancel)).Keys());

        Assert.Null(await one.Refused(person));
        await one.Get<EndSession>().Run(person, Cancel);
        Assert.NotNull(await other.Refused(person));

        for (var tries = 0; tries < 5; tries++)
            await (tries % 2 == 0 ? one : other).Get<OpenSession>().Run(SignedInTeam.Email("Person"), "a wrong password", null,
                cancel: Cancel);
        foreach (var node in new[] { one, other })
            Assert.Equal(["Account.SignInRefused"], (await node.Get<OpenSession>().Run(SignedInTeam.Email("Person"),
                SignedInTeam.Password, null, cancel: Cancel)).Keys());
    }
}
