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

/// <summary>Limits a record, and what belongs to it, to some accounts and teams, beside its level; or opens it again to everybody of its
/// level. Administrators see it in any case.</summary>
public sealed class LimitRecord
{
    private readonly UnitOfWork _unit;

    internal LimitRecord(UnitOfWork unit) => _unit = unit;

    /// <param name="accounts">All that are named by themselves from now on; with no account and no team it is limited to nobody in
    /// particular.</param>
    public Task<Outcome<long>> Handle(CurrentUser user, long id, IReadOnlyCollection<long> accounts, IReadOnlyCollection<long> teams,
        CancellationToken cancel = default) =>
        _unit.Run(user, Permission.EditRecords, work => Limit(work, id, accounts, teams, cancel), cancel);

    private static async Task<Outcome<long>> Limit(WriteContext work, long id, IReadOnlyCollection<long> accounts,
        IReadOnlyCollection<long> teams, CancellationToken cancel)
    {
        var (db, user) = (work.Db, work.CurrentUser);
        if (!await RecordSight.Sees(db, id, user.Clearance, cancel) || await db.Known.Of(id, cancel) is not { } header)
            return Outcome<long>.Failed(new NotFound());
        if (!LimitedKinds.Has(header.Kind)) return Outcome<long>.Failed(new Problem("Teams.KindNotLimited", header.Kind.Label));
        var (one, many) = (accounts.Distinct().Order().ToArray(), teams.Distinct().Order().ToArray());
        if (await db.Users.CountAsync(account => EF.Parameter(one).Contains(account.Id), cancel) != one.Length)
            return Outcome<long>.Failed(new Problem("Account.Unknown"));
        if (await db.Teams.CountAsync(team => EF.Parameter(many).Contains(team.Id), cancel) != many.Length)
            return Outcome<long>.Failed(new Problem("Teams.Unknown"));

        var before = await RecordReaders.Of(db, [id], cancel);
        var had = await db.RecordReaders.Where(reader => reader.RecordId == id).ToListAsync(cancel);
        db.RecordReaders.RemoveRange(had);
        db.RecordReaders.AddRange(one.Select(account => new RecordReaderRow { RecordId = id, AccountId = account }));
        db.RecordReaders.AddRange(many.Select(team => new RecordReaderRow { RecordId = id, TeamId = team }));
        await db.SaveChangesAsync(cancel);
        await KeepVisibility.Again(db, header.Kind, [id], cancel);
        // Whoever limits it would not even see that they shut themselves out.
        if (!await RecordSight.Sees(work, id, cancel)) return Outcome<long>.Failed(new Invalid("readers", "Teams.OwnNameNeeded"));
        await LostReaders.EndPages(work, before, await RecordReaders.Of(db, [id], cancel), cancel);
        work.Audit.Add(new(AuditAction.Limited, header.Kind, () => id, null, JsonSerializer.Serialize(new
        {
            accounts = new { before = had.Select(row => row.AccountId).OfType<long>().Order(), after = one },
            teams = new { before = had.Select(row => row.TeamId).OfType<long>().Order(), after = many },
        }, JsonSerializerOptions.Web)));
        return Outcome<long>.Of(id);
    }
}
