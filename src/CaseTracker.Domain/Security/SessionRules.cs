namespace CaseTracker.Domain.Security;

/// <summary>Whether a session can be used. A locked one asks for its password; an ended one never comes back.</summary>
public enum SessionStanding { Open, Locked, Ended }

/// <summary>How long a session may rest before it locks, and how long it may last at all. The usual limits are those of NIST
/// SP 800-63B-4 (section 2.2.3) for authentication at its second level.</summary>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Longest)
{
    /// <summary>How long after a password was given nobody asks for it again, whatever is done.</summary>
    public TimeSpan Recent { get; init; } = TimeSpan.FromMinutes(15);

    public static SessionLimits Default { get; } = new(TimeSpan.FromHours(1), TimeSpan.FromHours(24));
}

/// <summary>What is kept of a session, UTC.</summary>
/// <param name="SeenAt">When its person last did something.</param>
public sealed record SessionTimes(DateTime StartedAt, DateTime SeenAt, DateTime? LockedAt, DateTime? EndedAt);

/// <summary>When a session locks and ends by itself. What lies ahead was noted by a clock that was wrong, then or now: it counts like what
/// lies as long ago, so that no session outlasts its limits by a clock that was put right.</summary>
public static class SessionRules
{
    public static SessionStanding StandingAt(SessionTimes times, SessionLimits limits, DateTime now) =>
        times.EndedAt is not null || (now - times.StartedAt).Duration() >= limits.Longest ? SessionStanding.Ended
        : times.LockedAt is not null || (now - times.SeenAt).Duration() >= limits.Idle ? SessionStanding.Locked
        : SessionStanding.Open;
}
