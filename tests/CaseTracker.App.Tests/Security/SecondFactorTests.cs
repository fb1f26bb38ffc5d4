using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

public sealed class SecondFactorTests
{
    private static readonly SecondFactorPolicy ForResearchers = new([Role.Researcher]);

    [Fact]
    public async Task After_the_password_a_code_is_asked_and_each_works_once()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", Role.Researcher);
        var (secret, _) = await database.WithFactor(person);
        var open = database.Get<OpenSession>();

        // The code that set it up is used up.
        var code = Code(database, secret);
        Assert.Equal(["Account.CodeWrong"], (await open.WithCode(await database.Pending("Person"), code, null)).Keys());
        database.Clock.Advance(TimeSpan.FromSeconds(30));
        code = Code(database, secret);
        var pending = await database.Pending("Person");
        Assert.True((await open.WithCode(pending, code, null)).Succeeded);
        Assert.Equal(["Account.CodeWrong"], (await open.WithCode(pending, code, null)).Keys());
        // Nor is one that the app showed before it.
        database.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["Account.CodeWrong"], (await open.WithCode(pending, code, null)).Keys());
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public async Task The_clock_of_the_phone_may_be_half_a_minute_wrong(int seconds, bool right)
    {
        await using var database = await TestDatabase.Create();
        var (secret, _) = await database.WithFactor(await database.Joined("Person", Role.Researcher));
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        var code = new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(database.Clock.GetUtcNow().UtcDateTime.AddSeconds(seconds));
        Assert.Equal(right, (await database.Get<OpenSession>().WithCode(await database.Pending("Person"), code, null)).Succeeded);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once_however_it_is_typed()
    {
        await using var database = await TestDatabase.Create();
        var (_, codes) = await database.WithFactor(await database.Joined("Person", Role.Researcher));
        Assert.Equal(SecondFactors.RecoveryCodes, codes.Distinct().Count());
        var open = database.Get<OpenSession>();
        var typed = codes[0].Replace('-', ' ').ToLowerInvariant();
        Assert.True((await open.WithCode(await database.Pending("Person"), typed, null)).Succeeded);
        Assert.False((await open.WithCode(await database.Pending("Person"), codes[0], null)).Succeeded);
        Assert.True((await open.WithCode(await database.Pending("Person"), codes[1], null)).Succeeded);
    }

    [Fact]
    public async Task Neither_the_secret_nor_a_recovery_code_can_be_read_in_the_database()
    {
        await using var database = await TestDatabase.Create();
        var (secret, codes) = await database.WithFactor(await database.Joined("Person", Role.Researcher));
        await using var db = database.Open();
        var factor = await db.SecondFactors.SingleAsync();
        Assert.DoesNotContain(secret, factor.ProtectedSecret, StringComparison.OrdinalIgnoreCase);
        var kept = string.Join('\n', await db.RecoveryCodes.Select(code => code.CodeHash).ToListAsync())
            + string.Join('\n', await db.AuditEntries.Select(entry => entry.Changes).ToListAsync());
        Assert.All(codes.Append(secret), code =>
            Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), kept, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Wrong_codes_count_like_wrong_passwords_and_the_right_password_between_them_begins_no_new_count()
    {
        await using var database = await TestDatabase.Create();
        var (secret, _) = await database.WithFactor(await database.Joined("Person", Role.Researcher));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var open = database.Get<OpenSession>();
        for (var tries = 0; tries < 5; tries++)
            Assert.Equal(["Account.CodeWrong"], (await open.WithCode(await database.Pending("Person"), "000000", null)).Keys());
        Assert.Equal(["Account.SignInRefused"],
            (await open.Run(SignedInTeam.Email("Person"), SignedInTeam.Password, null)).Keys());
        database.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.True((await open.WithCode(await database.Pending("Person"), Code(database, secret), null)).Succeeded);
    }

    [Fact]
    public async Task What_stands_between_password_and_code_holds_for_minutes_and_for_one_account()
    {
        await using var database = await TestDatabase.Create();
        await database.Joined("Admin", Role.Administrator);
        var person = await database.Joined("Person", Role.Researcher);
        var other = await database.Joined("Other", Role.Researcher);
        var (secret, _) = await database.WithFactor(person);
        await database.WithFactor(other);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var open = database.Get<OpenSession>();
        Assert.Equal(["Account.CodeTooLate"], (await open.WithCode("nonsense", Code(database, secret), null)).Keys());
        Assert.Equal(["Account.CodeTooLate"], (await open.WithCode(null, Code(database, secret), null)).Keys());
        Assert.Equal(["Account.CodeWrong"], (await open.WithCode(await database.Pending("Other"), Code(database, secret), null)).Keys());

        var late = await database.Pending("Person");
        database.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(["Account.CodeTooLate"], (await open.WithCode(late, Code(database, secret), null)).Keys());
        var voided = await database.Pending("Person");
        Assert.True((await database.Get<ChangeAccount>().ResetSecondFactor(Administrator, person.AccountId!.Value, "Test reason"))
            .Succeeded);
        Assert.Equal(["Account.CodeTooLate"], (await open.WithCode(voided, Code(database, secret), null)).Keys());
    }

    [Fact]
    public async Task An_account_whose_role_needs_one_reaches_nothing_but_its_own_setting_up()
    {
        await using var database = await TestDatabase.Create(more: services => services.AddSingleton(ForResearchers));
        var person = await database.Joined("Person", Role.Researcher);
        Assert.Equal(["Account.SecondFactorNeeded"], (await database.Get<ListRecords>()
            .Handle(person, new RecordQuestion(RecordLists.Find("people")!))).Keys());
        foreach (var permission in Enum.GetValues<Permission>())
            Assert.Equal("Account.SecondFactorNeeded", await database.Refused(person, permission));
        Assert.Equal(["Account.SecondFactorNeeded"], (await database.Get<EditProfile>().Show(person)).Keys());
        Assert.True((await database.Get<KeepSession>().Look(person))!.NeedsSecondFactor);
        // Another role does not need it.
        Assert.Null(await database.Refused(await database.Joined("Advocate", Role.Advocate)));

        await database.WithFactor(person);
        Assert.Null(await database.Refused(person));
        Assert.False((await database.Get<KeepSession>().Look(person))!.NeedsSecondFactor);
        // Without it again, nothing again.
        Assert.True((await database.Get<SetUpSecondFactor>().Remove(person)).Succeeded);
        Assert.Equal("Account.SecondFactorNeeded", await database.Refused(person));
    }

    [Fact]
    public async Task Setting_up_ends_the_sessions_that_never_showed_a_code_and_is_audited()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", Role.Researcher);
        var elsewhere = await database.SignedIn("Person");
        await database.WithFactor(person);
        Assert.Equal("Errors.SessionEnded", await database.Refused(elsewhere));
        Assert.Null(await database.Refused(person));
        Assert.Equal(["Account.SecondFactorStands"], (await database.Get<SetUpSecondFactor>().Offer(person)).Keys());
        Assert.Contains("second factor set up", await database.LastAudited(), StringComparison.Ordinal);
        Assert.Null(await database.Get<VerifyAudit>().FirstBroken());
    }

    [Fact]
    public async Task What_was_offered_to_one_account_sets_up_nothing_for_another_and_a_slip_keeps_the_secret()
    {
        await using var database = await TestDatabase.Create();
        var (person, other) = (await database.Joined("Person", Role.Researcher), await database.Joined("Other", Role.Researcher));
        var setUp = database.Get<SetUpSecondFactor>();
        var offer = (await setUp.Offer(person)).Value;
        Assert.Equal(["Account.OfferTooLate"], (await setUp.Confirm(other, offer.Sealed, Code(database, Plain(offer)))).Keys());
        Assert.Equal(["Account.CodeWrong"], (await setUp.Confirm(person, offer.Sealed, "000000")).Keys());
        Assert.Equal(offer.Secret, (await setUp.Offer(person, offer.Sealed)).Value.Secret);
        Assert.NotEqual(offer.Secret, (await setUp.Offer(other, offer.Sealed)).Value.Secret);
        Assert.True((await setUp.Confirm(person, offer.Sealed, Code(database, Plain(offer)))).Succeeded);
    }

    [Fact]
    public async Task Only_an_administrator_who_says_why_resets_it_and_the_sessions_end()
    {
        await using var database = await TestDatabase.Create();
        var (administrator, person) =
            (await database.Joined("Admin", Role.Administrator), await database.Joined("Person", Role.Researcher));
        await database.WithFactor(person);
        var change = database.Get<ChangeAccount>();
        Assert.Equal(["Errors.NotAllowed"], (await change.ResetSecondFactor(person, administrator.AccountId!.Value, "Test reason")).Keys());
        Assert.Equal(["Account.ReasonNeeded"], (await change.ResetSecondFactor(administrator, person.AccountId!.Value, "")).Keys());
        database.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(["Account.ConfirmationNeeded"],
            (await change.ResetSecondFactor(administrator, person.AccountId!.Value, "Test reason")).Keys());
        Assert.True((await database.Get<ConfirmIdentity>().Run(administrator, SignedInTeam.Password, "")).Succeeded);
        Assert.True((await change.ResetSecondFactor(administrator, person.AccountId!.Value, "Test reason")).Succeeded);
        Assert.Equal("Errors.SessionEnded", await database.Refused(person));
        await database.SignedIn("Person");
        Assert.Contains("second factor reset", await database.Audited("Test reason"), StringComparison.Ordinal);
    }

    internal static string Code(TestDatabase database, string secret) =>
        new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(database.Clock.GetUtcNow().UtcDateTime);

    internal static string Plain(SecondFactorOffer offer) => offer.Secret.Replace(" ", "", StringComparison.Ordinal);
}

/// <summary>Second factors of test accounts.</summary>
internal static class SecondFactorSteps
{
    /// <summary>Sets one up, as the page does. The secret, and the recovery codes.</summary>
    public static async Task<(string Secret, IReadOnlyList<string> Codes)> WithFactor(this TestDatabase database, CurrentUser user)
    {
        var setUp = database.Get<SetUpSecondFactor>();
        var offer = (await setUp.Offer(user)).Value;
        var secret = SecondFactorTests.Plain(offer);
        return (secret, (await setUp.Confirm(user, offer.Sealed, SecondFactorTests.Code(database, secret))).Value);
    }

    /// <summary>Gives the right password; what stands until the code comes.</summary>
    public static async Task<string> Pending(this TestDatabase database, string word) =>
        Assert.IsType<CodeNeeded>(Assert.Single((await database.Get<OpenSession>()
            .Run(SignedInTeam.Email(word), SignedInTeam.Password, null)).Problems)).Pending;

    public static async Task<string> LastAudited(this TestDatabase database)
    {
        await using var db = database.Open();
        return await db.AuditEntries.OrderByDescending(entry => entry.Id).Where(entry => entry.Action == AuditAction.AccountChanged)
            .Select(entry => entry.Changes).FirstAsync();
    }

    /// <summary>What was audited with this reason.</summary>
    public static async Task<string> Audited(this TestDatabase database, string reason)
    {
        await using var db = database.Open();
        return await db.AuditEntries.Where(entry => entry.Reason == reason).Select(entry => entry.Changes).SingleAsync();
    }
}
