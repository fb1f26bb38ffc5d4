using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

public sealed class InvitationTests
{
    [Fact]
    public async Task What_has_become_of_each_invitation_is_told()
    {
        await using var database = await TestDatabase.Create();
        var invite = database.Get<InviteAccount>();
        var expired = await invite.Run(Administrator, Role.Advocate, "Test Late");
        database.Clock.Advance(InviteAccount.ValidFor);
        var used = await invite.Run(Administrator, Role.Researcher, "Test Used");
        await database.Accepted(used.Value, "Used");
        var revoked = await invite.Run(Administrator, Role.Advocate, " Test Revoked ");
        Assert.True((await invite.Revoke(Administrator, await Id(database, "Test Revoked"))).Succeeded);
        var open = await invite.Run(Administrator, Role.ReportAuthor);

        var lines = (await database.Get<FindInvitations>().Run(Administrator)).Value;
        Assert.Equal([(null, InvitationState.Open), ("Test Revoked", InvitationState.Revoked), ("Test Used", InvitationState.Used),
            ("Test Late", InvitationState.Expired)],
            lines.Select(line => (line.ForWhom, line.State)));
        Assert.Equal("Test Person Used", lines[2].UsedBy);
        foreach (var dead in new[] { expired, used, revoked })
            Assert.Equal(["Account.LinkVoid"], (await database.Get<AcceptInvitation>().Look(dead.Value)).Keys());
        Assert.Equal(Role.ReportAuthor, (await database.Get<AcceptInvitation>().Look(open.Value)).Value);
    }

    [Fact]
    public async Task Inviting_again_voids_the_link_before_and_not_one_that_was_used()
    {
        await using var database = await TestDatabase.Create();
        var invite = database.Get<InviteAccount>();
        var first = await invite.Run(Administrator, Role.Researcher, "Test Again");
        var second = await invite.Again(Administrator, await Id(database, "Test Again"));
        Assert.Equal(["Account.LinkVoid"], (await database.Get<AcceptInvitation>().Look(first.Value)).Keys());
        Assert.Equal(Role.Researcher, (await database.Get<AcceptInvitation>().Look(second.Value)).Value);

        await database.Accepted(second.Value, "Again");
        var id = await Id(database, "Test Again", InvitationState.Used);
        Assert.Equal(["Account.InvitationUsed"], (await invite.Again(Administrator, id)).Keys());
        Assert.Equal(["Account.InvitationNotOpen"], (await invite.Revoke(Administrator, id)).Keys());
        Assert.Equal(["Account.InvitationUnknown"], (await invite.Revoke(Administrator, 999)).Keys());
    }

    [Fact]
    public async Task Only_administrators_see_and_change_invitations()
    {
        await using var database = await TestDatabase.Create();
        await database.Get<InviteAccount>().Run(Administrator, Role.Advocate, "Test Person A");
        var id = await Id(database, "Test Person A");
        foreach (var user in new[] { Advocate, Researcher })
        {
            Assert.Equal(["Errors.NotAllowed"], (await database.Get<FindInvitations>().Run(user)).Keys());
            Assert.Equal(["Errors.NotAllowed"], (await database.Get<InviteAccount>().Run(user, Role.Administrator)).Keys());
            Assert.Equal(["Errors.NotAllowed"], (await database.Get<InviteAccount>().Revoke(user, id)).Keys());
            Assert.Equal(["Errors.NotAllowed"], (await database.Get<InviteAccount>().Again(user, id)).Keys());
        }
    }

    [Fact]
    public async Task Whoever_loses_the_right_to_invite_loses_the_open_invitations()
    {
        await using var database = await TestDatabase.Create();
        var (first, second) = (await database.Joined("One", Role.Administrator), await database.Joined("Two", Role.Administrator));
        var (suspended, demoted) = (await database.Joined("Three", Role.Administrator), await database.Joined("Four", Role.Administrator));
        string[] tokens = [.. await Task.WhenAll(new[] { second, suspended,
            demoted }.Select(async user => (await database.Get<InviteAccount>().Run(user, Role.Administrator)).Value))];
        await database.Get<ChangeAccount>().Suspend(first, suspended.AccountId!.Value, "Test reason");
        await database.Get<ChangeAccount>().GiveRole(first, demoted.AccountId!.Value, Role.Advocate);
        var accept = database.Get<AcceptInvitation>();
        Assert.True((await accept.Look(tokens[0])).Succeeded);
        Assert.False((await accept.Look(tokens[1])).Succeeded);
        Assert.False((await accept.Look(tokens[2])).Succeeded);
    }

    private static async Task<long> Id(TestDatabase database, string forWhom, InvitationState? state = null) =>
        (await database.Get<FindInvitations>().Run(Administrator)).Value.First(line => line.ForWhom == forWhom
            && (state is null || line.State == state)).Id;
}
