using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Decides, for each call of a handler, whether the user may do what it does. An account needs a session that
/// has neither ended nor locked nor rested or lasted too long; it must not be suspended, must still hold the role that
/// it signed in with, and must have the second factor that this role needs.</summary>
public sealed class Access
{
    private static readonly Denied Ended = new("Errors.SessionEnded"), SecondFactorNeeded = new("Account.SecondFactorNeeded");
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly SessionLimits _limits;
    private readonly SecondFactorPolicy _policy;
    private readonly RecordRefusal _refusals;
    private readonly TimeProvider _clock;

    internal Access(IDbContextFactory<CaseTrackerDb> factory, SessionLimits limits, SecondFactorPolicy policy, RecordRefusal refusals,
        TimeProvider clock) => (_factory, _limits, _policy, _refusals, _clock) = (factory, limits, policy, refusals, clock);

    /// <summary>Null when the user may; else what to tell.</summary>
    public async Task<Problem?> Check(CurrentUser user, Permission permission, CancellationToken cancel = default)
    {
        if (user.SystemUser is not null)
        {
            if (await CheckCommand(user, cancel) is { } refused) return refused;
        }
        else if (user.AccountId is not null)
        {
            if (await Open(user, cancel) is not { } state) return Ended;
            if (state.NeedsSecondFactor(_policy)) return SecondFactorNeeded;
        }
        if (user.Role.May(permission)) return null;
        // Nobody is within a transaction here: what a role does not allow is refused before one begins.
        await _refusals.Handle(user, permission.ToString(), cancel);
        return new Denied();
    }

    /// <summary>A command has no session: its account must be in use, with the role that it acts with or a higher one.</summary>
    private async Task<Problem?> CheckCommand(CurrentUser user, CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == user.AccountId, cancel);
        if (account is null || account.SuspendedAt is not null || account.Role < user.Role)
            return new Denied("Commands.AccountNotInUse", user.Name);
        return _policy.IsNeededBy(account.Role) && !await SecondFactors.Any(db, account.Id, cancel)
            ? SecondFactorNeeded : null;
    }

    /// <summary>As <see cref="Check"/>, for what an account does to its own way in: also where its second factor is still to be set
    /// up.</summary>
    internal async Task<Problem?> CheckOwn(CurrentUser user, CancellationToken cancel) =>
        user.AccountId is null ? new Denied("Account.NoneOfOwn") : await Open(user, cancel) is null ? Ended : null;

    /// <summary>Null where the user gave password and code within <see cref="SessionLimits.Recent"/>. A command has no session: who runs
    /// it holds the machine.</summary>
    internal async Task<Problem?> CheckRecent(CurrentUser user, CancellationToken cancel)
    {
        if (user.SessionId is null) return null;
        if (await Open(user, cancel) is not { Session: var session }) return Ended;
        return (_clock.GetUtcNow().UtcDateTime - (session.ConfirmedAt ?? session.StartedAt)).Duration() < _limits.Recent ? null
            : new ConfirmationNeeded();
    }

    /// <summary>The user's session; null where it is not open.</summary>
    private async Task<SessionState?> Open(CurrentUser user, CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var state = await SessionState.Find(db, user, cancel);
        return state?.StandingFor(user, _limits, _clock.GetUtcNow().UtcDateTime) is SessionStanding.Open ? state : null;
    }
}
