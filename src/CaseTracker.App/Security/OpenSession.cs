using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseTracker.App.Security;

/// <summary>Signs a person in with e-mail and password, and opens a session. An unknown address, a wrong password, a
/// locked and a suspended account get the same answer after the same work, so that nobody learns who has an account.</summary>
public sealed class OpenSession
{
    private static readonly Problem Refused = new("Account.SignInRefused");
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly AccountWork _work;
    private readonly IPasswordHasher<Account> _hasher;
    private readonly ILookupNormalizer _normalizer;
    private readonly LockoutOptions _lockout;
    private readonly Account _nobody;

    internal OpenSession(IDbContextFactory<CaseTrackerDb> factory, AccountWork work, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, IOptions<IdentityOptions> options)
    {
        (_factory, _work, _hasher, _normalizer, _lockout) = (factory, work, hasher, normalizer, options.Value.Lockout);
        _nobody = new Account();
        _nobody.PasswordHash = hasher.HashPassword(_nobody, OneTimeToken.New());
    }

    /// <summary>The actor of the new session. <paramref name="before"/> is whoever was signed in in this browser; that
    /// session ends.</summary>
    public async Task<Outcome<Actor>> Run(string email, string password, Actor? before, CancellationToken cancel = default)
    {
        var normalized = _normalizer.NormalizeEmail(email.Trim());
        var hash = await HashOf(normalized, cancel);
        // Before the one writer's turn: guessing at passwords, which is slow by design, must not hold up everybody's saving.
        var verdict = _hasher.VerifyHashedPassword(_nobody, hash ?? _nobody.PasswordHash!, password);
        // A refusal is committed too: it counts the failure.
        var outcome = await _work.Run<Actor?>(async changes =>
        {
            var account = await changes.Db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == normalized, cancel);
            if (account is null || account.PasswordHash != hash) return Outcome<Actor?>.Of(null);
            if (account.SuspendedAt is not null || account.LockoutEnd > changes.Now) return Outcome<Actor?>.Of(null);
            if (verdict == PasswordVerificationResult.Failed)
            {
                CountFailure(account, changes.Now);
                return Outcome<Actor?>.Of(null);
            }
            if (verdict == PasswordVerificationResult.SuccessRehashNeeded) account.PasswordHash = _hasher.HashPassword(account, password);
            (account.AccessFailedCount, account.LockoutEnd) = (0, null);
            return Outcome<Actor?>.Of(await Open(changes, account, before, cancel));
        }, cancel);
        return outcome.Value is { } actor ? Outcome<Actor>.Of(actor) : Outcome<Actor>.Failed(Refused);
    }

    private async Task<string?> HashOf(string normalizedEmail, CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return await db.Users.Where(account => account.NormalizedEmail == normalizedEmail).Select(account => account.PasswordHash).SingleOrDefaultAsync(cancel);
    }

    internal static async Task<Actor> Open(AccountChanges changes, Account account, Actor? before, CancellationToken cancel)
    {
        if (before is { AccountId: { } accountId, SessionId: { } sessionId })
            await changes.End(accountId, sessionId, SessionEndReason.Replaced, cancel);
        var session = new AccountSession { AccountId = account.Id, StartedAt = changes.Now };
        changes.Db.Sessions.Add(session);
        await changes.Db.SaveChangesAsync(cancel);
        var actor = new Actor(account.Id, session.Id, account.DisplayName, account.Role);
        changes.Record(actor, AuditAction.SignedIn, "", new { session = session.Id });
        return actor;
    }

    private void CountFailure(Account account, DateTime now)
    {
        account.AccessFailedCount++;
        if (account.AccessFailedCount < _lockout.MaxFailedAccessAttempts) return;
        (account.AccessFailedCount, account.LockoutEnd) = (0, now + _lockout.DefaultLockoutTimeSpan);
    }
}
