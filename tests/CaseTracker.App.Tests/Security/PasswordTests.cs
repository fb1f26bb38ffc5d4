using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

public sealed class PasswordTests
{
    [Theory]
    [InlineData("too short", "Account.PasswordTooShort")]
    [InlineData("1q2w3e4r5t6y", "Account.PasswordKnown")]
    [InlineData("1Q2W3E4R5T6Y", "Account.PasswordKnown")]
    [InlineData("casetracker2026", "Account.PasswordGuessable")]
    [InlineData("Test Person New 1", "Account.PasswordGuessable")]
    [InlineData("a boat sings at noon", null)]
    public async Task A_new_account_takes_no_password_that_anybody_would_try(string password, string? wrong)
    {
        await using var database = await TestDatabase.Create();
        var token = (await database.Get<InviteAccount>().Run(Administrator, Role.Advocate)).Value;
        var outcome = await database.Get<AcceptInvitation>().Run(token,
            new NewAccount("Test Person New", "test.new@example.org", password, password), null);
        Assert.Equal(wrong is null ? [] : [wrong], outcome.Keys());
    }

    [Fact]
    public async Task A_password_has_an_upper_bound_and_a_changed_one_follows_the_same_rules()
    {
        await using var database = await TestDatabase.Create();
        var person = await database.Joined("Person", Role.Advocate);
        var change = database.Get<ChangePassword>();
        Assert.Equal(["Account.PasswordTooLong"], await Changed(string.Concat(Enumerable.Repeat("boat sings", 26))));
        Assert.Equal(["Account.PasswordKnown"], await Changed("qwerty123456"));
        Assert.Equal(["Account.PasswordGuessable"], await Changed("person@example.org"));
        Assert.Empty(await Changed(string.Concat(Enumerable.Repeat("boat sings", 25))));

        async Task<string[]> Changed(string password) => (await change.Run(person, SignedInTeam.Password, password, password)).Keys();
    }

    [Fact]
    public async Task A_file_of_the_installation_adds_to_the_list()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, ["short", "A Boat Sings At Noon"]);
            await using var database = await TestDatabase.Create(more: services =>
                services.AddSingleton(new PasswordSettings(file, "Test Rivers Watch")));
            var known = database.Get<KnownPasswords>();
            Assert.True(known.Has("a boat sings at noon"));
            Assert.True(known.Has("qwerty123456"));
            Assert.False(known.Has("a boat sings at dusk"));
            Assert.Equal("Account.PasswordGuessable", database.Get<Passwords>()
                .Wrong("riverswatch2026", "riverswatch2026", "Test Person A", "a@example.org")?.Key);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Passwords_cost_what_OWASP_asks_for()
    {
        using var services = new ServiceCollection().AddLogging()
            .AddCaseTracker(new DatabaseOptions(DatabaseProvider.Sqlite, "Data Source=unused.db")).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value;
        Assert.True(options.IterationCount >= 210_000);
        // Identity's third format is PBKDF2 with HMAC-SHA512.
        Assert.Equal(PasswordHasherCompatibilityMode.IdentityV3, options.CompatibilityMode);
    }

    [Fact]
    public async Task A_hash_of_a_lower_cost_is_made_anew_at_sign_in()
    {
        await using var database = await TestDatabase.Create();
        await database.Joined("Person", Role.Advocate);
        var cheap = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 10 }));
        var before = cheap.HashPassword(new Account(), SignedInTeam.Password);
        await using (var db = database.Open())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(account => account.PasswordHash, before));
        await database.SignedIn("Person");
        await using var after = database.Open();
        var hash = (await after.Users.SingleAsync()).PasswordHash!;
        Assert.NotEqual(before, hash);
        // The cost stands in the hash: bytes 5 to 8, the highest first.
        Assert.Equal([0, 0, 0x03, 0xE8], Convert.FromBase64String(hash)[5..9]);
        await database.SignedIn("Person");
    }
}
