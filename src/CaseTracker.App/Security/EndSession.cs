using CaseTracker.App.Audit;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Security;

/// <summary>Ends sessions of the actor's own account, and with each every page that was opened in it.</summary>
public sealed class EndSession
{
    private readonly AccountWork _work;
    private readonly Access _access;

    internal EndSession(AccountWork work, Access access) => (_work, _access) = (work, access);

    /// <summary>Signs out. A locked session may end too.</summary>
    public async Task Run(Actor actor, CancellationToken cancel = default)
    {
        if (actor is not { AccountId: { } accountId, SessionId: { } sessionId }) return;
        await _work.Run(async changes =>
        {
            if (await changes.End(accountId, sessionId, SessionEndReason.SignedOut, cancel) > 0)
                changes.Record(actor, AuditAction.SignedOut, new { session = sessionId });
            return Outcome<bool>.Of(true);
        }, cancel);
    }

    /// <summary>Ends one session of the actor's account, in another browser or in this; a session of anybody else is unknown.</summary>
    public Task<Outcome<int>> One(Actor actor, long sessionId, CancellationToken cancel = default) =>
        Own(actor, (changes, account) => changes.End(account, sessionId, SessionEndReason.EndedElsewhere, cancel),
            new { what = "ended a session", session = sessionId }, cancel);

    /// <summary>Ends all sessions of the actor's account but the one that asks. How many there were.</summary>
    public Task<Outcome<int>> Others(Actor actor, CancellationToken cancel = default) =>
        Own(actor, (changes, account) => changes.End(account, null, SessionEndReason.EndedElsewhere, cancel, but: actor.SessionId),
            new { what = "ended all other sessions" }, cancel);

    private async Task<Outcome<int>> Own(Actor actor, Func<AccountChanges, long, Task<int>> end, object audited, CancellationToken cancel)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<int>.Failed(refused);
        if (actor.AccountId is not { } account) return Outcome<int>.Failed(new Problem("Account.NoneOfOwn"));
        return await _work.Run(async changes =>
        {
            var ended = await end(changes, account);
            if (ended == 0) return Outcome<int>.Failed(new Problem("Account.SessionUnknown"));
            changes.Record(actor, AuditAction.SignedOut, audited);
            return Outcome<int>.Of(ended);
        }, cancel);
    }
}
