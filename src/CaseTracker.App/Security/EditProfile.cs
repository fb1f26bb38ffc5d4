using CaseTracker.App.Database;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>One session of the viewer's account that has not ended. Times are UTC.</summary>
/// <param name="Here">The one that asks.</param>
public sealed record OwnSession(long Id, DateTime StartedAt, DateTime SeenAt, SessionStanding Standing, bool Here);

/// <summary>A person's own account.</summary>
public sealed record Profile(string Name, string Email, Role Role, Display Display, IReadOnlyList<OwnSession> Sessions);

/// <summary>Shows and changes what a person says of their own account. An account has no other reader here than its own.</summary>
public sealed class EditProfile
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly AccountWork _work;
    private readonly Access _access;
    private readonly SessionLimits _limits;
    private readonly TimeProvider _clock;

    internal EditProfile(IDbContextFactory<CaseTrackerDb> factory, AccountWork work, Access access, SessionLimits limits,
        TimeProvider clock) =>
        (_factory, _work, _access, _limits, _clock) = (factory, work, access, limits, clock);

    public async Task<Outcome<Profile>> Show(CurrentUser user, CancellationToken cancel = default)
    {
        if (await Refused(user, cancel) is { } refused) return Outcome<Profile>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == user.AccountId, cancel);
        var now = _clock.GetUtcNow().UtcDateTime;
        var sessions = await db.Sessions.AsNoTracking().Where(session => session.AccountId == account.Id && session.EndedAt == null)
            .ToListAsync(cancel);
        return Outcome<Profile>.Of(new Profile(account.DisplayName, account.Email ?? "", account.Role, account.Display,
        [
            .. sessions.Select(session => new OwnSession(session.Id, session.StartedAt, session.SeenAt
                ?? session.StartedAt, SessionRules.StandingAt(session.Times, _limits, now), session.Id == user.SessionId))
                .Where(session => session.Standing != SessionStanding.Ended).OrderByDescending(session => session.Here)
                    .ThenByDescending(session => session.SeenAt),
        ]));
    }

    /// <summary>Saves name and display; the user comes back under the new name.</summary>
    public async Task<Outcome<SignedIn>> Save(CurrentUser user, string name, Display display, CancellationToken cancel = default)
    {
        if (await Refused(user, cancel) is { } refused) return Outcome<SignedIn>.Failed(refused);
        var problems = new List<Problem>();
        if (!IsDisplay(display.Language, display.Theme)) problems.Add(new Problem("Account.DisplayUnknown"));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(display.TimeZone, out _))
            problems.Add(new Invalid("zone", "Account.ZoneUnknown", display.TimeZone));
        if (problems.Count > 0) return Outcome<SignedIn>.Failed(problems);
        return await _work.Run(async changes =>
        {
            var account = await changes.Db.Users.SingleAsync(a => a.Id == user.AccountId, cancel);
            var after = name.Trim();
            // A name from before the rules stays until it is changed.
            if (account.DisplayName != after && await AcceptInvitation.NameProblem(changes.Db, after, account.Id, cancel) is { } wrong)
                return Outcome<SignedIn>.Failed(wrong);
            if (account.DisplayName != after)
                changes.Record(user, AuditAction.AccountChanged,
                    new { what = "name", account = account.Id, before = account.DisplayName, after });
            account.DisplayName = after;
            (account.Language, account.Theme, account.TimeZone) = (display.Language, display.Theme, display.TimeZone);
            return Outcome<SignedIn>.Of(new SignedIn(user with { Name = after }, account.Display));
        }, cancel);
    }

    /// <summary>Keeps a quick choice of language or colours; null leaves what was chosen before.</summary>
    public async Task<Outcome<bool>> Choose(CurrentUser user, DisplayLanguage? language, DisplayTheme? theme,
        CancellationToken cancel = default)
    {
        if (await Refused(user, cancel) is { } refused) return Outcome<bool>.Failed(refused);
        if (!IsDisplay(language, theme)) return Outcome<bool>.Failed(new Problem("Account.DisplayUnknown"));
        return await _work.Run(async changes =>
        {
            var account = await changes.Db.Users.SingleAsync(a => a.Id == user.AccountId, cancel);
            (account.Language, account.Theme) = (language ?? account.Language, theme ?? account.Theme);
            return Outcome<bool>.Of(true);
        }, cancel);
    }

    /// <summary>A page's post can hold any number; one that nothing stands for would break every page of the account.</summary>
    private static bool IsDisplay(DisplayLanguage? language, DisplayTheme? theme) =>
        (language is not { } spoken || Enum.IsDefined(spoken)) && (theme is not { } colours || Enum.IsDefined(colours));

    private async Task<Problem?> Refused(CurrentUser user, CancellationToken cancel) =>
        await _access.Check(user, Permission.ReadRecords, cancel) ?? (user.AccountId is null ? new Denied("Account.NoneOfOwn") : null);
}
