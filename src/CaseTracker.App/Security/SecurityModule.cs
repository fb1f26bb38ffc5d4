using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseTracker.App.Security;

/// <summary>What has to do with accounts: Identity's password hashing, normalising and limits, over our own
/// handlers, so that an account's change and its audit row share one transaction.</summary>
internal sealed class SecurityModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(Access), typeof(AccountWork), typeof(Passwords), typeof(KeepSession), typeof(ExpireSessions), typeof(OpenSession),
        typeof(LockSession), typeof(EndSession), typeof(InviteAccount), typeof(FindInvitations), typeof(AcceptInvitation),
        typeof(FindAccounts), typeof(ChangeAccount), typeof(EditProfile), typeof(ChangePassword), typeof(SealedTokens),
        typeof(SecondFactors), typeof(SetUpSecondFactor), typeof(ConfirmIdentity), typeof(FindCommandUser),
    ];

    public override void Register(IServiceCollection services)
    {
        base.Register(services);
        // Only what is used: Identity's managers would ask for a store, which our own handlers are instead.
        services.Configure<IdentityOptions>(options =>
        {
            // Length is what counts; forced symbols make people write passwords down (NIST SP 800-63B, 3.1.1.2).
            options.Password = new PasswordOptions
            {
                RequiredLength = 12,
                RequiredUniqueChars = 1,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
            options.Lockout = new LockoutOptions
            {
                MaxFailedAccessAttempts = 5,
                DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15),
                AllowedForNewUsers = true
            };
        });
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<SessionEnds>();
        services.TryAddSingleton(SessionLimits.Default);
        services.TryAddSingleton(SecondFactorPolicy.None);
        services.AddDataProtection().SetApplicationName("CaseTracker");
    }
}
