using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Which records were removed at a moment. The audit log is asked once for all kinds that a page shows, and each table
/// once.</summary>
/// <param name="known">UTC.</param>
internal sealed class RemovedThen(DateTime known)
{
    private readonly Dictionary<RecordKind, IReadOnlyCollection<long>> _ids = [];
    private ILookup<RecordKind, long>? _log;

    /// <summary>The ids of the records of a kind that were removed then.</summary>
    public async Task<IReadOnlyCollection<long>> Of(CaseTrackerDb db, RecordType type, CancellationToken cancel)
    {
        if (_ids.TryGetValue(type.Kind, out var found)) return found;
        _log ??= await Log(db, cancel);
        var ids = _log[type.Kind].ToHashSet();
        if (!type.IsFact) ids.UnionWith(await StillGone(db, type).ToListAsync(cancel));
        return _ids[type.Kind] = ids;
    }

    /// <summary>Removed by then and not restored by then; or restored later, as the first that happened to it.</summary>
    private async Task<ILookup<RecordKind, long>> Log(CaseTrackerDb db, CancellationToken cancel)
    {
        var turns = db.AuditEntries.Where(entry => entry.RecordId != null
            && (entry.Action == AuditAction.Removed || entry.Action == AuditAction.Restored));
        var removed = turns.Where(entry => entry.At <= known && entry.Action == AuditAction.Removed
            && !turns.Any(later => later.RecordId == entry.RecordId && later.Id > entry.Id && later.At <= known));
        var restored = turns.Where(entry => entry.At > known && entry.Action == AuditAction.Restored
            && !turns.Any(before => before.RecordId == entry.RecordId && before.Id < entry.Id && before.At > known));
        return (await removed.Concat(restored).Select(entry => new { Id = entry.RecordId!.Value, entry.Kind }).ToListAsync(cancel))
            .Where(entry => entry.Kind is not null).ToLookup(entry => entry.Kind!.Value, entry => entry.Id);
    }

    /// <summary>What a log that begins later does not say.</summary>
    private IQueryable<long> StillGone(CaseTrackerDb db, RecordType of)
    {
        var statement = $"SELECT r.Id AS Value FROM {db.Model.FindEntityType(of.RowType)!.GetTableName()} r WHERE r.DeletedAt <= @known";
        return db.Database.SqlQueryRaw<long>(statement, db.Parameter("@known", known));
    }
}
