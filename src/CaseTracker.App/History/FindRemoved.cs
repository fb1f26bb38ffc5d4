using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.History;

/// <summary>A record that was removed.</summary>
/// <param name="Of">The person, case or other record that it belonged to, where that stands.</param>
/// <param name="At">UTC.</param>
public sealed record RemovedRecord(long Id, RecordKind Kind, string Name, NamedRecord? Of, DateTime At, string By, string? Reason);

/// <summary>Finds what was removed and not brought back, for those who may edit, within their clearance.</summary>
public sealed class FindRemoved
{
    private const int Batch = 200;
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal FindRemoved(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    /// <summary>At most <paramref name="most"/>, the last removed first.</summary>
    public async Task<Outcome<IReadOnlyList<RemovedRecord>>> Handle(CurrentUser user, int most = 200, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.EditRecords, cancel) is { } refused)
            return Outcome<IReadOnlyList<RemovedRecord>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var (found, met) = (new List<RemovedRecord>(), new HashSet<long>());
        long? before = null;
        while (found.Count < most)
        {
            var entries = await db.AuditEntries.AsNoTracking()
                .Where(entry => entry.Action == AuditAction.Removed && entry.RecordId != null && (before == null || entry.Id < before))
                .OrderByDescending(entry => entry.Id).Take(Batch).ToListAsync(cancel);
            foreach (var entry in entries.Where(entry => met.Add(entry.RecordId!.Value)))
                if (found.Count < most && await RecordTypes.Stored(db, entry.RecordId!.Value, cancel) is { Gone: true } stored
                    && await RemovedSight.Sees(db, stored, user.Clearance, cancel))
                    found.Add(await Removed(db, stored, entry, user.Clearance, cancel));
            if (entries.Count < Batch) break;
            before = entries[^1].Id;
        }
        return Outcome<IReadOnlyList<RemovedRecord>>.Of(found);
    }

    private static async Task<RemovedRecord> Removed(CaseTrackerDb db, StoredRecord stored, AuditEntry entry, Clearance clearance,
        CancellationToken cancel)
    {
        var owner = stored.Type.Fields.Where(field => field.Owner).Select(field => (field.LinkTo, Id: field.Get(stored.Details) as long?))
            .FirstOrDefault();
        var names = await LinkNames.For(db, [owner.Id], clearance, cancel);
        var of = owner is { LinkTo: { } kind, Id: { } id } && names.TryGetValue(id, out var name) ? new NamedRecord(id, kind, name) : null;
        var actors = await ActorNames.For(db, clearance, [(entry.AccountId, entry.ActorName)], cancel);
        var details = await RecordChanges.AsRedacted(db, stored.Details, cancel);
        return new RemovedRecord(stored.Id, stored.Type.Kind, stored.Type.Called(details, clearance), of,
            DateTime.SpecifyKind(entry.At, DateTimeKind.Utc), actors.Of(entry), ProgramReasons.Shown(entry.Reason));
    }
}
