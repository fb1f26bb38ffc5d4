namespace CaseTracker.App.Security;

/// <summary>Why a session's pages closed. <see cref="Replaced"/>: somebody signed in anew in the same browser;
/// <see cref="Locked"/>: it goes on once its password is given; <see cref="Expired"/>: it had lasted as long as one may.</summary>
public enum SessionEndReason
{
    SignedOut, Suspended, RoleChanged, Replaced, Locked, Expired, PasswordChanged, EndedElsewhere, SecondFactorReset
}

/// <summary>Tells whoever listens, at once, that a session has ended or is locked; raised after the commit. Processes that share a
/// database do not hear each other: there <see cref="Access"/> refuses the next call, and <see cref="FollowSessions"/> looks.</summary>
public sealed class SessionEnds
{
    public event Action<long, SessionEndReason>? Ended;

    internal void Tell(long sessionId, SessionEndReason reason) => Ended?.Invoke(sessionId, reason);
}
