using System.Text.Json;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Teams;

/// <summary>Makes a team, calls it otherwise, or says who is in it. What is limited to it opens and closes to its members in the same
/// transaction.</summary>
public sealed class ChangeTeam
{
    private readonly UnitOfWork _unit;

    internal ChangeTeam(UnitOfWork unit) => _unit = unit;

    /// <param name="id">Null for a new team.</param>
    /// <param name="members">All accounts that are in it from now on. A team without any names nobody.</param>
    /// <returns>The id of the team.</returns>
    public Task<Outcome<long>> Handle(CurrentUser user, long? id, string name, IReadOnlyCollection<long> members,
        CancellationToken cancel = default) =>
        _unit.Run(user, Permission.ManageAccounts, work => Change(work, id, name, members, cancel), cancel);

    private static async Task<Outcome<long>> Change(WriteContext work, long? id, string name, IReadOnlyCollection<long> members,
        CancellationToken cancel)
    {
        var db = work.Db;
        if (TeamNames.Check(name) is { } wrong) return Outcome<long>.Failed(wrong);
        var called = name.Trim();
        if (await db.Teams.AnyAsync(other => other.Name == called && other.Id != id, cancel))
            return Outcome<long>.Failed(new Invalid("name", "Teams.NameTaken"));
        var wanted = members.Distinct().Order().ToArray();
        if (await db.Users.CountAsync(account => EF.Parameter(wanted).Contains(account.Id), cancel) != wanted.Length)
            return Outcome<long>.Failed(new Problem("Account.Unknown"));
        var team = id is null ? new TeamRow() : await db.Teams.SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (team is null) return Outcome<long>.Failed(new Problem("Teams.Unknown"));
        var limited = await Limited(db, team.Id, cancel);
        long[] ids = [.. limited.Select(one => one.Id)];
        var named = await RecordReaders.Of(db, ids, cancel);
        var (before, had) = (team.Name, await db.TeamMembers.Where(row => row.TeamId == team.Id).ToListAsync(cancel));
        if (id is null) db.Teams.Add(team);
        team.Name = called;
        await db.SaveChangesAsync(cancel);
        db.TeamMembers.RemoveRange(had.Where(row => !wanted.Contains(row.AccountId)));
        db.TeamMembers.AddRange(wanted.Except(had.Select(row => row.AccountId))
            .Select(account => new TeamMemberRow { TeamId = team.Id, AccountId = account }));
        await db.SaveChangesAsync(cancel);
        work.Audit.Add(new(AuditAction.AccountChanged, null, () => null, null, JsonSerializer.Serialize(new
        {
            what = id is null ? "team made" : "team changed",
            team = team.Id,
            name = new { before = id is null ? null : before, after = called },
            members = new { before = had.Select(row => row.AccountId).Order(), after = wanted },
        }, JsonSerializerOptions.Web)));
        foreach (var kind in limited.GroupBy(one => one.Kind, one => one.Id)) await KeepVisibility.Again(db, kind.Key, kind, cancel);
        await LostReaders.EndPages(work, named, await RecordReaders.Of(db, ids, cancel), cancel);
        return Outcome<long>.Of(team.Id);
    }

    /// <summary>What is limited to a team, alone or with others.</summary>
    private static Task<List<LimitedRecord>> Limited(CaseTrackerDb db, long team, CancellationToken cancel) =>
        (from reader in db.RecordReaders.AsNoTracking()
         where reader.TeamId == team
         join header in db.Headers on reader.RecordId equals header.Id
         select new LimitedRecord(header.Kind, header.Id)).Distinct().ToListAsync(cancel);

    private sealed record LimitedRecord(RecordKind Kind, long Id);
}
