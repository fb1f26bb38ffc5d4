using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Locks a session at its person's wish, and opens a locked one again with the password. What is typed wrong counts
/// like a wrong password at sign-in.</summary>
public sealed class LockSession
{
    private static readonly Denied Refused = new("Account.UnlockRefused");
    private readonly AccountWork _work;
    private readonly Passwords _passwords;
    private readonly KeepSession _keep;
    private readonly SessionLimits _limits;

    internal LockSession(AccountWork work, Passwords passwords, KeepSession keep, SessionLimits limits) =>
        (_work, _passwords, _keep, _limits) = (work, passwords, keep, limits);

    public Task Lock(CurrentUser user, CancellationToken cancel = default) => _work.Run(async changes =>
    {
        var session = await changes.Db.Sessions.SingleOrDefaultAsync(s => s.Id == user.SessionId && s.AccountId == user.AccountId
            && s.EndedAt == null && s.LockedAt == null, cancel);
        if (session is not null) changes.Lock(session, user, "locked");
        return Outcome<bool>.Of(true);
    }, cancel);

    /// <summary>The user whose session goes on; refused for a wrong password, and for a session that has ended.</summary>
    public Task<Outcome<SignedIn>> Unlock(CurrentUser user, string password, CancellationToken cancel = default) =>
        _work.WithMessages(() => Compared(user, password, cancel));

    private async Task<Outcome<SignedIn>> Compared(CurrentUser user, string password, CancellationToken cancel)
    {
        var compared = await _passwords.Compare(accounts => accounts.Where(account => account.Id == user.AccountId), password, cancel);
        return await _work.Committed(async changes =>
        {
            var account = await changes.Db.Users.SingleOrDefaultAsync(a => a.Id == user.AccountId, cancel);
            var session = await changes.Db.Sessions.SingleOrDefaultAsync(s => s.Id == user.SessionId
                && s.AccountId == user.AccountId, cancel);
            if (account is null || session is null || SessionRules.StandingAt(session.Times, _limits, changes.Now) == SessionStanding.Ended)
                return Outcome<SignedIn>.Failed(Refused);
            if (!_passwords.Accept(changes, account, session, compared, password)) return Outcome<SignedIn>.Failed(Refused);
            Passwords.EndCount(session);
            (session.LockedAt, session.SeenAt) = (null, changes.Now);
            _keep.Forget(session.Id);
            var again = new CurrentUser(account.Id, session.Id, account.DisplayName, account.Role);
            changes.Record(again, AuditAction.SignedIn, new { what = "unlocked", session = session.Id });
            return Outcome<SignedIn>.Of(new SignedIn(again, account.Display));
        }, cancel);
    }
}
