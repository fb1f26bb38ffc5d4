using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

public sealed class CommandUserTests
{
    private const string Machine = "test-user";

    [Fact]
    public async Task Without_an_account_a_command_acts_as_the_operator_of_the_machine()
    {
        await using var database = await TestDatabase.Create();
        var find = database.Get<FindCommandUser>();
        Assert.Equal(CurrentUser.Operator(), (await find.Handle(null, null, Machine)).Value);
        Assert.Equal(CurrentUser.Operator(Role.Advocate), (await find.Handle(null, Role.Advocate, Machine)).Value);
        Assert.Equal(["Commands.NoAccountYet"], (await find.Handle("Test Person A", null, Machine)).Keys());
        // An invitation is no account.
        await database.Get<InviteAccount>().First();
        Assert.True((await find.Handle(null, null, Machine)).Succeeded);
    }

    [Theory]
    [InlineData(null, null, "Commands.AsNeeded")]
    [InlineData(null, Role.Advocate, "Commands.AsNeeded")]
    [InlineData("Test Person Nobody", null, "Commands.AccountUnknown")]
    [InlineData("operator", null, "Commands.AccountUnknown")]
    [InlineData("Test Person Person", Role.Administrator, "Commands.AsRoleOnlyLowers")]
    [InlineData("Test Person Gone", null, "Commands.AccountNotInUse")]
    [InlineData("Test Person Person", null, null)]
    [InlineData("TEST.person@example.org", null, null)]
    [InlineData("Test Person Person", Role.Researcher, null)]
    [InlineData("Test Person Person", Role.Advocate, null)]
    public async Task From_the_first_account_on_somebody_says_as_whom(string? name, Role? role, string? refused)
    {
        await using var database = await TestDatabase.Create();
        await database.Joined("Admin", Role.Administrator);
        var person = await database.Joined("Person", Role.Researcher);
        var gone = await database.Joined("Gone", Role.Advocate);
        await database.Get<ChangeAccount>().Suspend(Administrator, gone.AccountId!.Value, "Test reason");
        var outcome = await database.Get<FindCommandUser>().Handle(name, role, Machine);
        Assert.Equal(refused is null ? [] : [refused], outcome.Keys());
        if (refused is null)
            Assert.Equal((person.AccountId, null, role ?? Role.Researcher, Machine),
                (outcome.Value.AccountId, outcome.Value.SessionId, outcome.Value.Role, outcome.Value.SystemUser));
    }

    [Fact]
    public async Task It_may_what_its_account_may_and_no_longer_than_that()
    {
        await using var database = await TestDatabase.Create();
        var (admin, person) = (await database.Joined("Admin", Role.Administrator), await database.Joined("Person", Role.Researcher));
        var command = (await database.Get<FindCommandUser>().Handle("Test Person Person", null, Machine)).Value;
        Assert.Null(await database.Refused(command, Permission.EditRecords));
        Assert.Equal("Errors.NotAllowed", await database.Refused(command, Permission.ManageAccounts));
        Assert.Equal("Errors.NotAllowed", await database.Refused(command with { Role = Role.Advocate }, Permission.EditRecords));
        // Whatever a caller makes of it, the account's role is the most.
        Assert.Equal("Commands.AccountNotInUse", await database.Refused(command with { Role = Role.Administrator }));
        // The account's own way in is for pages: a command has no session to confirm.
        Assert.Equal(["Errors.SessionEnded"], (await database.Get<SetUpSecondFactor>().Offer(command)).Keys());

        await database.Get<ChangeAccount>().GiveRole(admin, person.AccountId!.Value, Role.Advocate);
        Assert.Equal("Commands.AccountNotInUse", await database.Refused(command));
    }

    [Fact]
    public async Task A_role_that_needs_a_second_factor_runs_no_command_before_there_is_one()
    {
        await using var database = await TestDatabase.Create(more: services =>
            services.AddSingleton(new SecondFactorPolicy([Role.Researcher])));
        var person = await database.Joined("Person", Role.Researcher);
        var find = database.Get<FindCommandUser>();
        Assert.Equal(["Account.SecondFactorNeeded"], (await find.Handle("Test Person Person", null, Machine)).Keys());
        Assert.Equal(["Account.SecondFactorNeeded"], (await find.Handle("Test Person Person", Role.Advocate, Machine)).Keys());
        await database.WithFactor(person);
        Assert.True((await find.Handle("Test Person Person", null, Machine)).Succeeded);
    }

    [Fact]
    public async Task The_log_names_the_account_and_the_user_of_the_machine()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", Role.Researcher);
        var command = (await database.Get<FindCommandUser>().Handle("Test Person Person", null, Machine)).Value;
        var source = await Saved(database.Get<SaveRecord>().Handle<SourceDetails>(command,
            new(null, 0, new() { Title = "Test Source" }, Confidentiality.Internal)));
        await using var db = database.Open();
        var entry = await db.AuditEntries.SingleAsync(entry => entry.RecordId == source);
        Assert.Equal((person.AccountId, "Test Person Person (command of test-user)"), (entry.AccountId, entry.ActorName));
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(200, 10)]
    [InlineData(200, 500)]
    public void The_name_in_the_log_has_room(int name, int system) => Assert.InRange(
        (new CurrentUser(1, null, new string('n', name), Role.Researcher) { SystemUser = new string('s', system) }).AuditName.Length,
            name, AccountNames.MaxLength);

    [Fact]
    public async Task Whoever_holds_the_machine_makes_a_new_administrator_and_the_log_says_who()
    {
        await using var database = await TestDatabase.Create();
        var invite = database.Get<InviteAccount>();
        Assert.Equal(["Commands.NothingToRecover"], (await invite.Recover(Machine)).Keys());
        await database.Joined("Admin", Role.Administrator);
        var token = (await invite.Recover(Machine)).Value;
        Assert.Contains(Machine, await database.LastAudited(), StringComparison.Ordinal);
        Assert.Null(await database.Refused(await database.Accepted(token, "Recovered"), Permission.ManageAccounts));
    }
}
