using CaseTracker.App.Audit;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Security;

/// <summary>Signs out: ends the actor's session, and with it every page that was opened in it.</summary>
public sealed class EndSession
{
    private readonly AccountWork _work;

    internal EndSession(AccountWork work) => _work = work;

    public async Task Run(Actor actor, CancellationToken cancel = default)
    {
        if (actor is not { AccountId: { } accountId, SessionId: { } sessionId }) return;
        await _work.Run(async changes =>
        {
            await changes.End(accountId, sessionId, SessionEndReason.SignedOut, cancel);
            if (changes.Ended.Count > 0) changes.Record(actor, AuditAction.SignedOut, "", new { session = sessionId });
            return Outcome<bool>.Of(true);
        }, cancel);
    }
}
