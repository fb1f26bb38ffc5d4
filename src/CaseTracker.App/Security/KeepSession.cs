using System.Collections.Concurrent;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>How a session stands, and what its account says of its person now.</summary>
/// <param name="NeedsSecondFactor">The person is to set one up first, and reaches nothing else until then.</param>
public sealed record SessionLook(SessionStanding Standing, bool NeedsSecondFactor, string Name, Display Display);

/// <summary>Tells how a session stands, and keeps it from locking while its person is at work.</summary>
public sealed class KeepSession
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly SessionLimits _limits;
    private readonly SecondFactorPolicy _policy;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<long, DateTime> _kept = new();

    internal KeepSession(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, SessionLimits limits,
        SecondFactorPolicy policy, TimeProvider clock) =>
        (_factory, _dialect, _limits, _policy, _clock) = (factory, dialect, limits, policy, clock);

    /// <summary>How the user's session stands; null where there is none.</summary>
    public async Task<SessionLook?> Look(CurrentUser user, CancellationToken cancel = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return await SessionState.Find(db, user, cancel) is { } state
            ? new SessionLook(state.StandingFor(user, _limits, _clock.GetUtcNow().UtcDateTime), state.NeedsSecondFactor(_policy),
                state.Name, state.Display)
            : null;
    }

    /// <summary>Notes that the session's person did something. A session that has locked or ended stays so.</summary>
    public async Task Touch(CurrentUser user, CancellationToken cancel = default)
    {
        if (user.SessionId is not { } id) return;
        var now = _clock.GetUtcNow().UtcDateTime;
        // A click a second is not a write a second; one that lies ahead was kept before the clock was set back.
        if (_kept.TryGetValue(id, out var kept) && (now - kept).Duration() < _limits.Idle / 60) return;
        _kept[id] = now;
        var (rested, rests, lasted) = (now - _limits.Idle, now + _limits.Idle, now - _limits.Longest);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        try
        {
            // The page behind this has its own wait before it, and nobody's work is lost here.
            await _dialect.WaitAtMost(db.Database, 1, cancel);
            await db.Sessions
                .Where(session => session.Id == id && session.AccountId == user.AccountId && session.EndedAt == null
                    && session.LockedAt == null && session.StartedAt > lasted)
                .Where(session => (session.SeenAt ?? session.StartedAt) > rested && (session.SeenAt ?? session.StartedAt) < rests)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now), cancel);
        }
        catch (Exception failure) when (_dialect.InFull(failure) is not null)
        {
            // A busy database: the next thing that the person does is noted in its place.
            _kept.TryRemove(id, out _);
        }
    }

    internal void Forget(long session) => _kept.TryRemove(session, out _);
}
