using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CaseTracker.App.Security;

/// <summary>Registers what has to do with accounts: Identity's password hashing, normalising and rules, over our own
/// handlers, so that an account's change and its audit row share one transaction.</summary>
internal static class SecurityHandlers
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
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
        services.AddSingleton(p => new AccountWork(Factory(p), p.GetRequiredService<IDatabaseDialect>(), Access(p),
            p.GetRequiredService<SessionEnds>(), p.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(SessionLimits.Default);
        services.AddSingleton(p => new Access(Factory(p), Limits(p), Clock(p)));
        services.AddSingleton(p => new Passwords(Factory(p), p.GetRequiredService<IPasswordHasher<Account>>(),
            p.GetRequiredService<IOptions<IdentityOptions>>()));
        services.AddSingleton(p => new KeepSession(Factory(p), p.GetRequiredService<IDatabaseDialect>(), Limits(p), Clock(p)));
        services.AddSingleton(p => new ExpireSessions(Factory(p), Work(p), Limits(p), Clock(p)));
        services.AddSingleton(p => new OpenSession(Work(p), Passwords(p), Normalizer(p)));
        services.AddSingleton(p => new LockSession(Work(p), Passwords(p), p.GetRequiredService<KeepSession>(), Limits(p)));
        services.AddSingleton(p => new EndSession(Work(p), Access(p)));
        services.AddSingleton(p => new InviteAccount(Work(p)));
        services.AddSingleton(p => new FindInvitations(Factory(p), Access(p), Clock(p)));
        services.AddSingleton(p => new AcceptInvitation(Factory(p), Work(p), Passwords(p), Normalizer(p), Clock(p)));
        services.AddSingleton(p => new FindAccounts(Factory(p), Access(p), Clock(p)));
        services.AddSingleton(p => new ChangeAccount(Work(p)));
        services.AddSingleton(p => new EditProfile(Factory(p), Work(p), Access(p), Limits(p), Clock(p)));
        services.AddSingleton(p => new ChangePassword(Work(p), Access(p), Passwords(p)));
        return services;
    }

    private static IDbContextFactory<CaseTrackerDb> Factory(IServiceProvider p) => p.GetRequiredService<IDbContextFactory<CaseTrackerDb>>();
    private static AccountWork Work(IServiceProvider p) => p.GetRequiredService<AccountWork>();
    private static Access Access(IServiceProvider p) => p.GetRequiredService<Access>();
    private static Passwords Passwords(IServiceProvider p) => p.GetRequiredService<Passwords>();
    private static ILookupNormalizer Normalizer(IServiceProvider p) => p.GetRequiredService<ILookupNormalizer>();
    private static SessionLimits Limits(IServiceProvider p) => p.GetRequiredService<SessionLimits>();
    private static TimeProvider Clock(IServiceProvider p) => p.GetRequiredService<TimeProvider>();
}
