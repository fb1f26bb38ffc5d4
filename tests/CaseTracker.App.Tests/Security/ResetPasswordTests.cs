using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

public sealed class ResetPasswordTests
{
    private const string New = "a boat sings at noon";

    [Fact]
    public async Task A_link_gives_a_new_password_once_ends_the_sessions_and_signs_nobody_in()
    {
        await using var database = await TestDatabase.Create();
        var (admin, person) = (await database.Joined("Admin", Role.Administrator), await database.Joined("Person", Role.Researcher));
        for (var tries = 0; tries < 5; tries++)
            await database.Get<OpenSession>().Run(SignedInTeam.Email("Person"), "a wrong password", null);
        var token = (await database.Get<InviteAccount>().Reset(admin, person.AccountId!.Value)).Value;
        var reset = database.Get<ResetPassword>();
        Assert.Equal("Test Person Person", (await reset.Look(token)).Value);
        Assert.Equal(["Account.PasswordsDiffer"], (await reset.Run(token, New, "another one entirely")).Keys());
        Assert.Equal(["Account.PasswordKnown"], (await reset.Run(token, "qwerty123456", "qwerty123456")).Keys());
        Assert.True((await reset.Run(token, New, New)).Succeeded);
        Assert.Equal("Errors.SessionEnded", await database.Refused(person));
        Assert.Equal(["Account.LinkVoid"], (await reset.Run(token, New, New)).Keys());
        Assert.Equal(["Account.LinkVoid"], (await reset.Look(token)).Keys());
        await database.SignedIn("Person", New);
        Assert.False((await database.Get<OpenSession>().Run(SignedInTeam.Email("Person"), SignedInTeam.Password, null)).Succeeded);
    }

    [Fact]
    public async Task A_second_factor_is_asked_all_the_same()
    {
        await using var database = await TestDatabase.Create();
        var (admin, person) = (await database.Joined("Admin", Role.Administrator), await database.Joined("Person", Role.Researcher));
        await database.WithFactor(person);
        var token = (await database.Get<InviteAccount>().Reset(admin, person.AccountId!.Value)).Value;
        Assert.True((await database.Get<ResetPassword>().Run(token, New, New)).Succeeded);
        Assert.IsType<CodeNeeded>(Assert.Single((await database.Get<OpenSession>().Run(SignedInTeam.Email("Person"), New, null)).Problems));
    }

    [Fact]
    public async Task It_opens_no_longer_once_taken_back_replaced_too_old_or_its_account_suspended()
    {
        await using var database = await TestDatabase.Create();
        var (admin, person) = (await database.Joined("Admin", Role.Administrator), await database.Joined("Person", Role.Researcher));
        var (invite, reset, id) = (database.Get<InviteAccount>(), database.Get<ResetPassword>(), person.AccountId!.Value);
        var first = (await invite.Reset(admin, id)).Value;
        var second = (await invite.Reset(admin, id)).Value;
        Assert.Equal(["Account.LinkVoid"], (await reset.Look(first)).Keys());
        var line = (await database.Get<FindInvitations>().Run(admin)).Value.First(line => line.State == InvitationState.Open);
        Assert.Equal((true, "Test Person Person"), (line.ForPassword, line.ForWhom));
        Assert.True((await invite.Revoke(admin, line.Id)).Succeeded);
        Assert.Equal(["Account.LinkVoid"], (await reset.Look(second)).Keys());
        var third = (await invite.Again(admin, line.Id)).Value;
        Assert.True((await reset.Look(third)).Succeeded);
        await database.Get<ChangeAccount>().Suspend(Administrator, id, "Test reason");
        Assert.Equal(["Account.LinkVoid"], (await reset.Run(third, New, New)).Keys());
        await database.Get<ChangeAccount>().Reactivate(Administrator, id, "Test reason");
        database.Clock.Advance(InviteAccount.ResetValidFor);
        Assert.Equal(["Account.LinkVoid"], (await reset.Run(third, New, New)).Keys());
    }

    [Fact]
    public async Task Links_for_passwords_and_for_accounts_are_not_each_others()
    {
        await using var database = await TestDatabase.Create();
        var (admin, person) = (await database.Joined("Admin", Role.Administrator), await database.Joined("Person", Role.Researcher));
        var reset = (await database.Get<InviteAccount>().Reset(admin, person.AccountId!.Value)).Value;
        var invitation = (await database.Get<InviteAccount>().Run(admin, Role.Administrator)).Value;
        Assert.Equal(["Account.LinkVoid"], (await database.Get<AcceptInvitation>().Run(reset,
            new NewAccount("Test Person New", "test.new@example.org", New, New), null)).Keys());
        Assert.Equal(["Account.LinkVoid"], (await database.Get<ResetPassword>().Run(invitation, New, New)).Keys());
        Assert.Equal(["Account.LinkVoid"], (await database.Get<ResetPassword>().Look(null)).Keys());
    }

    [Fact]
    public async Task Only_an_administrator_makes_one_and_one_who_is_no_longer_has_it_taken_back()
    {
        await using var database = await TestDatabase.Create();
        var (admin, other, person) = (await database.Joined("Admin", Role.Administrator),
            await database.Joined("Other", Role.Administrator), await database.Joined("Person", Role.Researcher));
        Assert.Equal(["Errors.NotAllowed"], (await database.Get<InviteAccount>().Reset(person, admin.AccountId!.Value)).Keys());
        Assert.Equal(["Account.Unknown"], (await database.Get<InviteAccount>().Reset(admin, 999_999)).Keys());
        var token = (await database.Get<InviteAccount>().Reset(other, person.AccountId!.Value)).Value;
        await database.Get<ChangeAccount>().GiveRole(admin, other.AccountId!.Value, Role.Advocate);
        Assert.Equal(["Account.LinkVoid"], (await database.Get<ResetPassword>().Run(token, New, New)).Keys());
    }
}
