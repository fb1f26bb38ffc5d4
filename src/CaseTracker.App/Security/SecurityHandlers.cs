using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
                RequiredLength = 12, RequiredUniqueChars = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
            };
            options.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true };
        });
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<SessionEnds>();
        services.AddSingleton(p => new AccountWork(Factory(p), p.GetRequiredService<IDatabaseDialect>(), p.GetRequiredService<SessionEnds>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new OpenSession(Factory(p), Work(p), Hasher(p), Normalizer(p), Options(p)));
        services.AddSingleton(p => new EndSession(Work(p)));
        services.AddSingleton(p => new InviteAccount(Work(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new AcceptInvitation(Factory(p), Work(p), Hasher(p), Normalizer(p), Options(p), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new FindAccounts(Factory(p), p.GetRequiredService<Access>()));
        services.AddSingleton(p => new ChangeAccount(Work(p), p.GetRequiredService<Access>()));
        return services;
    }

    private static IDbContextFactory<CaseTrackerDb> Factory(IServiceProvider p) => p.GetRequiredService<IDbContextFactory<CaseTrackerDb>>();
    private static AccountWork Work(IServiceProvider p) => p.GetRequiredService<AccountWork>();
    private static IPasswordHasher<Account> Hasher(IServiceProvider p) => p.GetRequiredService<IPasswordHasher<Account>>();
    private static ILookupNormalizer Normalizer(IServiceProvider p) => p.GetRequiredService<ILookupNormalizer>();
    private static IOptions<IdentityOptions> Options(IServiceProvider p) => p.GetRequiredService<IOptions<IdentityOptions>>();
}
