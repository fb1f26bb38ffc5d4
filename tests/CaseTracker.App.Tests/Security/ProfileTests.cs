using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

public sealed class ProfileTests
{
    private static readonly Display Chosen = new(DisplayLanguage.Khmer, DisplayTheme.Dark, "Europe/Paris");

    [Fact]
    public async Task Name_language_colours_and_time_zone_come_back_at_the_next_sign_in()
    {
        await using var database = await TestDatabase.Create();
        var user = await database.Joined("Person", Role.Advocate);
        Assert.Equal(new Display(null, null, "Asia/Phnom_Penh"), (await database.Get<EditProfile>().Show(user)).Value.Display);
        Assert.Equal("Test Renamed", (await database.Get<EditProfile>().Save(user, " Test Renamed ", Chosen)).Value.CurrentUser.Name);
        var again = (await database.Get<OpenSession>().Run(SignedInTeam.Email("Person"), SignedInTeam.Password, null)).Value;
        Assert.Equal(("Test Renamed", Chosen), (again.CurrentUser.Name, again.Display));
        Assert.Equal("Test Renamed", (await database.Get<KeepSession>().Look(user))!.Name);
    }

    [Fact]
    public async Task A_quick_choice_leaves_the_other_as_it_was()
    {
        await using var database = await TestDatabase.Create();
        var user = await database.Joined("Person", Role.Advocate);
        await database.Get<EditProfile>().Choose(user, null, DisplayTheme.Light);
        await database.Get<EditProfile>().Choose(user, DisplayLanguage.Khmer, null);
        Assert.Equal((DisplayLanguage.Khmer, DisplayTheme.Light), (Shown().Language, Shown().Theme));

        Display Shown() => database.Get<EditProfile>().Show(user).GetAwaiter().GetResult().Value.Display;
    }

    [Theory]
    [InlineData("", "Asia/Phnom_Penh", "Account.NameNeeded")]
    [InlineData("Test Person", "Nowhere/Else", "Account.ZoneUnknown")]
    public async Task What_cannot_be_kept_is_told_and_nothing_is_saved(string name, string zone, string problem)
    {
        await using var database = await TestDatabase.Create();
        var user = await database.Joined("Person", Role.Advocate);
        Assert.Equal([problem], (await database.Get<EditProfile>().Save(user, name, Chosen with { TimeZone = zone })).Keys());
        var shown = (await database.Get<EditProfile>().Show(user)).Value;
        Assert.Equal(("Test Person Person", (DisplayLanguage?)null), (shown.Name, shown.Display.Language));
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one_and_ends_the_other_sessions()
    {
        await using var database = await TestDatabase.Create();
        var (here, elsewhere) = (await database.Joined("Person", Role.Advocate), await database.SignedIn("Person"));
        var change = database.Get<ChangePassword>();
        const string next = "another long password";
        Assert.Equal(["Account.OldPasswordWrong"], (await change.Run(here, "a wrong password", next, next)).Keys());
        Assert.Equal(["Account.PasswordTooShort"], (await change.Run(here, SignedInTeam.Password, "short", "short")).Keys());
        Assert.Equal(["Account.PasswordsDiffer"], (await change.Run(here, SignedInTeam.Password, next, next + "x")).Keys());
        Assert.Equal(["Account.PasswordSame"], (await change.Run(here, SignedInTeam.Password, SignedInTeam.Password, SignedInTeam.Password))
            .Keys());
        Assert.Null(await database.Refused(elsewhere));

        Assert.Equal(1, (await change.Run(here, SignedInTeam.Password, next, next)).Value);
        Assert.Null(await database.Refused(here));
        Assert.Equal("Errors.SessionEnded", await database.Refused(elsewhere));
        Assert.False((await database.Get<OpenSession>().Run(SignedInTeam.Email("Person"), SignedInTeam.Password, null)).Succeeded);
        await database.SignedIn("Person", next);
    }

    [Fact]
    public async Task Guessing_the_old_password_makes_that_session_wait_and_no_other_way_in()
    {
        await using var database = await TestDatabase.Create();
        var user = await database.Joined("Person", Role.Advocate);
        for (var i = 0; i < 5; i++)
            await database.Get<ChangePassword>().Run(user, "a wrong password", "another long password", "another long password");
        Assert.Equal(["Account.OldPasswordWrong"], (await database.Get<ChangePassword>()
            .Run(user, SignedInTeam.Password, "another long password", "another long password")).Keys());
        await database.SignedIn("Person");
    }

    [Fact]
    public async Task A_person_ends_sessions_of_their_own_and_of_nobody_else()
    {
        await using var database = await TestDatabase.Create();
        var (here, there, third) = (await database.Joined("Person", Role.Advocate), await database.SignedIn("Person"),
            await database.SignedIn("Person"));
        var other = await database.Joined("Other", Role.Administrator);
        var end = database.Get<EndSession>();
        Assert.Equal([here.SessionId!.Value], (await database.Get<EditProfile>().Show(here)).Value.Sessions.Where(session => session.Here)
            .Select(session => session.Id));
        Assert.Equal(["Account.SessionUnknown"], (await end.One(other, there.SessionId!.Value)).Keys());
        Assert.Null(await database.Refused(there));
        Assert.True((await end.One(here, there.SessionId!.Value)).Succeeded);
        Assert.Equal("Errors.SessionEnded", await database.Refused(there));
        Assert.Equal(1, (await end.Others(here)).Value);
        Assert.Equal("Errors.SessionEnded", await database.Refused(third));
        Assert.Null(await database.Refused(here));
        Assert.Single((await database.Get<EditProfile>().Show(here)).Value.Sessions);
    }

    [Fact]
    public async Task The_local_operator_has_no_profile()
    {
        await using var database = await TestDatabase.Create();
        Assert.Equal(["Account.NoneOfOwn"], (await database.Get<EditProfile>().Show(Administrator)).Keys());
        Assert.Equal(["Account.NoneOfOwn"], (await database.Get<EndSession>().Others(Administrator)).Keys());
    }
}
