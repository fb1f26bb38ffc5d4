using CaseTracker.App.Database;
using CaseTracker.App.Lists;
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

    private static async Task<CurrentUser> Account(TestDatabase database, long id)
    {
        await using var db = database.Open();
        db.Users.Add(new Account { Id = id, UserName = $"test{id}", DisplayName = $"Test {id}", Role = Role.Advocate });
        db.Sessions.Add(new AccountSession { Id = id, AccountId = id, StartedAt = database.Clock.Now.UtcDateTime });
        await db.SaveChangesAsync();
        return new CurrentUser(id, id, $"Test {id}", Role.Advocate);
    }
}
