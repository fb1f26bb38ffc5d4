using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Locks the sessions that have rested too long and ends those that have lasted too long, so that their pages
/// close and the audit log tells it. <see cref="Access"/> refuses such a session even before this has run.</summary>
public sealed class ExpireSessions
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly AccountWork _work;
    private readonly SessionLimits _limits;
    private readonly TimeProvider _clock;

    internal ExpireSessions(IDbContextFactory<CaseTrackerDb> factory, AccountWork work, SessionLimits limits, TimeProvider clock) =>
        (_factory, _work, _limits, _clock) = (factory, work, limits, clock);

    public async Task Run(CancellationToken cancel = default)
    {
        // Without the writers' turn first: there is seldom anything to do.
        await using (var db = await _factory.CreateDbContextAsync(cancel))
            if (!await Due(db, _clock.GetUtcNow().UtcDateTime).AnyAsync(cancel)) return;
        await _work.Run(async changes =>
        {
            var due = await Due(changes.Db, changes.Now).Join(changes.Db.Users, session => session.AccountId, account => account.Id,
                (session, account) => new { session, account.DisplayName, account.Role })
                .ToListAsync(cancel);
            foreach (var one in due)
            {
                var user = new CurrentUser(one.session.AccountId, one.session.Id, one.DisplayName, one.Role);
                if (SessionRules.StandingAt(one.session.Times, _limits, changes.Now) == SessionStanding.Locked)
                {
                    changes.Lock(one.session, user, "locked after rest");
                    continue;
                }
                await changes.End(one.session.AccountId, one.session.Id, SessionEndReason.Expired, cancel);
                changes.Record(user, AuditAction.SignedOut, new { what = "expired", session = one.session.Id });
            }
            return Outcome<bool>.Of(true);
        }, cancel);
    }

    private IQueryable<AccountSession> Due(CaseTrackerDb db, DateTime now)
    {
        // As SessionRules has it, ahead as well as behind.
        var (rested, lasted) = (now - _limits.Idle, now - _limits.Longest);
        var (rests, lasts) = (now + _limits.Idle, now + _limits.Longest);
        return db.Sessions.Where(session => session.EndedAt == null && (session.StartedAt <= lasted || session.StartedAt >= lasts
            || (session.LockedAt == null
                && ((session.SeenAt ?? session.StartedAt) <= rested || (session.SeenAt ?? session.StartedAt) >= rests))));
    }
}
