using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Removing and bringing back. A removed record keeps its row, and a removed fact its versions: nothing is erased.
/// What belongs to a record (<see cref="Field{T}.Owner"/>) is hidden with it and comes back with it; what only points at it
/// keeps it from being removed until it points elsewhere.</summary>
internal sealed partial class RecordWriter
{
    public Task<Outcome<long>> RemoveRecord<TRow>(CurrentUser user, StoredRecord stored, string reason, CancellationToken cancel) where TRow
        : class, IRecordRow =>
        unit.Run(user, Permission.EditRecords, async work =>
        {
            var row = await work.Db.Set<TRow>().SingleOrDefaultAsync(r => r.Id == stored.Id && r.DeletedAt == null, cancel);
            if (await Refused(work, stored, row?.Version, reason, cancel) is { } refused) return refused;
            (row!.DeletedAt, row.Version) = (work.Now, row.Version + 1);
            return await Done(work, stored, AuditAction.Removed, reason, cancel);
        }, cancel);

    public Task<Outcome<long>> RemoveFact<TRow>(CurrentUser user, StoredRecord stored, string reason, CancellationToken cancel) where TRow
        : class, IFactRow =>
        unit.Run(user, Permission.EditRecords, async work =>
        {
            var row = await work.Db.Set<TRow>().SingleOrDefaultAsync(r => r.FactId == stored.Id && r.KnownTo == null, cancel);
            if (await Refused(work, stored, row?.Version, reason, cancel) is { } refused) return refused;
            row!.KnownTo = After(row.KnownFrom, work.Now);
            return await Done(work, stored, AuditAction.Removed, reason, cancel);
        }, cancel);

    public Task<Outcome<long>> RestoreRecord<TRow>(CurrentUser user, StoredRecord stored, string? reason, CancellationToken cancel)
        where TRow
        : class, IRecordRow =>
        unit.Run(user, Permission.EditRecords, async work =>
        {
            var row = await work.Db.Set<TRow>().SingleOrDefaultAsync(r => r.Id == stored.Id && r.DeletedAt != null, cancel);
            if (await NotToRestore(work, stored, row?.Version, cancel) is { } refused) return refused;
            (row!.DeletedAt, row.Version) = (null, row.Version + 1);
            return await Done(work, stored, AuditAction.Restored, reason, cancel);
        }, cancel);

    public Task<Outcome<long>> RestoreFact<TRow, TDetails>(CurrentUser user, FieldCatalogue<TDetails> catalogue, StoredRecord stored,
        string? reason, CancellationToken cancel)
        where TRow : class, TDetails, IFactRow, new() where TDetails : class, new() =>
        unit.Run(user, Permission.EditRecords, async work =>
        {
            var last = await work.Db.Set<TRow>().Include(r => r.Header).Where(r => r.FactId == stored.Id).OrderByDescending(r => r.Version)
                .FirstOrDefaultAsync(cancel);
            if (await NotToRestore(work, stored, last is { KnownTo: not null } ? last.Version : null, cancel) is { } refused)
                return refused;
            var row = new TRow
            {
                Header = last!.Header,
                Version = last.Version + 1,
                Confidentiality = last.Confidentiality,
                KnownFrom = After(last.KnownTo!.Value, work.Now)
            };
            catalogue.CopyInto(last, row);
            work.Db.New.Add(row);
            return await Done(work, stored, AuditAction.Restored, reason, cancel);
        }, cancel);

    private static async Task<Outcome<long>?> Refused(WriteContext work, StoredRecord stored, int? version, string reason,
        CancellationToken cancel)
    {
        if (version is null || !await RecordSight.Sees(work, stored.Id, cancel))
            return Missing(stored.Type.Kind);
        if (version != stored.Version) return Outcome<long>.Failed(new Conflict());
        if (string.IsNullOrWhiteSpace(reason)) return Outcome<long>.Failed(new Invalid(Invalid.Reason, "Errors.ReasonMissing"));
        var referring = await References.To(work.Db, stored.Type.Kind, stored.Id, cancel);
        return referring.Count > 0 ? Outcome<long>.Failed(await References.Told(work.Db, referring, work.CurrentUser.Clearance, cancel))
            : null;
    }

    /// <summary>What it names must be there: a charge does not come back without its prosecution.</summary>
    private static async Task<Outcome<long>?> NotToRestore(WriteContext work, StoredRecord stored, int? version, CancellationToken cancel)
    {
        if (version is null || !await RemovedSight.Sees(work.Db, stored, work.CurrentUser.Clearance, cancel))
            return Missing(stored.Type.Kind);
        if (version != stored.Version) return Outcome<long>.Failed(new Conflict());
        foreach (var link in stored.Type.Fields.Where(field => field.Kind == FieldKind.Link))
            if (link.Get(stored.Details) is long id and not 0 && !await RecordSight.Sees(work, id, cancel))
                return Outcome<long>.Failed(new Problem("History.LinkGone", link.Label));
        return null;
    }

    private static async Task<Outcome<long>> Done(WriteContext work, StoredRecord stored, AuditAction action, string? reason,
        CancellationToken cancel)
    {
        await work.Db.SaveChangesAsync(cancel);
        work.Audit.Add(new Audited(action, stored.Type.Kind, () => stored.Id, reason));
        return Outcome<long>.Of(stored.Id);
    }

    /// <summary>A clock that was set back must not make a row end before it began.</summary>
    private static DateTime After(DateTime moment, DateTime now) => now > moment ? now : moment.AddTicks(1);
}
