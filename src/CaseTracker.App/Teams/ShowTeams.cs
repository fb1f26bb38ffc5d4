using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Teams;

/// <summary>All teams, and the accounts that can be put into one, by name.</summary>
public sealed record TeamList(IReadOnlyList<Team> Teams, IReadOnlyList<NamedAccount> Accounts);

/// <summary>Lists the teams with their members, for administrators.</summary>
public sealed class ShowTeams
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowTeams(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<TeamList>> Handle(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ManageAccounts, cancel) is { } refused) return Outcome<TeamList>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var members = (await (from member in db.TeamMembers.AsNoTracking()
                              join account in db.Users on member.AccountId equals account.Id
                              select new { member.TeamId, account.Id, account.DisplayName }).ToListAsync(cancel))
            .ToLookup(one => one.TeamId, one => new NamedAccount(one.Id, one.DisplayName));
        var teams = await db.Teams.AsNoTracking().Select(team => new
        {
            team.Id,
            team.Name,
            Records = db.RecordReaders.Where(reader => reader.TeamId == team.Id).Select(reader => reader.RecordId).Distinct().Count(),
        }).ToListAsync(cancel);
        return Outcome<TeamList>.Of(new(
            [.. teams.OrderBy(team => team.Name, StringComparer.CurrentCulture).ThenBy(team => team.Id)
                .Select(team => new Team(team.Id, team.Name, ByName(members[team.Id]), team.Records))],
            await Accounts(db, cancel)));
    }

    /// <summary>The accounts in use.</summary>
    internal static async Task<IReadOnlyList<NamedAccount>> Accounts(CaseTrackerDb db, CancellationToken cancel) =>
        ByName(await db.Users.AsNoTracking().Where(account => account.SuspendedAt == null)
            .Select(account => new NamedAccount(account.Id, account.DisplayName)).ToListAsync(cancel));

    private static IReadOnlyList<NamedAccount> ByName(IEnumerable<NamedAccount> accounts) =>
        [.. accounts.OrderBy(one => one.Name, StringComparer.CurrentCulture).ThenBy(one => one.Id)];
}
