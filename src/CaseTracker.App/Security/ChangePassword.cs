using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Changes the user's own password. It asks for the old one, which counts like a password at sign-in when it is
/// wrong; the account's other sessions end.</summary>
public sealed class ChangePassword
{
    private readonly AccountWork _work;
    private readonly Access _access;
    private readonly Passwords _passwords;

    internal ChangePassword(AccountWork work, Access access, Passwords passwords) =>
        (_work, _access, _passwords) = (work, access, passwords);

    /// <summary>How many other sessions ended.</summary>
    public async Task<Outcome<int>> Run(CurrentUser user, string old, string password, string again, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<int>.Failed(refused);
        if (user.AccountId is not { } accountId) return Outcome<int>.Failed(new Denied("Account.NoneOfOwn"));
        if (old == password) return Outcome<int>.Failed(new Invalid("password", "Account.PasswordSame"));
        var compared = await _passwords.Compare(accounts => accounts.Where(account => account.Id == accountId), old, cancel);
        return await _work.Committed(async changes =>
        {
            var account = await changes.Db.Users.SingleAsync(a => a.Id == accountId, cancel);
            if (_passwords.Wrong(password, again, account.DisplayName, account.Email ?? "") is { } wrong)
                return Outcome<int>.Failed(wrong);
            var session = await changes.Db.Sessions.SingleAsync(s => s.Id == user.SessionId, cancel);
            if (!_passwords.Accept(changes, account, session, compared, old))
                return Outcome<int>.Failed(new Invalid("old", "Account.OldPasswordWrong"));
            Passwords.EndCount(session);
            _passwords.Set(account, password);
            account.SecurityStamp = OneTimeToken.New();
            changes.Record(user, AuditAction.AccountChanged, new { what = "password", account = accountId });
            return Outcome<int>.Of(await changes.End(accountId, null, SessionEndReason.PasswordChanged, cancel, but: user.SessionId));
        }, cancel);
    }
}
