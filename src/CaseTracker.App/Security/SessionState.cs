using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>A session with what its account says of it now.</summary>
internal sealed record SessionState(AccountSession Session, string Name, Role Role, bool Suspended, bool HasSecondFactor, Display Display)
{
    /// <summary>The state of the user's session; null where the user has none.</summary>
    public static async Task<SessionState?> Find(CaseTrackerDb db, CurrentUser user, CancellationToken cancel)
    {
        var found = await db.Sessions.AsNoTracking().Where(session => session.Id == user.SessionId && session.AccountId == user.AccountId)
            .Join(db.Users, session => session.AccountId, account => account.Id, (session, account) => new
            {
                session,
                account.DisplayName,
                account.Role,
                account.SuspendedAt,
                account.Language,
                account.Theme,
                account.TimeZone,
                Factor = db.SecondFactors.Any(factor => factor.AccountId == account.Id)
                    || db.Passkeys.Any(passkey => passkey.AccountId == account.Id),
            })
            .SingleOrDefaultAsync(cancel);
        return found is null ? null
            : new SessionState(found.session, found.DisplayName, found.Role, found.SuspendedAt is not null, found.Factor,
                new Display(found.Language, found.Theme, found.TimeZone));
    }

    /// <summary>Whether its role needs a second factor that the account does not have yet.</summary>
    public bool NeedsSecondFactor(SecondFactorPolicy policy) => !HasSecondFactor && policy.IsNeededBy(Role);

    /// <summary>What the session is worth to an user: nothing once the account is suspended or has another role.</summary>
    public SessionStanding StandingFor(CurrentUser user, SessionLimits limits, DateTime now) =>
        Suspended || Role != user.Role ? SessionStanding.Ended : SessionRules.StandingAt(Session.Times, limits, now);
}
