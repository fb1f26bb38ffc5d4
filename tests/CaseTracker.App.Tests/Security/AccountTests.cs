using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

public sealed class AccountTests
{
    [Fact]
    public async Task Suspending_asks_why_keeps_the_reason_and_ends_what_is_open()
    {
        await using var database = await TestDatabase.Create();
        var (administrator, person) = (await database.Joined("Admin", Role.Administrator),
            await database.Joined("Person", Role.Researcher));
        var change = database.Get<ChangeAccount>();
        Assert.Equal(["Account.ReasonNeeded"], (await change.Suspend(administrator, person.AccountId!.Value, " ")).Keys());
        Assert.Null(await database.Refused(person));

        Assert.True((await change.Suspend(administrator, person.AccountId!.Value, "Test: lost laptop")).Succeeded);
        Assert.Equal("Errors.SessionEnded", await database.Refused(person));
        Assert.False((await database.Get<OpenSession>().Run(SignedInTeam.Email("Person"), SignedInTeam.Password, null)).Succeeded);
        Assert.Equal(["Account.ReasonNeeded"], (await change.Reactivate(administrator, person.AccountId!.Value, "")).Keys());
        Assert.True((await change.Reactivate(administrator, person.AccountId!.Value, "Test: laptop found")).Succeeded);
        await database.SignedIn("Person");

        await using var db = database.Open();
        Assert.Equal(["Test: lost laptop", "Test: laptop found"], await db.AuditEntries.Where(entry => entry.Reason != null
            && entry.AccountId == administrator.AccountId).OrderBy(entry => entry.Id).Select(entry => entry.Reason!).ToListAsync());
    }

    [Fact]
    public async Task Nobody_takes_the_last_administrator_and_oneself_only_knowingly()
    {
        await using var database = await TestDatabase.Create();
        var first = await database.Joined("One", Role.Administrator);
        var change = database.Get<ChangeAccount>();
        var id = first.AccountId!.Value;
        Assert.Equal(["Account.LastAdministrator"], (await change.Suspend(first, id, "Test reason", ownToo: true)).Keys());
        Assert.Equal(["Account.LastAdministrator"], (await change.GiveRole(first, id, Role.Advocate, ownToo: true)).Keys());
        Assert.Equal(["Account.LastAdministrator"], (await change.Suspend(Administrator, id, "Test reason")).Keys());

        await database.Joined("Two", Role.Administrator);
        Assert.Equal(["Account.OwnAccount"], (await change.Suspend(first, id, "Test reason")).Keys());
        Assert.Equal(["Account.OwnAccount"], (await change.GiveRole(first, id, Role.Advocate)).Keys());
        Assert.Null(await database.Refused(first, Permission.ManageAccounts));
        Assert.True((await change.Suspend(first, id, "Test reason", ownToo: true)).Succeeded);
        Assert.Equal("Errors.SessionEnded", await database.Refused(first));
    }

    [Fact]
    public async Task Only_administrators_change_accounts()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", Role.Researcher);
        Assert.Equal(["Errors.NotAllowed"], (await database.Get<ChangeAccount>().Suspend(Advocate, person.AccountId!.Value, "Test reason"))
            .Keys());
        Assert.Equal(["Errors.NotAllowed"], (await database.Get<ChangeAccount>()
            .GiveRole(person, person.AccountId!.Value, Role.Administrator)).Keys());
        Assert.Equal(["Errors.NotAllowed"], (await database.Get<FindAccounts>().Run(Researcher)).Keys());
    }
}
