using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseTracker.App.Security;

/// <summary>A password that was compared with an account's, before the writers' turn: guessing at passwords, which is slow by
/// design, must not hold up everybody's saving.</summary>
/// <param name="Hash">The hash that it was compared with; null where there is no account.</param>
internal sealed record ComparedPassword(string? Hash, PasswordVerificationResult Verdict);

/// <summary>How passwords are chosen, kept, compared, and how often one may be wrong.</summary>
internal sealed class Passwords
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IPasswordHasher<Account> _hasher;
    private readonly IdentityOptions _options;
    private readonly KnownPasswords _known;
    private readonly PasswordSettings _settings;
    private readonly Account _nobody = new();

    public Passwords(IDbContextFactory<CaseTrackerDb> factory, IPasswordHasher<Account> hasher, IOptions<IdentityOptions> options,
        KnownPasswords known, PasswordSettings settings)
    {
        (_factory, _hasher, _options, _known, _settings) = (factory, hasher, options.Value, known, settings);
        _nobody.PasswordHash = hasher.HashPassword(_nobody, OneTimeToken.New());
    }

    /// <summary>What is wrong with a new password, or null.</summary>
    /// <param name="name">Of the person whose it is to be.</param>
    /// <param name="email">Of the person whose it is to be.</param>
    public Problem? Wrong(string password, string again, string name, string email) =>
        password.Length < PasswordRules.Shortest ? new Invalid("password", "Account.PasswordTooShort", PasswordRules.Shortest)
        : password.Length > PasswordRules.Longest ? new Invalid("password", "Account.PasswordTooLong", PasswordRules.Longest)
        : password != again ? new Invalid("again", "Account.PasswordsDiffer")
        : _known.Has(password) ? new Invalid("password", "Account.PasswordKnown")
        : PasswordRules.IsGuessable(password, [name, email, _settings.Organisation ?? ""])
            ? new Invalid("password", "Account.PasswordGuessable")
        : null;

    public void Set(Account account, string password) => account.PasswordHash = _hasher.HashPassword(account, password);

    /// <summary>Compares with the password of the account that is asked for; the same work where there is none.</summary>
    public async Task<ComparedPassword> Compare(Func<IQueryable<Account>, IQueryable<Account>> which, string password,
        CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var hash = await which(db.Users).Select(account => account.PasswordHash).SingleOrDefaultAsync(cancel);
        return new ComparedPassword(hash, _hasher.VerifyHashedPassword(_nobody, hash ?? _nobody.PasswordHash!, password));
    }

    /// <summary>Whether the password is the account's, which is not suspended, and tried where nothing rests after too many wrong ones: in
    /// the session or from the known device that it comes from, else for the account as a whole. A wrong one is
    /// counted, so a refusal is to be committed too; the count ends with <see cref="EndCount"/> alone, once all that is asked was
    /// right.</summary>
    public bool Accept(AccountChanges changes, Account account, ICountsTries tries, ComparedPassword compared, string password)
    {
        // Changed since it was compared.
        if (account.PasswordHash != compared.Hash) return false;
        if (!MayTry(changes, account, tries))
        {
            Refuse(changes, account, "suspended or resting");
            return false;
        }
        if (compared.Verdict == PasswordVerificationResult.Failed)
        {
            Count(changes, account, tries, "wrong password");
            return false;
        }
        if (compared.Verdict == PasswordVerificationResult.SuccessRehashNeeded) Set(account, password);
        return true;
    }

    /// <summary>The account is not suspended, and nothing rests there after too many wrong passwords or codes.</summary>
    public bool MayTry(AccountChanges changes, Account account, ICountsTries tries) =>
        // What rests for longer than anything does was told to by a clock that was wrong.
        account.SuspendedAt is null && !(tries.RestsUntil > changes.Now
            && tries.RestsUntil <= changes.Now + _options.Lockout.DefaultLockoutTimeSpan);

    public static void EndCount(ICountsTries tries) => (tries.FailedTries, tries.RestsUntil) = (0, null);

    /// <summary>Audits that somebody was not let in, in the account's name: who it was, nobody knows.</summary>
    /// <param name="account">Null where there is none of the address that was given. The address is not kept: people type their password
    /// into the wrong box.</param>
    public static void Refuse(AccountChanges changes, Account? account, string why) => changes.Record(account is null ? CurrentUser.Nobody
        : new CurrentUser(account.Id, null, account.DisplayName, account.Role), AuditAction.SignInRefused, new { why });

    /// <summary>Counts a wrong password or code, and audits it.</summary>
    public void Count(AccountChanges changes, Account account, ICountsTries tries, string why)
    {
        Refuse(changes, account, why);
        tries.FailedTries++;
        if (tries.FailedTries < _options.Lockout.MaxFailedAccessAttempts) return;
        (tries.FailedTries, tries.RestsUntil) = (0, changes.Now + _options.Lockout.DefaultLockoutTimeSpan);
        changes.Record(new CurrentUser(account.Id, null, account.DisplayName, account.Role), AuditAction.AccountChanged,
            new { what = "locked out", account = account.Id });
    }
}
