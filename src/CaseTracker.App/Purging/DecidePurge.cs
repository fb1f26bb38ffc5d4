using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Purging;

/// <summary>Erases a record that somebody else asked to erase, or refuses it. The record, all that belongs to it, and what the audit log
/// says of them go in one transaction; the log, which is verified before, is written anew and says so in a signed entry.</summary>
public sealed class DecidePurge
{
    private readonly AccountWork _work;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly SignedHead _head;
    private readonly FinishPurges _finish;

    internal DecidePurge(AccountWork work, IDbContextFactory<CaseTrackerDb> factory, SignedHead head, FinishPurges finish) =>
        (_work, _factory, _head, _finish) = (work, factory, head, finish);

    public Task<Outcome<bool>> Refuse(CurrentUser user, long purge, CancellationToken cancel = default) =>
        _work.RunConfirmed(user, Permission.ManageAccounts, async changes =>
        {
            var waiting = await Waiting(changes.Db, user, purge, cancel);
            if (!waiting.Succeeded) return Outcome<bool>.Failed(waiting.Problems);
            Decided(waiting.Value, user, changes.Now, PurgeState.Refused);
            changes.Audit.Add((user, new Audited(AuditAction.PurgeRefused, waiting.Value.Kind, () => waiting.Value.RecordId, null)));
            return Outcome<bool>.Of(true);
        }, cancel);

    /// <returns>True where nothing of it is left in files and free pages; false where the next start clears the rest.</returns>
    public async Task<Outcome<bool>> Approve(CurrentUser user, long purge, CancellationToken cancel = default)
    {
        var erased = await _work.RunConfirmed(user, Permission.ManageAccounts, changes => Erase(changes, user, purge, cancel), cancel);
        if (!erased.Succeeded) return erased;
        // From here on it is done, whoever goes away.
        await using (var db = await _factory.CreateDbContextAsync(CancellationToken.None)) await _head.AtStart(db);
        return Outcome<bool>.Of(await _finish.Handle(CancellationToken.None));
    }

    private async Task<Outcome<bool>> Erase(AccountChanges changes, CurrentUser user, long purge, CancellationToken cancel)
    {
        var db = changes.Db;
        var waiting = await Waiting(db, user, purge, cancel);
        if (!waiting.Succeeded) return Outcome<bool>.Failed(waiting.Problems);
        var row = waiting.Value;
        if (await RecordTypes.Stored(db, row.RecordId, cancel) is not { Gone: true } stored || stored.Version != row.Version)
            return Outcome<bool>.Failed(new Conflict("Purge.ChangedSince"));
        var going = await GoingRecords.Of(db, stored, cancel);
        if (going.InTheWay() is { Count: > 0 } told) return Outcome<bool>.Failed(told);
        if (going.Records.Count != row.Records) return Outcome<bool>.Failed(new Conflict("Purge.ChangedSince"));
        // The signed end is the last entry before this one, whatever stopped the program: so this one explains what comes after.
        await _head.Follow(db);
        if (await RewrittenLog.Run(db, _head.File, entry => EraseRecords.Emptied(entry, going.Records), cancel) is not { } rewritten)
            return Outcome<bool>.Failed((await VerifyAudit.Look(db, _head.File, cancel)).Problem ?? new Conflict());
        var files = await EraseRecords.Run(db, going.Records, cancel);
        Decided(row, user, changes.Now, PurgeState.Erased);
        (row.FilesLeft, row.ToClear) = (files.Count == 0 ? null : string.Join(' ', files), true);
        changes.Audit.Add((user, new Audited(AuditAction.Purged, row.Kind, () => row.RecordId, row.Reason,
            ConvertedLog.Of(_head.File.Key()!, rewritten))));
        return Outcome<bool>.Of(true);
    }

    /// <summary>The request, where this user may decide on it.</summary>
    private static async Task<Outcome<PurgeRow>> Waiting(CaseTrackerDb db, CurrentUser user, long purge, CancellationToken cancel)
    {
        if (await db.Purges.SingleOrDefaultAsync(row => row.Id == purge, cancel) is not { } row)
            return Outcome<PurgeRow>.Failed(new Problem("Purge.NoSuchRequest"));
        if (row.State != PurgeState.Waiting) return Outcome<PurgeRow>.Failed(new Conflict("Purge.AlreadyDecided"));
        // The operator of a command is nobody in particular, and may be whoever asked.
        return user.AccountId is null || user.AccountId == row.AskedById
            ? Outcome<PurgeRow>.Failed(new Denied("Purge.AnotherMustApprove")) : Outcome<PurgeRow>.Of(row);
    }

    private static void Decided(PurgeRow row, CurrentUser user, DateTime now, PurgeState state) =>
        (row.State, row.DecidedAt, row.DecidedById, row.DecidedByName) = (state, now, user.AccountId, user.Name);
}
