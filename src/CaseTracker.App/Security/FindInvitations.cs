using CaseTracker.App.Database;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Security;

/// <summary>An invitation as an administrator sees it: never its link. Times are UTC.</summary>
/// <param name="ForWhom">In the words of whoever invited; null where nobody said.</param>
/// <param name="InvitedBy">Null for the first link, which the program printed.</param>
/// <param name="UsedBy">The name of the account that it became.</param>
/// <param name="ForPassword">It gives an account that stands a new password.</param>
public sealed record InvitationLine(long Id, string? ForWhom, Role Role, InvitationState State, string? InvitedBy, DateTime CreatedAt,
    DateTime ExpiresAt, DateTime? UsedAt, string? UsedBy, DateTime? RevokedAt, bool ForPassword);

/// <summary>Lists the invitations, open ones first, then the newest, for administrators.</summary>
public sealed class FindInvitations
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal FindInvitations(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock) =>
        (_factory, _access, _clock) = (factory, access, clock);

    public async Task<Outcome<IReadOnlyList<InvitationLine>>> Run(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ManageAccounts, cancel) is { } refused)
            return Outcome<IReadOnlyList<InvitationLine>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var now = _clock.GetUtcNow().UtcDateTime;
        var rows = await db.Invitations.AsNoTracking().Select(row => new
        {
            Row = row,
            By = db.Users.Where(account => account.Id == row.InvitedBy).Select(account => account.DisplayName).FirstOrDefault(),
            Used = db.Users.Where(account => account.Id == row.UsedBy).Select(account => account.DisplayName).FirstOrDefault(),
        }).ToListAsync(cancel);
        return Outcome<IReadOnlyList<InvitationLine>>.Of(
        [
            .. rows.Select(found => new InvitationLine(found.Row.Id, found.Row.ForWhom, found.Row.Role,
                InvitationRules.StateAt(found.Row.ExpiresAt, found.Row.UsedAt, found.Row.RevokedAt, now),
                    found.By, found.Row.CreatedAt, found.Row.ExpiresAt, found.Row.UsedAt, found.Used, found.Row.RevokedAt,
                    found.Row.AccountId is not null))
                .OrderBy(line => line.State != InvitationState.Open).ThenByDescending(line => line.CreatedAt)
                    .ThenByDescending(line => line.Id),
        ]);
    }
}
