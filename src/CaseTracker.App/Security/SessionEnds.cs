namespace CaseTracker.App.Security;

/// <summary>Why a session ended. <see cref="Replaced"/>: somebody signed in anew in the same browser.</summary>
public enum SessionEndReason { SignedOut, Suspended, RoleChanged, Replaced }

/// <summary>Tells whoever listens, at once, that a session has ended; raised after the commit. Processes that share a
/// database do not hear each other: there <see cref="Access"/> refuses the next call.</summary>
public sealed class SessionEnds
{
    public event Action<long, SessionEndReason>? Ended;

    internal void Tell(long sessionId, SessionEndReason reason) => Ended?.Invoke(sessionId, reason);
}
