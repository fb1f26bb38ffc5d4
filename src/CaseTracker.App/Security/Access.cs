using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Decides, for each call of a handler, whether the actor may do what it does. An account needs a session that
/// has not ended, must not be suspended, and must still hold the role that it signed in with.</summary>
public sealed class Access
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;

    internal Access(IDbContextFactory<CaseTrackerDb> factory) => _factory = factory;

    /// <summary>Null when the actor may; else what to tell.</summary>
    public async Task<Problem?> Check(Actor actor, Permission permission, CancellationToken cancel = default)
    {
        if (actor.AccountId is { } accountId)
        {
            await using var db = await _factory.CreateDbContextAsync(cancel);
            var open = await db.Sessions.Where(session => session.Id == actor.SessionId && session.AccountId == accountId && session.EndedAt == null)
                .Join(db.Users, session => session.AccountId, account => account.Id, (session, account) => account)
                .AnyAsync(account => account.SuspendedAt == null && account.Role == actor.Role, cancel);
            if (!open) return new Problem("Errors.SessionEnded");
        }
        return actor.Role.May(permission) ? null : new Problem("Errors.NotAllowed");
    }
}
