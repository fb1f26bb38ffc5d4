using System.Text.Json.Nodes;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Ordinary records of one kind as they were at a moment: the rows as they stand, each taken back by what the audit log says was
/// changed since.</summary>
/// <param name="known">UTC.</param>
/// <param name="removed">What was removed then, where whoever reads several kinds asks for it once; null: it is asked for here.</param>
internal sealed class RowsThen(RecordType type, DateTime known, RemovedThen? removed = null)
{
    private readonly RemovedThen _removed = removed ?? new(known);

    /// <summary>The records that were taken back, as they stand: a value of then is no more open to a reader than that of now.</summary>
    private readonly Dictionary<long, StoredRecord> _now = [];

    /// <summary>Those of some records that were there then, each as it was then; but no more open than it is now.</summary>
    public async Task<List<object>> Of(CaseTrackerDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        var (rows, changed) = await TakenBack(db, ids, cancel);
        long[] rest = [.. ids.Except(changed)];
        var made = await db.Headers.Where(header => EF.Parameter(rest).Contains(header.Id) && header.CreatedAt <= known)
            .Select(header => header.Id).ToListAsync(cancel);
        rows.AddRange((await type.AnyRows(db, made, cancel)).Where(row => ((IRecordRow)row).DeletedAt is null));
        foreach (var record in rows.Cast<IRecordRow>())
            if (_now.TryGetValue(record.Id, out var now) && now.Level > record.Confidentiality) record.Confidentiality = now.Level;
        var hidden = await Hidden(db, cancel);
        return [.. rows.Where(row => StoodThen(row, hidden)).OrderBy(row => ((IRecordRow)row).Id)];
    }

    /// <summary>The record as it stands, where it was taken back.</summary>
    public object? Now(long id) => _now.GetValueOrDefault(id)?.Details;

    /// <summary>The record without what a viewer may not see of it then or now.</summary>
    public (object Details, IReadOnlySet<string> Hidden)? Redacted(StoredRecord stored, Clearance clearance) =>
        type.Redacted(stored, clearance, Now(stored.Id));

    /// <summary>The records that were there then and were changed since, as they were; and the ids of all that were changed.</summary>
    /// <param name="among">Of these alone; null: of all.</param>
    public async Task<(List<object> Rows, IReadOnlyCollection<long> Changed)> TakenBack(CaseTrackerDb db,
        IReadOnlyCollection<long>? among, CancellationToken cancel)
    {
        const int batch = 1000;
        AuditAction[] writes = [AuditAction.Edited, AuditAction.Corrected, AuditAction.Removed, AuditAction.Restored];
        var changes = (await db.AuditEntries.AsNoTracking().Where(entry => entry.Kind == type.Kind && entry.At > known
                && entry.RecordId != null && writes.Contains(entry.Action)
                && (among == null || EF.Parameter(among).Contains(entry.RecordId.Value))
                && db.Headers.Any(header => header.Id == entry.RecordId && header.CreatedAt <= known))
            .OrderByDescending(entry => entry.Id).Select(entry => new { Id = entry.RecordId!.Value, entry.Action, entry.Changes })
            .ToListAsync(cancel)).ToLookup(entry => entry.Id);
        var changed = changes.Select(entries => entries.Key).ToList();
        var rows = new List<object>();
        foreach (var ids in changed.Chunk(batch))
            foreach (var row in await type.AnyRows(db, ids, cancel))
            {
                var (record, now) = ((IRecordRow)row, type.StoredOf(row));
                _now[record.Id] = now;
                foreach (var entry in changes[record.Id])
                {
                    if (entry.Action == AuditAction.Removed) record.DeletedAt = null;
                    else if (entry.Action == AuditAction.Restored) record.DeletedAt = known;
                    if (ChangesJson.TakeBack(db.Identities, type, row, JsonNode.Parse(entry.Changes)!.AsObject()) is { } level)
                        record.Confidentiality = level;
                    record.Version--;
                }
                if (record.DeletedAt is null) rows.Add(row);
            }
        return (rows, changed);
    }

    /// <summary>Whether nothing that the record belonged to was hidden then.</summary>
    /// <param name="hidden">Of <see cref="Hidden"/>.</param>
    public static bool StoodThen(object details, IReadOnlyList<(FieldDescriptor Link, IReadOnlyCollection<long> Hidden)> hidden) =>
        hidden.All(part => part.Link.Get(details) is not long id || !part.Hidden.Contains(id));

    /// <summary>By each link that closes: the ids that were hidden then, for they were removed or belonged to what was. Which record
    /// belongs to which is as it is now.</summary>
    public async Task<IReadOnlyList<(FieldDescriptor Link, IReadOnlyCollection<long> Hidden)>> Hidden(CaseTrackerDb db,
        CancellationToken cancel)
    {
        return await Below(type, []);

        async Task<List<(FieldDescriptor Link, IReadOnlyCollection<long> Hidden)>> Below(RecordType of, HashSet<RecordKind> above)
        {
            var all = new List<(FieldDescriptor, IReadOnlyCollection<long>)>();
            if (!above.Add(of.Kind)) return all;
            foreach (var link in of.Fields.Where(field => field is { Kind: FieldKind.Link, Closes: true, LinkTo: not null }))
            {
                var to = RecordTypes.All[link.LinkTo!.Value];
                var ids = (await _removed.Of(db, to, cancel)).ToHashSet();
                foreach (var (next, hidden) in await Below(to, [.. above]))
                    foreach (var id in hidden) ids.UnionWith(await to.Referring(db, next, id).ToListAsync(cancel));
                if (ids.Count > 0) all.Add((link, ids));
            }
            return all;
        }
    }
}
