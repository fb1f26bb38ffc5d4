using CaseTracker.App.Database;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Tells this process which of the sessions whose pages are open in it were ended or locked by another one on the same database.
/// What this process does itself is told at once (<see cref="SessionEnds"/>), with its reason; so a session is told here only where two
/// looks after one another find it closed.</summary>
public sealed class FollowSessions
{
    /// <summary>From one look to the next: a page outlives its session by twice as long at most.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly SessionEnds _ends;
    private IReadOnlyCollection<long> _before = [];

    internal FollowSessions(IDbContextFactory<CaseTrackerDb> factory, SessionEnds ends) => (_factory, _ends) = (factory, ends);

    /// <summary>One look, after the one before it has ended.</summary>
    public async Task Look(IReadOnlyCollection<long> open, CancellationToken cancel = default)
    {
        if (open.Count == 0) return;
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var closed = await (from session in db.Sessions.AsNoTracking()
                            join account in db.Users on session.AccountId equals account.Id
                            where open.Contains(session.Id) && (session.EndedAt != null || session.LockedAt != null)
                            select new { session.Id, session.EndedAt, account.SuspendedAt }).ToListAsync(cancel);
        foreach (var one in closed)
            if (_before.Contains(one.Id)) _ends.Tell(one.Id, one.SuspendedAt is not null ? SessionEndReason.Suspended
                : one.EndedAt is null ? SessionEndReason.Locked : SessionEndReason.SignedOut);
        _before = [.. closed.Select(one => one.Id)];
    }
}
