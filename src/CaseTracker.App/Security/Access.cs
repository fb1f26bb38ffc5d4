using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>Decides, for each call of a handler, whether the user may do what it does. An account needs a session that
/// has neither ended nor locked nor rested or lasted too long; it must not be suspended, and must still hold the role that
/// it signed in with.</summary>
public sealed class Access
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly SessionLimits _limits;
    private readonly TimeProvider _clock;

    internal Access(IDbContextFactory<CaseTrackerDb> factory, SessionLimits limits, TimeProvider clock) =>
        (_factory, _limits, _clock) = (factory, limits, clock);

    /// <summary>Null when the user may; else what to tell.</summary>
    public async Task<Problem?> Check(CurrentUser user, Permission permission, CancellationToken cancel = default)
    {
        if (user.AccountId is not null)
        {
            await using var db = await _factory.CreateDbContextAsync(cancel);
            var state = await SessionState.Find(db, user, cancel);
            if (state?.StandingFor(user, _limits, _clock.GetUtcNow().UtcDateTime) is not SessionStanding.Open)
                return new Denied("Errors.SessionEnded");
        }
        return user.Role.May(permission) ? null : new Denied();
    }
}
