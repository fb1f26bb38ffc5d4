using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Gives an account a new password by a one-time link (<see cref="InviteAccount.Reset"/>). The account's sessions end; it is
/// signed in by nobody but its person, afterwards.</summary>
public sealed class ResetPassword
{
    private static readonly Problem Void = new("Account.LinkVoid");
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly AccountWork _work;
    private readonly Passwords _passwords;
    private readonly TimeProvider _clock;

    internal ResetPassword(IDbContextFactory<CaseTrackerDb> factory, AccountWork work, Passwords passwords, TimeProvider clock) =>
        (_factory, _work, _passwords, _clock) = (factory, work, passwords, clock);

    /// <summary>The name of the account that a link is for, or the problem that it is unknown, used, taken back or too old.</summary>
    public Task<Outcome<string>> Look(string? token, CancellationToken cancel = default) => _work.WithMessages(async () =>
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return await Find(db, token, _clock.GetUtcNow().UtcDateTime, cancel) is var (_, account)
            ? Outcome<string>.Of(account.DisplayName) : Outcome<string>.Failed(Void);
    });

    public Task<Outcome<bool>> Run(string? token, string password, string again, CancellationToken cancel = default) =>
        _work.Run(async changes =>
        {
            if (await Find(changes.Db, token, changes.Now, cancel) is not var (invitation, account)) return Outcome<bool>.Failed(Void);
            if (_passwords.Wrong(password, again, account.DisplayName, account.Email ?? "") is { } wrong)
                return Outcome<bool>.Failed(wrong);
            (invitation.UsedAt, invitation.UsedBy) = (changes.Now, account.Id);
            _passwords.Set(account, password);
            Passwords.EndCount(account);
            account.SecurityStamp = OneTimeToken.New();
            await changes.End(account.Id, null, SessionEndReason.PasswordChanged, cancel);
            changes.Record(new CurrentUser(account.Id, null, account.DisplayName, account.Role), AuditAction.AccountChanged,
                new { what = "new password by link", account = account.Id, invitation = invitation.Id });
            return Outcome<bool>.Of(true);
        }, cancel);

    /// <summary>Nothing for an account that is suspended: a new password would not let it in.</summary>
    private static async Task<(Invitation Invitation, Account Account)?> Find(CaseTrackerDb db, string? token, DateTime now,
        CancellationToken cancel)
    {
        var hash = OneTimeToken.Hash(token ?? "");
        var found = await db.Invitations.Where(i => i.TokenHash == hash && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .Join(db.Users.Where(account => account.SuspendedAt == null), i => i.AccountId, account => (long?)account.Id,
                (invitation, account) => new { invitation, account }).SingleOrDefaultAsync(cancel);
        return found is null ? null : (found.invitation, found.account);
    }
}
