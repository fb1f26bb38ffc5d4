using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Who signed in, and how the program is to be shown to them.</summary>
public sealed record SignedIn(CurrentUser CurrentUser, Display Display);

/// <summary>Signs a person in with e-mail and password, and opens a session. An unknown address, a wrong password, a
/// locked and a suspended account get the same answer after the same work, so that nobody learns who has an account.</summary>
public sealed class OpenSession
{
    private static readonly Denied Refused = new("Account.SignInRefused");
    private readonly AccountWork _work;
    private readonly Passwords _passwords;
    private readonly ILookupNormalizer _normalizer;

    internal OpenSession(AccountWork work, Passwords passwords, ILookupNormalizer normalizer) =>
        (_work, _passwords, _normalizer) = (work, passwords, normalizer);

    /// <summary>The user of the new session. <paramref name="before"/> is whoever was signed in in this browser; that
    /// session ends.</summary>
    public Task<Outcome<SignedIn>> Run(string email, string password, CurrentUser? before, CancellationToken cancel = default) =>
        _work.WithMessages(() => Compared(email, password, before, cancel));

    private async Task<Outcome<SignedIn>> Compared(string email, string password, CurrentUser? before, CancellationToken cancel)
    {
        var normalized = _normalizer.NormalizeEmail(email.Trim());
        var compared = await _passwords.Compare(accounts => accounts.Where(account => account.NormalizedEmail == normalized), password,
            cancel);
        var outcome = await _work.Run<SignedIn?>(async changes =>
        {
            var account = await changes.Db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == normalized, cancel);
            if (account is null || !_passwords.Accept(changes, account, compared, password)) return Outcome<SignedIn?>.Of(null);
            return Outcome<SignedIn?>.Of(await Open(changes, account, before, cancel));
        }, cancel);
        if (!outcome.Succeeded) return Outcome<SignedIn>.Failed(outcome.Problems);
        return outcome.Value is { } signedIn ? Outcome<SignedIn>.Of(signedIn) : Outcome<SignedIn>.Failed(Refused);
    }

    internal static async Task<SignedIn> Open(AccountChanges changes, Account account, CurrentUser? before, CancellationToken cancel)
    {
        if (before is { AccountId: { } accountId, SessionId: { } sessionId })
            await changes.End(accountId, sessionId, SessionEndReason.Replaced, cancel);
        var session = new AccountSession { AccountId = account.Id, StartedAt = changes.Now, SeenAt = changes.Now };
        changes.Db.Sessions.Add(session);
        await changes.Db.SaveChangesAsync(cancel);
        var user = new CurrentUser(account.Id, session.Id, account.DisplayName, account.Role);
        changes.Record(user, AuditAction.SignedIn, new { session = session.Id });
        return new SignedIn(user, account.Display);
    }
}
