using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.History;

/// <summary>A change that can be taken back in one step.</summary>
/// <param name="Entry">Its number in the audit log.</param>
/// <param name="Of">The record that was changed, as the viewer may read what it is called.</param>
public sealed record UndoOffer(long Entry, AuditAction Action, NamedRecord Of);

/// <summary>Takes back what the user did last to a record, with all that was saved in the same go: what was made is
/// removed, what was changed is as it was, what was removed is there again. It is itself audited, and only while nobody
/// has changed any of it since.</summary>
public sealed class UndoChange
{
    /// <summary>For how long a change can be taken back in one step; later there is the history.</summary>
    public static readonly TimeSpan Offered = TimeSpan.FromHours(1);

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly RecordWriter _writer;
    private readonly TimeProvider _clock;

    internal UndoChange(IDbContextFactory<CaseTrackerDb> factory, Access access, RecordWriter writer, TimeProvider clock) =>
        (_factory, _access, _writer, _clock) = (factory, access, writer, clock);

    /// <summary>What could be taken back, or null where there is nothing.</summary>
    public async Task<Outcome<UndoOffer?>> Offer(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused) return Outcome<UndoOffer?>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        if (await RemovedSight.Find(db, id, user, cancel) is not { } stored
            || await Last(db, user, id, _clock.GetUtcNow().UtcDateTime, cancel) is not { } last) return Outcome<UndoOffer?>.Of(null);
        var called = stored.Type.Called(await RecordChanges.AsRedacted(db, stored.Details, cancel), user.Clearance);
        return Outcome<UndoOffer?>.Of(new UndoOffer(last.Id, last.Action, new NamedRecord(id, stored.Type.Kind, called)));
    }

    /// <summary>The record's id, or why it cannot be taken back.</summary>
    /// <param name="offered">The change that was offered: a later one, also an undo of it, is not taken back in its place.</param>
    public Task<Outcome<long>> Handle(CurrentUser user, long id, long offered, CancellationToken cancel = default) =>
        _writer.Within(user, async (work, writer) =>
    {
        if (await RemovedSight.Find(work.Db, id, user, cancel) is null || await Last(work.Db, user, id, work.Now, cancel) is not { } last)
            return Outcome<long>.Failed(new Problem("History.NothingToUndo"));
        if (last.Id != offered) return Outcome<long>.Failed(new Conflict("History.ChangedSince"));
        var unit = await work.Db.AuditEntries.AsNoTracking().Changing()
            .Where(entry => entry.At == last.At && entry.ActorName == last.ActorName
            && entry.AccountId == last.AccountId && entry.RecordId != null && entry.Kind != null)
            .OrderByDescending(entry => entry.Id).ToListAsync(cancel);
        // The last made goes first: what it names is still there then.
        foreach (var entry in unit)
        {
            var outcome = await Undo(work, writer, entry, cancel);
            if (!outcome.Succeeded) return outcome;
            // A context that keeps all that a roster made looks through all of it at every save.
            work.Db.ChangeTracker.Clear();
        }
        return Outcome<long>.Of(id);
    }, cancel);

    private static async Task<Outcome<long>> Undo(WriteContext work, RecordWriter writer, AuditEntry entry, CancellationToken cancel)
    {
        var id = entry.RecordId!.Value;
        if (await work.Db.AuditEntries.Changing().AnyAsync(later => later.RecordId == id && later.Id > entry.Id, cancel)
            || await RecordTypes.Stored(work.Db, id, cancel)
                is not { } stored) return Outcome<long>.Failed(new Conflict("History.ChangedSince"));
        var reason = ProgramReasons.Undone;
        if (entry.Action == AuditAction.Created) return await stored.Type.Remove(writer, work.CurrentUser, stored, reason, cancel);
        if (entry.Action == AuditAction.Removed) return await stored.Type.Restore(writer, work.CurrentUser, stored, reason, cancel);
        if (entry.Action == AuditAction.Restored) return await stored.Type.Remove(writer, work.CurrentUser, stored, reason, cancel);
        var before = (await RecordChanges.Of(work.Db, stored, cancel))[0].Before!;
        return await stored.Type.Save(writer, work.CurrentUser, stored, before.Details, before.Level, reason, cancel);
    }

    /// <summary>The last change of the record, where this user made it a short while ago; also what the same user has cited of it since,
    /// which leaves the record itself as it was.</summary>
    private static async Task<AuditEntry?> Last(CaseTrackerDb db, CurrentUser user, long id, DateTime now, CancellationToken cancel)
    {
        var citations = await db.Citations.AsNoTracking().Where(row => row.RecordId == id).Select(row => row.Id).ToListAsync(cancel);
        var (last, cited) = (await Latest([id]), await Latest(citations));
        if (Own(cited) && (last is null || cited!.Id > last.Id && cited.At != last.At)) return cited;
        return Own(last) ? last : null;

        Task<AuditEntry?> Latest(List<long> records) => db.AuditEntries.AsNoTracking().Changing()
            .Where(entry => entry.RecordId != null && EF.Parameter(records).Contains(entry.RecordId.Value) && entry.Kind != null)
                .OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancel);

        bool Own(AuditEntry? entry) => entry is not null && entry.AccountId == user.AccountId && entry.ActorName == user.AuditName
            && entry.At + Offered > now;
    }
}
