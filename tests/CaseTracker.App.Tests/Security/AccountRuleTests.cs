using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>What an account may be and be called; the tables of names are Domain's.</summary>
public sealed class AccountRuleTests
{
    public static TheoryData<int> NoRoles => new(-1, Enum.GetValues<Role>().Length, 99, int.MaxValue);

    [Theory, MemberData(nameof(NoRoles))]
    public async Task A_role_that_does_not_exist_is_neither_invited_nor_given(int number)
    {
        await using var database = await TestDatabase.Create();
        var administrator = await database.Joined("Administrator", Role.Administrator);
        var person = await database.Joined("A", Role.Researcher);
        Assert.Equal(["Account.RoleUnknown"], (await database.Get<InviteAccount>().Run(administrator, (Role)number)).Keys());
        Assert.Equal(["Account.RoleUnknown"], (await database.Get<ChangeAccount>()
            .GiveRole(administrator, person.AccountId!.Value, (Role)number)).Keys());
        Assert.Null(await database.Refused(person));
        Assert.DoesNotContain(InvitationState.Open, (await database.Get<FindInvitations>()
            .Run(administrator)).Value.Select(line => line.State));
    }

    [Fact]
    public async Task A_language_or_colours_that_do_not_exist_are_refused_and_the_account_shows_as_before()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("A", Role.Researcher);
        var profile = database.Get<EditProfile>();
        Assert.Equal(["Account.DisplayUnknown"],
            (await profile.Save(person, person.Name, new Display(DisplayLanguage.Khmer, (DisplayTheme)9, Display.UsualTimeZone))).Keys());
        Assert.Equal(["Account.DisplayUnknown"], (await profile.Choose(person, (DisplayLanguage)9, null)).Keys());
        Assert.Equal(new Display(null, null, Display.UsualTimeZone), (await profile.Show(person)).Value.Display);
    }

    [Theory]
    [InlineData("Test\u202EPerson", "Account.NameDisguised")]
    [InlineData("Tеst Person", "Account.NameMixed")]
    [InlineData("test person  taken", "Account.NameTaken")]
    [InlineData("Test Person Gone", "Account.NameTaken")]
    [InlineData("OPERATOR", "Account.NameTaken")]
    [InlineData(" ", "Account.NameNeeded")]
    public async Task A_name_that_is_disguised_or_anothers_is_refused_when_an_account_is_made_and_when_it_is_changed(string name,
        string problem)
    {
        await using var database = await TestDatabase.Create();
        await database.Joined("Taken", Role.Advocate);
        var renamed = await database.Joined("Gone", Role.Advocate);
        Assert.True((await database.Get<EditProfile>().Save(renamed, "Test Person Renamed",
            new Display(null, null, Display.UsualTimeZone))).Succeeded);
        var token = await database.Get<InviteAccount>().Run(Administrator, Role.Advocate);
        Assert.Equal([problem], (await database.Get<AcceptInvitation>()
            .Run(token.Value, new NewAccount(name, SignedInTeam.Email("New"), SignedInTeam.Password, SignedInTeam.Password), null)).Keys());
        var person = await database.Accepted(token.Value, "Second");
        Assert.Equal([problem], (await database.Get<EditProfile>().Save(person, name, new Display(null, null, Display.UsualTimeZone)))
            .Keys());
        Assert.Equal("Test Person Second", (await database.Get<EditProfile>().Show(person)).Value.Name);
    }

    [Fact]
    public async Task A_name_from_before_the_rules_stays_and_ones_own_may_be_typed_anew()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("A", Role.Researcher);
        await database.Rename(person, "Test  Person\tOld");
        var profile = database.Get<EditProfile>();
        Assert.True((await profile.Save(person, "Test  Person\tOld",
            new Display(DisplayLanguage.Khmer, null, Display.UsualTimeZone))).Succeeded);
        Assert.True((await profile.Save(person, "Test Person a", new Display(null, null, Display.UsualTimeZone))).Succeeded);
    }

    [Fact]
    public async Task Two_people_of_one_name_are_told_apart_wherever_it_stands_who_did_something_and_others_are_shown_as_before()
    {
        await using var database = await TestDatabase.Create();
        var (one, two, other) = (await database.Joined("One", Role.Researcher), await database.Joined("Two", Role.Researcher),
            await database.Joined("Other", Role.Researcher));
        foreach (var person in new[] { one, two }) await database.Rename(person, "Test Twin");
        (one, two) = (one with { Name = "Test Twin" }, two with { Name = "Test Twin" });
        var id = await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(one, new(null, 0, new() { Name = "Test Person A" })));
        await Saved(database.Get<SaveRecord>()
            .Handle<PersonDetails>(two, new(id, 1, new() { Name = "Test Person B" }, Reason: "Test reason")));
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(other,
            new(id, 2, new() { Name = "Test Person C" }, Reason: "Test reason")));

        string[] expected = ["Test Person Other", $"Test Twin (account {two.AccountId})", $"Test Twin (account {one.AccountId})"];
        Assert.Equal(expected, (await database.Get<ShowHistory>().Handle(Administrator, id)).Value.Entries.Select(entry => entry.By!));
        Assert.Equal(expected.Order(), (await database.Get<RecentChanges>().Handle(Administrator)).Value.Select(change => change.By)
            .Distinct().Order());
    }
}

internal static class Renaming
{
    /// <summary>Gives an account a name as a database from before the rules holds it.</summary>
    public static async Task Rename(this TestDatabase database, CurrentUser person, string name)
    {
        await using var db = database.Open();
        await db.Users.Where(account => account.Id == person.AccountId)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.DisplayName, name));
    }
}
