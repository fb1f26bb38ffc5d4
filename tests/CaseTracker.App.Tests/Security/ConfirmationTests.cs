using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

public sealed class ConfirmationTests
{
    private static readonly SessionLimits Limits = SessionLimits.Default;

    /// <summary>What asks for a recent confirmation, each by a name and as an administrator tries it on somebody else.</summary>
    private static readonly Dictionary<string, Func<TestDatabase, CurrentUser, long, Task<string[]>>> Asking = new()
    {
        ["role"] = async (database, user, other) => (await database.Get<ChangeAccount>().GiveRole(user, other, Role.Advocate)).Keys(),
        ["suspend"] = async (database, user, other) => (await database.Get<ChangeAccount>().Suspend(user, other, "Test reason")).Keys(),
        ["reactivate"] = async (database, user, other) =>
            (await database.Get<ChangeAccount>().Reactivate(user, other, "Test reason")).Keys(),
        ["unlock"] = async (database, user, other) => (await database.Get<ChangeAccount>().Unlock(user, other)).Keys(),
        ["reset"] = async (database, user, other) =>
            (await database.Get<ChangeAccount>().ResetSecondFactor(user, other, "Test reason")).Keys(),
        ["invite"] = async (database, user, _) => (await database.Get<InviteAccount>().Run(user, Role.Advocate)).Keys(),
        ["revoke"] = async (database, user, _) => (await database.Get<InviteAccount>().Revoke(user, 1)).Keys(),
        ["again"] = async (database, user, _) => (await database.Get<InviteAccount>().Again(user, 1)).Keys(),
        ["offer"] = async (database, user, _) => (await database.Get<SetUpSecondFactor>().Offer(user)).Keys(),
        ["set up"] = async (database, user, _) => (await database.Get<SetUpSecondFactor>().Confirm(user, "x", "000000")).Keys(),
        ["codes"] = async (database, user, _) => (await database.Get<SetUpSecondFactor>().NewRecoveryCodes(user)).Keys(),
        ["off"] = async (database, user, _) => (await database.Get<SetUpSecondFactor>().Remove(user)).Keys(),
    };

    public static TheoryData<string> Names => [.. Asking.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_a_stranger_at_an_open_screen_must_not_do_asks_for_the_password_again(string name)
    {
        await using var database = await TestDatabase.Create();
        var (user, other) = (await database.Joined("Admin", Role.Administrator), await database.Joined("Person", Role.Researcher));
        database.Clock.Advance(Limits.Recent);
        Assert.Equal(["Account.ConfirmationNeeded"], await Asking[name](database, user, other.AccountId!.Value));
        Assert.True((await database.Get<ConfirmIdentity>().Run(user, SignedInTeam.Password, "")).Succeeded);
        Assert.DoesNotContain("Account.ConfirmationNeeded", await Asking[name](database, user, other.AccountId!.Value));
        database.Clock.Advance(Limits.Recent);
        Assert.Equal(["Account.ConfirmationNeeded"], await Asking[name](database, user, other.AccountId!.Value));
    }

    [Fact]
    public async Task It_asks_for_the_code_too_where_there_is_a_second_factor_and_counts_what_is_wrong()
    {
        await using var database = await TestDatabase.Create();
        var user = await database.Joined("Admin", Role.Administrator);
        var (secret, codes) = await database.WithFactor(user);
        database.Clock.Advance(Limits.Recent);
        var confirm = database.Get<ConfirmIdentity>();
        Assert.Equal(["Account.CodeWrong"], (await confirm.Run(user, SignedInTeam.Password, "")).Keys());
        Assert.Equal(["Account.OldPasswordWrong"], (await confirm.Run(user, "a wrong password", codes[0])).Keys());
        Assert.True((await confirm.Run(user, SignedInTeam.Password, SecondFactorTests.Code(database, secret))).Succeeded);
        for (var tries = 0; tries < 5; tries++) await confirm.Run(user, "a wrong password", "");
        Assert.False((await confirm.Run(user, SignedInTeam.Password, codes[0])).Succeeded);
    }

    [Fact]
    public async Task The_confirmation_of_one_session_is_not_that_of_another()
    {
        await using var database = await TestDatabase.Create();
        var user = await database.Joined("Admin", Role.Administrator);
        var elsewhere = await database.SignedIn("Admin");
        database.Clock.Advance(Limits.Recent);
        Assert.True((await database.Get<ConfirmIdentity>().Run(elsewhere, SignedInTeam.Password, "")).Succeeded);
        Assert.Equal(["Account.ConfirmationNeeded"], (await database.Get<InviteAccount>().Run(user, Role.Advocate)).Keys());
        Assert.True((await database.Get<InviteAccount>().Run(elsewhere, Role.Advocate)).Succeeded);
    }
}
