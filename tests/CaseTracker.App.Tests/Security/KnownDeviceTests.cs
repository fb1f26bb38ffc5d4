using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>A stranger who knows an e-mail keeps nobody out.</summary>
public sealed class KnownDeviceTests
{
    private static readonly string[] Refused = ["Account.SignInRefused"];

    [Fact]
    public async Task However_often_strangers_guess_the_person_comes_in_from_a_known_device_and_strangers_wait()
    {
        await using var database = await TestDatabase.Create();
        await database.Joined("Person", Role.Researcher);
        var device = (await Try(database)).Value.Device!;
        for (var round = 0; round < 3; round++)
        {
            for (var tries = 0; tries < 6; tries++) await Try(database, "a wrong password");
            Assert.Equal(Refused, (await Try(database)).Keys());
            Assert.True((await Try(database, device: device)).Succeeded);
            // That the person is in lets no stranger try again.
            Assert.Equal(Refused, (await Try(database)).Keys());
            database.Clock.Advance(TimeSpan.FromMinutes(5));
        }
        database.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True((await Try(database)).Succeeded);
    }

    [Fact]
    public async Task Whoever_guesses_at_a_known_device_makes_that_device_wait_alone()
    {
        await using var database = await TestDatabase.Create();
        await database.Joined("Person", Role.Researcher);
        var (one, other) = ((await Try(database)).Value.Device!, (await Try(database)).Value.Device!);
        for (var tries = 0; tries < 5; tries++) await Try(database, "a wrong password", one);
        Assert.Equal(Refused, (await Try(database, device: one)).Keys());
        Assert.True((await Try(database, device: other)).Succeeded);
        Assert.True((await Try(database)).Succeeded);
        database.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True((await Try(database, device: one)).Succeeded);
    }

    [Fact]
    public async Task A_device_of_one_account_is_a_stranger_to_another_and_a_made_up_or_old_one_to_all()
    {
        await using var database = await TestDatabase.Create();
        await database.Joined("Person", Role.Researcher);
        await database.Joined("Other", Role.Researcher);
        var others = (await database.Get<OpenSession>().Run(SignedInTeam.Email("Other"), SignedInTeam.Password, null)).Value.Device!;
        var own = (await Try(database)).Value.Device!;
        foreach (var device in new[] { others, "nonsense", own + "x", "" })
            for (var tries = 0; tries < 2; tries++) await Try(database, "a wrong password", device);
        Assert.Equal(Refused, (await Try(database, device: others)).Keys());
        Assert.True((await Try(database, device: own)).Succeeded);
        database.Clock.Advance(KnownDevices.KnownFor);
        Assert.Null(database.Get<KnownDevices>().Token(own));
    }

    [Fact]
    public async Task One_browser_may_be_two_peoples_and_an_account_knows_a_limited_number()
    {
        await using var database = await TestDatabase.Create();
        await database.Joined("Person", Role.Researcher);
        await database.Joined("Other", Role.Researcher);
        var shared = (await Try(database)).Value.Device!;
        var again = (await database.Get<OpenSession>().Run(SignedInTeam.Email("Other"), SignedInTeam.Password, null, shared)).Value.Device!;
        Assert.Equal(database.Get<KnownDevices>().Token(shared), database.Get<KnownDevices>().Token(again));
        for (var devices = 0; devices < 30; devices++) await Try(database);
        await using var db = database.Open();
        Assert.Equal(20, await db.KnownDevices.CountAsync(known => known.AccountId == 1));
        Assert.DoesNotContain(await db.KnownDevices.Select(known => known.TokenHash).ToListAsync(),
            hash => hash == database.Get<KnownDevices>().Token(again));
    }

    [Fact]
    public async Task Strangers_do_not_keep_a_locked_page_locked_and_codes_are_counted_alike()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", Role.Researcher);
        var (secret, codes) = await database.WithFactor(person);
        var device = (await database.Get<OpenSession>().WithCode(await database.Pending("Person"), codes[0], null)).Value.Device!;
        for (var tries = 0; tries < 5; tries++)
            await database.Get<OpenSession>().WithCode(await database.Pending("Person"), "000000", null);
        Assert.Equal(Refused, (await Try(database)).Keys());
        Assert.True((await database.Get<LockSession>().Unlock(person, SignedInTeam.Password)).Succeeded);
        Assert.True((await database.Get<ConfirmIdentity>().Run(person, SignedInTeam.Password, codes[1])).Succeeded);
        var pending = Assert.IsType<CodeNeeded>(Assert.Single((await Try(database, device: device)).Problems)).Pending;
        Assert.True((await database.Get<OpenSession>().WithCode(pending, codes[2], null, device)).Succeeded);
        Assert.NotEmpty(secret);
    }

    [Fact]
    public async Task Within_a_session_five_wrong_passwords_are_enough()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", Role.Researcher);
        for (var tries = 0; tries < 5; tries++) await database.Get<LockSession>().Unlock(person, "a wrong password");
        Assert.False((await database.Get<LockSession>().Unlock(person, SignedInTeam.Password)).Succeeded);
        Assert.False((await database.Get<ConfirmIdentity>().Run(person, SignedInTeam.Password, "")).Succeeded);
        Assert.True((await Try(database)).Succeeded);
    }

    private static Task<Outcome<SignedIn>> Try(TestDatabase database, string password = SignedInTeam.Password, string? device = null) =>
        database.Get<OpenSession>().Run(SignedInTeam.Email("Person"), password, null, device);
}
