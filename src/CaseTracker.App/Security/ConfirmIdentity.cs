using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>What was asked for needs a password, and a code where the account has a second factor, that was given within
/// <see cref="SessionLimits.Recent"/>.</summary>
public sealed record ConfirmationNeeded() : Problem("Account.ConfirmationNeeded");

/// <summary>Asks for password and code once more within a session, before what a stranger at an open screen must not do.</summary>
public sealed class ConfirmIdentity
{
    private readonly AccountWork _work;
    private readonly Access _access;
    private readonly Passwords _passwords;
    private readonly SecondFactors _factors;

    internal ConfirmIdentity(AccountWork work, Access access, Passwords passwords, SecondFactors factors) =>
        (_work, _access, _passwords, _factors) = (work, access, passwords, factors);

    /// <summary>What is wrong counts like a wrong password at sign-in.</summary>
    public Task<Outcome<bool>> Run(CurrentUser user, string password, string code, CancellationToken cancel = default) =>
        _work.WithMessages(async () =>
        {
            if (await _access.CheckOwn(user, cancel) is { } refused) return Outcome<bool>.Failed(refused);
            var compared = await _passwords.Compare(accounts => accounts.Where(account => account.Id == user.AccountId), password, cancel);
            return await _work.Committed(async changes =>
            {
                var account = await changes.Db.Users.SingleAsync(a => a.Id == user.AccountId, cancel);
                var session = await changes.Db.Sessions.SingleAsync(s => s.Id == user.SessionId, cancel);
                if (!_passwords.Accept(changes, account, session, compared, password))
                    return Outcome<bool>.Failed(new Invalid("password", "Account.OldPasswordWrong"));
                if (await changes.Db.SecondFactors.AnyAsync(factor => factor.AccountId == account.Id, cancel)
                    && !await _factors.Take(changes, account.Id, code, cancel))
                {
                    _passwords.Count(changes, account, session, "wrong code");
                    return Outcome<bool>.Failed(new Invalid("code", "Account.CodeWrong"));
                }
                Passwords.EndCount(session);
                session.ConfirmedAt = changes.Now;
                changes.Record(user, AuditAction.SignedIn, new { what = "confirmed", session = session.Id });
                return Outcome<bool>.Of(true);
            }, cancel);
        });
}
