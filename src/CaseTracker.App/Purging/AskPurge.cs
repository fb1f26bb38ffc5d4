using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.History;
using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Purging;

/// <summary>Asks that a removed record be erased for good. Nothing goes until another administrator has approved it; where there is no
/// other, nothing can be asked.</summary>
public sealed class AskPurge
{
    private readonly AccountWork _work;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal AskPurge(AccountWork work, IDbContextFactory<CaseTrackerDb> factory, Access access) =>
        (_work, _factory, _access) = (work, factory, access);

    /// <summary>What would be asked for: the record, and how many go with it.</summary>
    public async Task<Outcome<PurgeOffer>> Offer(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ManageAccounts, cancel) is { } refused) return Outcome<PurgeOffer>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var found = await Found(db, user, id, cancel);
        if (!found.Succeeded) return Outcome<PurgeOffer>.Failed(found.Problems);
        var (stored, going) = found.Value;
        var details = await RecordChanges.AsRedacted(db, stored.Details, cancel);
        return Outcome<PurgeOffer>.Of(new(id, stored.Version, stored.Type.Called(details, user.Clearance), going.Records.Count));
    }

    /// <param name="version">The version that the user saw.</param>
    /// <param name="reason">Why; it stays when the record is gone.</param>
    /// <returns>The number of the request.</returns>
    public Task<Outcome<long>> Handle(CurrentUser user, long id, int version, string reason, CancellationToken cancel = default) =>
        _work.RunConfirmed(user, Permission.ManageAccounts, async changes =>
        {
            var why = reason.Trim();
            if (why.Length == 0) return Outcome<long>.Failed(new Invalid(Invalid.Reason, "Purge.ReasonMissing"));
            if (why.Length > PurgeRow.LongestReason)
                return Outcome<long>.Failed(new Invalid(Invalid.Reason, "Purge.ReasonTooLong", PurgeRow.LongestReason));
            if (user.AccountId is not { } account) return Outcome<long>.Failed(new Denied("Account.NoneOfOwn"));
            var found = await Found(changes.Db, user, id, cancel);
            if (!found.Succeeded) return Outcome<long>.Failed(found.Problems);
            var (stored, going) = found.Value;
            if (stored.Version != version) return Outcome<long>.Failed(new Conflict());
            var row = new PurgeRow
            {
                RecordId = id,
                Kind = stored.Type.Kind,
                Version = version,
                Records = going.Records.Count,
                Reason = why,
                AskedAt = changes.Now,
                AskedById = account,
                AskedByName = user.Name,
            };
            changes.Db.Purges.Add(row);
            changes.Audit.Add((user, new Audited(AuditAction.PurgeAsked, row.Kind, () => id, why)));
            await Notify.Add(new WriteContext(changes.Db, user, changes.Now), NotificationKind.PurgeAsked,
                (await Administrators(changes.Db).ToListAsync(cancel)).Select(other => (long?)other), id, remark: null, cancel);
            await changes.Db.SaveChangesAsync(cancel);
            return Outcome<long>.Of(row.Id);
        }, cancel);

    /// <summary>The record, where it may be asked for.</summary>
    private static async Task<Outcome<(StoredRecord Stored, GoingRecords Going)>> Found(CaseTrackerDb db, CurrentUser user, long id,
        CancellationToken cancel)
    {
        if (await RecordTypes.Stored(db, id, cancel) is not { Gone: true } stored
            || !await RemovedSight.Sees(db, stored, user.Clearance, cancel))
            return Outcome<(StoredRecord, GoingRecords)>.Failed(new NotFound());
        if (await Administrators(db).CountAsync(cancel) < 2)
            return Outcome<(StoredRecord, GoingRecords)>.Failed(new Problem("Purge.OneAdministrator"));
        if (await db.Purges.AnyAsync(row => row.RecordId == id && row.State == PurgeState.Waiting, cancel))
            return Outcome<(StoredRecord, GoingRecords)>.Failed(new Conflict("Purge.AlreadyAsked"));
        var going = await GoingRecords.Of(db, stored, cancel);
        return going.InTheWay() is { Count: > 0 } told ? Outcome<(StoredRecord, GoingRecords)>.Failed(told)
            : Outcome<(StoredRecord, GoingRecords)>.Of((stored, going));
    }

    private static IQueryable<long> Administrators(CaseTrackerDb db) =>
        db.Users.Where(account => account.Role == Role.Administrator && account.SuspendedAt == null).Select(account => account.Id);
}

/// <summary>What a request would be about.</summary>
/// <param name="Version">For the request.</param>
/// <param name="Records">How many records would go, with this one.</param>
public sealed record PurgeOffer(long RecordId, int Version, string Name, int Records);
