using CaseTracker.App.Lists;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

/// <summary>Passkeys as second factors, by a device in software that answers as a browser would send it.</summary>
public sealed class PasskeyTests
{
    private const string Origin = "https://cases.example.org";
    private static readonly PasskeySite Site = PasskeySite.Of(new Uri(Origin))!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://cases.example.org", true)]
    [InlineData("https://cases.example.org:8443/people", true)]
    [InlineData("http://localhost:5000", true)]
    [InlineData("http://cases.example.org", false)]
    [InlineData("http://127.0.0.1:5000", false)]
    [InlineData("https://192.0.2.7", false)]
    [InlineData("https://[2001:db8::7]", false)]
    public void Browsers_lend_passkeys_by_https_and_at_localhost_under_a_name(string address, bool lend) =>
        Assert.Equal(lend, PasskeySite.Of(new Uri(address)) is not null);

    [Fact]
    public async Task A_passkey_stands_in_for_the_code_and_no_answer_is_taken_twice()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", Role.Researcher);
        using var key = new SoftwareKey();
        var codes = await Added(database, person, key);
        Assert.Equal(SecondFactors.RecoveryCodes, codes.Distinct().Count());

        var pending = await database.Pending("Person");
        var open = database.Get<OpenSession>();
        var asked = (await open.AskForPasskey(pending, Site, Cancel))!;
        var answer = new PasskeyAnswer(asked.Sealed, key.Show(asked.Options, Origin));
        Assert.True((await open.WithPasskey(pending, Site, answer, null)).Succeeded);
        Assert.Equal(["Account.PasskeyWrong"], (await open.WithPasskey(pending, Site, answer, null)).Keys());
        // Its recovery codes are as those of an app.
        Assert.True((await open.WithCode(await database.Pending("Person"), codes[0], null)).Succeeded);
        Assert.Equal(["Account.CodeWrong"], (await open.WithCode(await database.Pending("Person"), "000000", null)).Keys());
    }

    [Theory]
    [InlineData("https://cases.example.org.evil.example")]
    [InlineData("http://cases.example.org")]
    [InlineData("https://cases.example.org:8443")]
    public async Task An_answer_that_was_given_elsewhere_lets_nobody_in(string elsewhere)
    {
        await using var database = await TestDatabase.Create();
        using var key = new SoftwareKey();
        await Added(database, await database.Joined("Person", Role.Researcher), key);
        var (open, pending) = (database.Get<OpenSession>(), await database.Pending("Person"));
        var asked = (await open.AskForPasskey(pending, Site, Cancel))!;
        Assert.Equal(["Account.PasskeyWrong"], (await open.WithPasskey(pending, Site,
            new(asked.Sealed, key.Show(asked.Options, elsewhere)), null)).Keys());
        // Nor does a page elsewhere get a question that it could pass on.
        Assert.Equal(["Account.PasskeyWrong"], (await open.WithPasskey(pending, PasskeySite.Of(new Uri("https://evil.example")),
            new(asked.Sealed, key.Show(asked.Options, Origin)), null)).Keys());
    }

    [Fact]
    public async Task Neither_anothers_passkey_nor_another_question_nor_nonsense_lets_somebody_in()
    {
        await using var database = await TestDatabase.Create();
        using var key = new SoftwareKey();
        using var others = new SoftwareKey();
        var person = await database.Joined("Person", Role.Researcher);
        var other = await database.Joined("Other", Role.Administrator);
        await Added(database, person, key);
        await Added(database, other, others);
        var (open, pending) = (database.Get<OpenSession>(), await database.Pending("Person"));
        var asked = (await open.AskForPasskey(pending, Site, Cancel))!;
        var theirs = (await open.AskForPasskey(await database.Pending("Other"), Site, Cancel))!;
        var confirming = (await database.Get<ConfirmIdentity>().AskForPasskey(person, Site, Cancel)).Value!;
        foreach (var (question, response) in new[]
        {
            (asked.Sealed, others.Show(asked.Options, Origin)), (theirs.Sealed, others.Show(theirs.Options, Origin)),
            (theirs.Sealed, key.Show(theirs.Options, Origin)), (confirming.Sealed, key.Show(confirming.Options, Origin)),
            (asked.Sealed, key.Show(theirs.Options, Origin)), (asked.Sealed, "nonsense"), (asked.Sealed, "{}"), (asked.Sealed, "null"),
            ("nonsense", key.Show(asked.Options, Origin)),
        })
        {
            Assert.Equal(["Account.PasskeyWrong"],
                (await open.WithPasskey(await database.Pending("Person"), Site, new(question, response), null)).Keys());
            // Each counts like a wrong password; the next stands for another day.
            database.Clock.Advance(TimeSpan.FromSeconds(1));
            await using var db = database.Open();
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.AccessFailedCount, 0), Cancel);
        }
        database.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(["Account.PasskeyWrong"], (await open.WithPasskey(await database.Pending("Person"), Site,
            new(asked.Sealed, key.Show(asked.Options, Origin)), null)).Keys());
    }

    [Fact]
    public async Task Wrong_answers_count_like_wrong_passwords()
    {
        await using var database = await TestDatabase.Create();
        using var key = new SoftwareKey();
        await Added(database, await database.Joined("Person", Role.Researcher), key);
        var open = database.Get<OpenSession>();
        for (var tries = 0; tries < 5; tries++)
            Assert.Equal(["Account.PasskeyWrong"],
                (await open.WithPasskey(await database.Pending("Person"), Site, new("nonsense", "nonsense"), null)).Keys());
        Assert.Equal(["Account.SignInRefused"], (await open.Run(SignedInTeam.Email("Person"), SignedInTeam.Password, null)).Keys());
    }

    [Fact]
    public async Task A_copy_of_a_device_that_counts_its_uses_falls_behind_and_is_refused()
    {
        await using var database = await TestDatabase.Create();
        using var key = new SoftwareKey { Uses = 5 };
        await Added(database, await database.Joined("Person", Role.Researcher), key);
        Assert.True((await SignedIn(database, key)).Succeeded);
        key.Uses = 5;
        Assert.Equal(["Account.PasskeyWrong"], (await SignedIn(database, key)).Keys());
        key.Uses = 7;
        Assert.True((await SignedIn(database, key)).Succeeded);
    }

    [Fact]
    public async Task A_passkey_confirms_and_is_the_factor_that_a_role_needs()
    {
        await using var database = await TestDatabase.Create(more: services =>
            services.AddSingleton(new SecondFactorPolicy([Role.Researcher])));
        await database.Joined("Admin", Role.Administrator);
        var person = await database.Joined("Person", Role.Researcher);
        var list = database.Get<ListRecords>();
        var people = new RecordQuestion(RecordLists.Find("people")!);
        Assert.False((await list.Handle(person, people, Cancel)).Succeeded);
        using var key = new SoftwareKey();
        await Added(database, person, key);
        Assert.True((await list.Handle(person, people, Cancel)).Succeeded);

        var confirm = database.Get<ConfirmIdentity>();
        var asked = (await confirm.AskForPasskey(person, Site, Cancel)).Value!;
        var answer = new PasskeyAnswer(asked.Sealed, key.Show(asked.Options, Origin));
        Assert.Equal(["Account.CodeWrong"], (await confirm.Run(person, SignedInTeam.Password, "", cancel: Cancel)).Keys());
        Assert.Equal(["Account.OldPasswordWrong"], (await confirm.Run(person, "a wrong password", "", (Site, answer), Cancel)).Keys());
        Assert.True((await confirm.Run(person, SignedInTeam.Password, "", (Site, answer), Cancel)).Succeeded);
        Assert.Equal(["Account.PasskeyWrong"], (await confirm.Run(person, SignedInTeam.Password, "", (Site, answer), Cancel)).Keys());
    }

    [Fact]
    public async Task With_the_last_factor_its_recovery_codes_go_and_an_administrator_takes_all_away()
    {
        await using var database = await TestDatabase.Create();
        var admin = await database.Joined("Admin", Role.Administrator);
        var person = await database.Joined("Person", Role.Researcher);
        using var one = new SoftwareKey();
        using var two = new SoftwareKey();
        await Added(database, person, one);
        // A device that has one makes no second.
        Assert.Equal(["Account.PasskeyNotAdded"], (await Add(database, person, one, "Test again")).Keys());
        Assert.Empty(await Added(database, person, two));
        var (keys, factor) = (database.Get<SetUpPasskeys>(), database.Get<SetUpSecondFactor>());
        var own = (await factor.Show(person, Cancel)).Value;
        Assert.Equal((2, SecondFactors.RecoveryCodes, true), (own.Passkeys.Count, own.RecoveryCodes, own.Any));
        Assert.Equal(["Account.PasskeyMissing"], (await keys.Remove(admin, own.Passkeys[0].Id, Cancel)).Keys());
        Assert.True((await keys.Remove(person, own.Passkeys[0].Id, Cancel)).Succeeded);
        Assert.Equal(["Account.PasskeyWrong"], (await SignedIn(database, one)).Keys());
        Assert.True((await keys.Remove(person, own.Passkeys[1].Id, Cancel)).Succeeded);
        own = (await factor.Show(person, Cancel)).Value;
        Assert.Equal((0, 0, false), (own.Passkeys.Count, own.RecoveryCodes, own.Any));
        Assert.True((await database.Get<OpenSession>().Run(SignedInTeam.Email("Person"), SignedInTeam.Password, null)).Succeeded);

        await Added(database, person, one);
        Assert.True((await factor.Remove(person, Cancel)).Succeeded);
        Assert.False((await factor.Show(person, Cancel)).Value.Any);
    }

    [Theory]
    [InlineData("", "Account.PasskeyNameUnusable")]
    [InlineData("   ", "Account.PasskeyNameUnusable")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890", "Account.PasskeyNameUnusable")]
    public async Task A_passkey_has_a_name(string name, string told)
    {
        await using var database = await TestDatabase.Create();
        using var key = new SoftwareKey();
        Assert.Equal([told], (await Add(database, await database.Joined("Person", Role.Researcher), key, name)).Keys());
    }

    private static async Task<Outcome<IReadOnlyList<string>>> Add(TestDatabase database, CurrentUser person, SoftwareKey key, string name)
    {
        var keys = database.Get<SetUpPasskeys>();
        var asked = (await keys.Offer(person, Site, Cancel)).Value;
        return await keys.Add(person, Site, name, new(asked.Sealed, key.Make(asked.Options, Origin)), Cancel);
    }

    private static async Task<IReadOnlyList<string>> Added(TestDatabase database, CurrentUser person, SoftwareKey key) =>
        (await Add(database, person, key, "Test key")).Value;

    private static async Task<Outcome<SignedIn>> SignedIn(TestDatabase database, SoftwareKey key)
    {
        var (open, pending) = (database.Get<OpenSession>(), await database.Pending("Person"));
        return await open.AskForPasskey(pending, Site, Cancel) is { } asked
            ? await open.WithPasskey(pending, Site, new(asked.Sealed, key.Show(asked.Options, Origin)), null)
            : throw new InvalidOperationException("Nothing is asked.");
    }
}
