using CaseTracker.App.Database;
using CaseTracker.App.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Security;

public sealed class OpenSessionTests
{
    [Fact]
    public async Task Others_can_save_while_a_password_is_being_checked()
    {
        var slow = new SlowHasher();
        await using var database = await TestDatabase.Create(more: services => services.AddSingleton<IPasswordHasher<Account>>(slow));
        slow.Meanwhile = () => database.Person("Test Person A").GetAwaiter().GetResult();
        Assert.Equal(["Account.SignInRefused"], (await database.Get<OpenSession>().Run("test@example.org", "a wrong password", null))
            .Keys());
        Assert.True(slow.Saved);
    }

    /// <summary>Saves a record while it checks; with the writers' lock held, that waits in vain and fails.</summary>
    private sealed class SlowHasher : PasswordHasher<Account>
    {
        public Action Meanwhile { get; set; } = () => { };
        public bool Saved { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Meanwhile();
            Saved = true;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
