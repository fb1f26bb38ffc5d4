using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Kernel;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CaseTracker.App.Security;

/// <summary>What has to do with accounts: Identity's password hashing, normalising and limits, over our own
/// handlers, so that an account's change and its audit row share one transaction.</summary>
internal sealed class SecurityModule : Module
{
    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(Access), typeof(AccountWork), typeof(Passwords), typeof(KeepSession), typeof(ExpireSessions), typeof(FollowSessions),
        typeof(OpenSession), typeof(LockSession),
        typeof(EndSession), typeof(InviteAccount), typeof(FindInvitations), typeof(AcceptInvitation),
        typeof(FindAccounts), typeof(ChangeAccount), typeof(EditProfile), typeof(ChangePassword), typeof(SealedTokens),
        typeof(SecondFactors), typeof(SetUpSecondFactor), typeof(Passkeys), typeof(SetUpPasskeys),
        typeof(ConfirmIdentity), typeof(FindCommandUser), typeof(RecordRefusal),
        typeof(ResetPassword), typeof(KnownDevices), typeof(KnownPasswords), typeof(CountTries), typeof(SharedKeys),
    ];

    public override void Register(IServiceCollection services)
    {
        base.Register(services);
        // Only what is used: Identity's managers would ask for a store, which our own handlers are instead.
        services.Configure<IdentityOptions>(options =>
        {
            options.Lockout = new LockoutOptions
            {
                MaxFailedAccessAttempts = 5,
                DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15),
                AllowedForNewUsers = true
            };
        });
        // PBKDF2 with HMAC-SHA512 at the cost that OWASP names for it (Password Storage Cheat Sheet). A hash of a lower cost is made anew
        // when its person signs in.
        services.Configure<PasswordHasherOptions>(passwords => passwords.IterationCount = 210_000);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<SessionEnds>();
        services.TryAddSingleton(SessionLimits.Default);
        services.TryAddSingleton(SecondFactorPolicy.None);
        services.TryAddSingleton(PasswordSettings.None);
        services.AddDataProtection().SetApplicationName("CaseTracker");
        // Beside the one file of the embedded database; on a server where every node finds them.
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, p) => keys.XmlRepository =
            p.GetRequiredService<IDatabaseDialect>().Provider == DatabaseProvider.SqlServer ? p.GetRequiredService<SharedKeys>()
                : new FileSystemXmlRepository(new DirectoryInfo(p.GetRequiredService<DataFiles>().Keys),
                    p.GetRequiredService<ILoggerFactory>()));
    }
}
