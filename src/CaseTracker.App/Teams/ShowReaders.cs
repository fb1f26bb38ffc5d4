using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Teams;

/// <summary>A team that can be named as reader, with the names of who is in it.</summary>
public sealed record NamedTeam(long Id, string Name, IReadOnlyList<string> Members);

/// <summary>To whom a record is limited.</summary>
/// <param name="Limited">False: everybody of its level may see it, and nobody is named.</param>
/// <param name="Accounts">The accounts that are named by themselves; none for whoever may not see colleagues.</param>
/// <param name="Choices">For whoever may change it: all that can be named. Null for others.</param>
public sealed record Readers(bool Limited, IReadOnlyList<NamedAccount> Accounts, IReadOnlyList<NamedTeam> Teams,
    ReaderChoices? Choices);

/// <summary>The accounts and teams that can be named.</summary>
public sealed record ReaderChoices(IReadOnlyList<NamedAccount> Accounts, IReadOnlyList<NamedTeam> Teams);

/// <summary>Shows to whom a record is limited, to those who may see it.</summary>
public sealed class ShowReaders
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowReaders(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public async Task<Outcome<Readers>> Handle(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<Readers>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        if (!await RecordSight.Sees(db, id, user.Clearance, cancel)) return Outcome<Readers>.Failed(new NotFound());
        var named = await db.RecordReaders.AsNoTracking().Where(reader => reader.RecordId == id).ToListAsync(cancel);
        if (user.Clearance.DataOnly) return Outcome<Readers>.Of(new(named.Count > 0, [], [], null));
        var (accounts, teams) = (await All(db, cancel), await Teams(db, cancel));
        return Outcome<Readers>.Of(new(named.Count > 0,
            [.. accounts.Where(one => named.Exists(reader => reader.AccountId == one.Id))],
            [.. teams.Where(team => named.Exists(reader => reader.TeamId == team.Id))],
            user.Role.May(Permission.EditRecords) ? new(await ShowTeams.Accounts(db, cancel), teams) : null));
    }

    private static async Task<IReadOnlyList<NamedAccount>> All(CaseTrackerDb db, CancellationToken cancel) =>
        [.. (await db.Users.AsNoTracking().Select(account => new NamedAccount(account.Id, account.DisplayName)).ToListAsync(cancel))
            .OrderBy(one => one.Name, StringComparer.CurrentCulture).ThenBy(one => one.Id)];

    private static async Task<IReadOnlyList<NamedTeam>> Teams(CaseTrackerDb db, CancellationToken cancel)
    {
        var members = (await (from member in db.TeamMembers.AsNoTracking()
                              join account in db.Users on member.AccountId equals account.Id
                              select new { member.TeamId, account.DisplayName }).ToListAsync(cancel))
            .ToLookup(one => one.TeamId, one => one.DisplayName);
        return [.. (await db.Teams.AsNoTracking().ToListAsync(cancel)).OrderBy(team => team.Name, StringComparer.CurrentCulture)
            .ThenBy(team => team.Id).Select(team => new NamedTeam(team.Id, team.Name,
                [.. members[team.Id].Order(StringComparer.CurrentCulture)]))];
    }
}
