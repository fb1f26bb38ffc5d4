using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Tests.Lists;

public class SavedViewsTests
{
    private const string Address = "/prisoners?as-of=2024-12-10&sex=Female";

    [Fact]
    public async Task A_view_is_kept_renamed_and_deleted_by_its_account_and_unknown_to_others()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await Account(database, 1), await Account(database, 2));
        var views = database.Get<SavedViews>();
        var saved = (await views.Save(one, " Women held ", Address)).Value;
        Assert.Equal(("Women held", Address), (saved.Name, saved.Address));
        Assert.Equal([saved], (await views.List(one)).Value);
        Assert.Empty((await views.List(other)).Value);
        Assert.Equal(["PrisonerPages.ViewGone"], (await views.Rename(other, saved.Id, "Mine")).Keys());
        Assert.Equal(["PrisonerPages.ViewGone"], (await views.Delete(other, saved.Id)).Keys());
        Assert.True((await views.Save(other, "Women held", Address)).Succeeded);

        Assert.Equal("Women", (await views.Rename(one, saved.Id, "Women")).Value.Name);
        Assert.True((await views.Delete(one, saved.Id)).Succeeded);
        Assert.Empty((await views.List(one)).Value);
        Assert.Single((await views.List(other)).Value);
    }

    [Theory]
    [InlineData(" ", Address, "PrisonerPages.ViewNameMissing")]
    [InlineData("women HELD", Address, "PrisonerPages.ViewNameTaken")]
    [InlineData("Elsewhere", "https://example.org/prisoners", "PrisonerPages.ViewElsewhere")]
    [InlineData("Elsewhere", "/accounts", "PrisonerPages.ViewElsewhere")]
    public async Task A_view_that_cannot_be_kept_is_told_and_changes_nothing(string name, string address, string problem)
    {
        await using var database = await TestDatabase.Create();
        var user = await Account(database, 1);
        var views = database.Get<SavedViews>();
        Assert.True((await views.Save(user, "Women held", Address)).Succeeded);
        Assert.Equal([problem], (await views.Save(user, name, address)).Keys());
        Assert.Equal(["PrisonerPages.ViewNameTooLong"], (await views.Save(user, new string('x', 101), Address)).Keys());
        Assert.Equal(["PrisonerPages.ViewTooLong"], (await views.Save(user, "Long", Address + new string('x', 4000))).Keys());
        Assert.Single((await views.List(user)).Value);
    }

    [Fact]
    public async Task A_shared_view_is_found_by_all_and_changed_by_its_account_or_an_administrator_alone()
    {
        await using var database = await TestDatabase.Create();
        var (one, other, administrator) = (await Account(database, 1), await Account(database, 2),
            await Account(database, 3, Role.Administrator));
        var views = database.Get<SavedViews>();
        var saved = (await views.Save(one, "Women held", Address)).Value;
        Assert.Equal(["PrisonerPages.ViewGone"], (await views.Share(other, saved.Id, true)).Keys());
        Assert.Equal(["PrisonerPages.ViewGone"], (await views.Share(administrator, saved.Id, true)).Keys());

        Assert.True((await views.Share(one, saved.Id, true)).Value.Shared);
        var found = Assert.Single((await views.List(other)).Value);
        Assert.Equal(("Women held", Address, "Test 1", false, false),
            (found.Name, found.Address, found.Owner, found.MayChange, found.Opened));
        var own = Assert.Single((await views.List(one)).Value);
        Assert.Equal((null, true), (own.Owner, own.MayChange));
        Assert.Equal(["PrisonerPages.ViewGone"], (await views.Rename(other, saved.Id, "Mine")).Keys());
        Assert.Equal(["PrisonerPages.ViewGone"], (await views.Share(other, saved.Id, false)).Keys());
        Assert.Equal(["PrisonerPages.ViewGone"], (await views.Delete(other, saved.Id)).Keys());

        Assert.True((await views.Rename(administrator, saved.Id, "Women")).Succeeded);
        Assert.False((await views.Share(administrator, saved.Id, false)).Value.Shared);
        Assert.Empty((await views.List(other)).Value);
        Assert.Equal(["PrisonerPages.ViewGone"], (await views.Open(other, saved.Id)).Keys());
        Assert.Equal("Women", Assert.Single((await views.List(one)).Value).Name);
    }

    [Fact]
    public async Task What_was_recorded_since_the_reader_opened_a_view_is_new_in_it_as_far_as_the_reader_sees()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (await Account(database, 1), await Account(database, 2));
        var views = database.Get<SavedViews>();
        await database.Person("Test Person A");
        var saved = (await views.Save(one, "People", "/people", shared: true)).Value;
        var question = new RecordQuestion(RecordLists.Find("people")!);
        Assert.Equal(0, (await views.CountNew(one, saved, question)).Value);

        await database.Person("Test Person B");
        await database.Person("Test Person C", level: Confidentiality.Restricted);
        Assert.Equal(1, await New(one));
        // Who never opened it has nothing to compare with.
        Assert.Equal(0, await New(other));
        Assert.True((await views.Open(one, saved.Id)).Succeeded);
        Assert.Equal(0, await New(one));
        Assert.True((await views.Open(other, saved.Id)).Value.Opened);
        await database.Person("Test Person D");
        Assert.Equal((1, 1), (await New(one), await New(other)));

        async Task<int> New(CurrentUser user) =>
            (await views.CountNew(user, Assert.Single((await views.List(user)).Value), question)).Value;
    }

    [Fact]
    public async Task A_prisoner_is_new_in_a_view_once_an_event_of_custody_was_recorded_that_the_reader_may_know_of()
    {
        await using var database = await TestDatabase.Create();
        var user = await Account(database, 1);
        var views = database.Get<SavedViews>();
        var (arrested, told, hidden) = (await database.Person("Test Person A"), await database.Person("Test Person B"),
            await database.Person("Test Person C"));
        foreach (var person in new[] { told, hidden }) await database.Event(person, CustodyEventKind.Arrest, "2024-03-01");
        var saved = (await views.Save(user, "Held", Address)).Value;
        var question = new PrisonerQuestion(new DateOnly(2024, 12, 10));
        Assert.Equal(0, (await views.CountNew(user, saved, question)).Value);
        await database.Event(arrested, CustodyEventKind.Arrest, "2024-04-01");
        await database.Event(told, CustodyEventKind.ConfirmedHeld, "2024-05-01");
        await database.Event(hidden, CustodyEventKind.ConfirmedHeld, "2024-05-01", level: Confidentiality.Restricted);
        Assert.Equal(2, (await views.CountNew(user, saved, question)).Value);
    }

    [Theory]
    [InlineData("/people?kind=Group&show=sex,occupation")]
    [InlineData("/land")]
    [InlineData("/land/matrix?rows=province&columns=status")]
    [InlineData("/prisoners/cross-tab?rows=label&columns=sex")]
    public async Task A_view_of_any_list_or_matrix_is_kept(string address)
    {
        await using var database = await TestDatabase.Create();
        var user = await Account(database, 1);
        Assert.Equal(address, (await database.Get<SavedViews>().Save(user, "Test view", address)).Value.Address);
    }

    [Fact]
    public async Task The_operator_has_no_account_to_keep_a_view_in()
    {
        await using var database = await TestDatabase.Create();
        Assert.Equal(["PrisonerPages.ViewNoAccount"], (await database.Get<SavedViews>().Save(Team.Advocate, "Mine", Address)).Keys());
        Assert.Empty((await database.Get<SavedViews>().List(Team.Advocate)).Value);
    }

    private static async Task<CurrentUser> Account(TestDatabase database, long id, Role role = Role.Advocate)
    {
        await using var db = database.Open();
        db.Users.Add(new Account { Id = id, UserName = $"test{id}", DisplayName = $"Test {id}", Role = role });
        db.Sessions.Add(new AccountSession { Id = id, AccountId = id, StartedAt = database.Clock.Now.UtcDateTime });
        await db.SaveChangesAsync();
        return new CurrentUser(id, id, $"Test {id}", role);
    }
}
