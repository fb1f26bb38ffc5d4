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
    private readonly Passkeys _passkeys;

    internal ConfirmIdentity(AccountWork work, Access access, Passwords passwords, SecondFactors factors, Passkeys passkeys) =>
        (_work, _access, _passwords, _factors, _passkeys) = (work, access, passwords, factors, passkeys);

    /// <summary>What the browser asks a device for in place of a code; null where the account has no passkey, or none can be
    /// used.</summary>
    public Task<Outcome<PasskeyQuestion?>> AskForPasskey(CurrentUser user, PasskeySite? site, CancellationToken cancel = default) =>
        _work.Run(async changes => await _access.CheckOwn(user, cancel) is { } refused ? Outcome<PasskeyQuestion?>.Failed(refused)
            : Outcome<PasskeyQuestion?>.Of(await _passkeys.Ask(changes.Db, user.AccountId!.Value, site, PurposeOf(user), cancel)), cancel);

    /// <summary>What is wrong counts like a wrong password at sign-in.</summary>
    /// <param name="passkey">In place of the code, where a device answered.</param>
    public Task<Outcome<bool>> Run(CurrentUser user, string password, string code,
        (PasskeySite? Site, PasskeyAnswer Answer)? passkey = null, CancellationToken cancel = default) =>
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
                if (await SecondFactors.Any(changes.Db, account.Id, cancel)
                    && !await (passkey is { } device
                        ? _passkeys.Take(changes, account.Id, device.Site, PurposeOf(user), device.Answer, cancel)
                        : _factors.Take(changes, account.Id, code, cancel)))
                {
                    _passwords.Count(changes, account, session, passkey is null ? "wrong code" : "wrong passkey");
                    return Outcome<bool>.Failed(passkey is null ? new Invalid("code", "Account.CodeWrong")
                        : new Problem("Account.PasskeyWrong"));
                }
                Passwords.EndCount(session);
                session.ConfirmedAt = changes.Now;
                changes.Record(user, AuditAction.SignedIn, new { what = "confirmed", session = session.Id });
                return Outcome<bool>.Of(true);
            }, cancel);
        });

    /// <summary>A question of one session is nothing to another.</summary>
    private static string PurposeOf(CurrentUser user) => FormattableString.Invariant($"passkey to confirm {user.SessionId}");
}
