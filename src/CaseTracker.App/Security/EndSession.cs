using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Security;

/// <summary>Ends sessions of the user's own account, and with each every page that was opened in it.</summary>
public sealed class EndSession
{
    private readonly AccountWork _work;
    private readonly Access _access;

    internal EndSession(AccountWork work, Access access) => (_work, _access) = (work, access);

    /// <summary>Signs out. A locked session may end too.</summary>
    public async Task Run(CurrentUser user, CancellationToken cancel = default)
    {
        if (user is not { AccountId: { } accountId, SessionId: { } sessionId }) return;
        await _work.Run(async changes =>
        {
            if (await changes.End(accountId, sessionId, SessionEndReason.SignedOut, cancel) > 0)
                changes.Record(user, AuditAction.SignedOut, new { session = sessionId });
            return Outcome<bool>.Of(true);
        }, cancel);
    }

    /// <summary>Ends one session of the user's account, in another browser or in this; a session of anybody else is unknown.</summary>
    public Task<Outcome<int>> One(CurrentUser user, long sessionId, CancellationToken cancel = default) =>
        Own(user, (changes, account) => changes.End(account, sessionId, SessionEndReason.EndedElsewhere, cancel),
            new { what = "ended a session", session = sessionId }, cancel);

    /// <summary>Ends all sessions of the user's account but the one that asks. How many there were.</summary>
    public Task<Outcome<int>> Others(CurrentUser user, CancellationToken cancel = default) =>
        Own(user, (changes, account) => changes.End(account, null, SessionEndReason.EndedElsewhere, cancel, but: user.SessionId),
            new { what = "ended all other sessions" }, cancel);

    private async Task<Outcome<int>> Own(CurrentUser user, Func<AccountChanges, long, Task<int>> end, object audited,
        CancellationToken cancel)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<int>.Failed(refused);
        if (user.AccountId is not { } account) return Outcome<int>.Failed(new Denied("Account.NoneOfOwn"));
        return await _work.Run(async changes =>
        {
            var ended = await end(changes, account);
            if (ended == 0) return Outcome<int>.Failed(new Problem("Account.SessionUnknown"));
            changes.Record(user, AuditAction.SignedOut, audited);
            return Outcome<int>.Of(ended);
        }, cancel);
    }
}
