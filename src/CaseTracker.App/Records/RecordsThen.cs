using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>The records of one kind as they were known at a moment, in a table of the connection that lists ask in place of the kind's own:
/// of facts the versions of then, of ordinary records the rows as they stand, each taken back by what the audit log says was changed since.
/// Whom it links to, its sources and who may know of it are those of now: what was closed since is closed in the past, too.</summary>
internal sealed class RecordsThen
{
    private static readonly ConditionalWeakTable<CaseTrackerDb, RecordsThen> Made = [];
    private const string Name = "RecordsThen";

    private readonly RecordType _type;
    private readonly DateTime _known;

    private RecordsThen(CaseTrackerDb db, RecordType type, DateTime known) =>
        (_type, _known, Table) = (type, known, db.Provider() == DatabaseProvider.SqlServer ? $"#{Name}" : Name);

    /// <summary>As a statement names it.</summary>
    public string Table { get; }

    /// <summary>Ids of records that were taken back, with the fields that the record as it stands closes to each reader: a value of then is
    /// no more open than that of now.</summary>
    private readonly Dictionary<long, StoredRecord> _now = [];

    /// <summary>Makes the table, or finds the one that this context has made for the same kind and moment.</summary>
    /// <param name="known">UTC.</param>
    public static async Task<RecordsThen> Of(CaseTrackerDb db, RecordType type, DateTime known, CancellationToken cancel)
    {
        if (Made.TryGetValue(db, out var made) && made._type == type && made._known == known) return made;
        var then = new RecordsThen(db, type, known);
        // A table of a connection lives only as long as the connection is not given back.
        await db.Database.OpenConnectionAsync(cancel);
        await db.DropOwn(then.Table, cancel);
        db.OwnTables.Add(then.Table);
        await then.Fill(db, cancel);
        Made.AddOrUpdate(db, then);
        return then;
    }

    /// <summary>On an alias of the table: the clearance may know of the record, by its level then, by what its header says now, and by
    /// those whose part it was then.</summary>
    public string Seen(string alias, Confidentiality clearance)
    {
        if (clearance == Visibility.Highest) return "1 = 1";
        var closing = _type.Fields.Where(field => field is { Kind: FieldKind.Link, Closes: true, LinkTo: not null })
            .Select(field => $" AND ({alias}.{RecordType.Column(field)} IS NULL OR {alias}.{RecordType.Column(field)} NOT IN "
                + $"({VisibleRecords.AboveSql(field.LinkTo!.Value, clearance)}))");
        return $"{KnownFactsSql.Within(alias)} AND {SeenSql.Id(_type, alias)} NOT IN "
            + $"({VisibleRecords.AboveSql(_type.Kind, clearance)}){string.Concat(closing)}";
    }

    /// <summary>The records of some ids, as they were then.</summary>
    public Task<IReadOnlyList<StoredRecord>> Read(CaseTrackerDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        _type.StandingIn(db, ids, Table, cancel);

    /// <summary>The record without what a viewer may not see of it then or now.</summary>
    public (object Details, IReadOnlySet<string> Hidden)? Redacted(StoredRecord stored, Confidentiality clearance)
    {
        if (_type.Redacted(stored, clearance) is not { } seen) return null;
        if (!_now.TryGetValue(stored.Id, out var now)) return seen;
        var closed = _type.Fields.Where(field => field.SensitivityIn(now.Details) > clearance).Select(field => field.Key)
            .Except(seen.Hidden).ToList();
        if (closed.Count == 0) return seen;
        var details = _type.Copy(seen.Details);
        var empty = _type.Copy(Activator.CreateInstance(details.GetType())!);
        foreach (var key in closed) _type.Find(key)!.Set(details, _type.Find(key)!.Get(empty));
        return (details, seen.Hidden.Concat(closed).ToHashSet(StringComparer.Ordinal));
    }

    private async Task Fill(CaseTrackerDb db, CancellationToken cancel)
    {
        var (own, known) = (db.Model.FindEntityType(_type.RowType)!.GetTableName()!, db.Parameter("@known", _known));
        var sqlite = db.Provider() == DatabaseProvider.Sqlite;
        // By a statement without parameters: the server would drop it with the batch. The union takes away that it numbers rows itself.
        var create = sqlite ? $"CREATE TEMP TABLE {Table} AS SELECT r.* FROM {own} r WHERE 1 = 0"
            : $"SELECT x.* INTO {Table} FROM (SELECT r.* FROM {own} r WHERE 1 = 0 UNION ALL SELECT r.* FROM {own} r WHERE 1 = 0) x";
        await db.Database.ExecuteSqlRawAsync(create, cancel);
        if (_type.IsFact)
        {
            await Copy(SeenSql.KnownAt("r"), known);
            await WithoutHidden(db, cancel);
            return;
        }
        var (rows, changed) = await TakenBack(db, cancel);
        await Copy($"r.DeletedAt IS NULL AND EXISTS (SELECT 1 FROM Records h WHERE h.Id = r.Id AND h.CreatedAt <= @known) "
            + $"AND r.Id NOT IN (SELECT v.value FROM {ListedIds.Sql(db.Provider(), "@changed")} v)", known,
            db.Parameter("@changed", JsonSerializer.Serialize(changed)));
        await db.InsertOf(_type.RowType, rows, cancel, table: Table);
        await WithoutHidden(db, cancel);
        if (!SortNames.Has(_type) || rows.Count == 0) return;
        // Names are sorted by what they are called now.
        var sorted = $"UPDATE {Table} SET {SortNames.Column} = (SELECT o.{SortNames.Column} FROM {own} o WHERE o.Id = {Table}.Id) "
            + $"WHERE {SortNames.Column} IS NULL";
        await db.Database.ExecuteSqlRawAsync(sorted, cancel);

        async Task Copy(string where, params object[] parameters)
        {
            var insert = $"INSERT INTO {Table} SELECT r.* FROM {own} r WHERE {where}";
            await db.Database.ExecuteSqlRawAsync(insert, parameters, cancel);
            // SQL Server makes no index within a snapshot (error 3964), and joins without one.
            if (!sqlite) return;
            var index = $"CREATE INDEX temp.{Name}_Id ON {Table} ({(_type.IsFact ? "FactId" : "Id")})";
            await db.Database.ExecuteSqlRawAsync(index, cancel);
        }
    }

    /// <summary>Takes out whose part was removed then: what inherits from a record that is gone is gone with it.</summary>
    private async Task WithoutHidden(CaseTrackerDb db, CancellationToken cancel)
    {
        // Removed by then and not restored by then; or restored later, as the first that happened to it.
        var turns = db.AuditEntries.Where(entry => entry.RecordId != null
            && (entry.Action == AuditAction.Removed || entry.Action == AuditAction.Restored));
        var removed = turns.Where(entry => entry.At <= _known && entry.Action == AuditAction.Removed
            && !turns.Any(later => later.RecordId == entry.RecordId && later.Id > entry.Id && later.At <= _known));
        var restored = turns.Where(entry => entry.At > _known && entry.Action == AuditAction.Restored
            && !turns.Any(before => before.RecordId == entry.RecordId && before.Id < entry.Id && before.At > _known));
        var gone = (await removed.Concat(restored).Select(entry => new { Id = entry.RecordId!.Value, entry.Kind }).ToListAsync(cancel))
            .Where(entry => entry.Kind is not null).ToLookup(entry => entry.Kind!.Value, entry => entry.Id);
        foreach (var (link, hidden) in await Hidden(_type, []))
        {
            var delete = $"DELETE FROM {Table} WHERE {RecordType.Column(link)} IN (SELECT v.value FROM "
                + $"{ListedIds.Sql(db.Provider(), "@hidden")} v)";
            await db.Database.ExecuteSqlRawAsync(delete, [db.Parameter("@hidden", JsonSerializer.Serialize(hidden))], cancel);
        }

        // What a log that begins later does not say.
        IQueryable<long> StillGone(RecordType type)
        {
            var statement = $"SELECT r.Id AS Value FROM {db.Model.FindEntityType(type.RowType)!.GetTableName()} r "
                + "WHERE r.DeletedAt <= @known";
            return db.Database.SqlQueryRaw<long>(statement, db.Parameter("@known", _known));
        }

        // By each link that closes: the ids that were hidden then. Which record belongs to which is as it is now.
        async Task<List<(FieldDescriptor Link, IReadOnlyCollection<long> Hidden)>> Hidden(RecordType type, HashSet<RecordKind> above)
        {
            var all = new List<(FieldDescriptor, IReadOnlyCollection<long>)>();
            if (!above.Add(type.Kind)) return all;
            foreach (var link in type.Fields.Where(field => field is { Kind: FieldKind.Link, Closes: true, LinkTo: not null }))
            {
                var to = RecordTypes.All[link.LinkTo!.Value];
                var ids = gone[to.Kind].ToHashSet();
                if (!to.IsFact) ids.UnionWith(await StillGone(to).ToListAsync(cancel));
                foreach (var (next, hidden) in await Hidden(to, [.. above]))
                    foreach (var id in hidden) ids.UnionWith(await to.Referring(db, next, id).ToListAsync(cancel));
                if (ids.Count > 0) all.Add((link, ids));
            }
            return all;
        }
    }

    /// <summary>The records that were there then and were changed since, as they were; and the ids of all that were changed.</summary>
    private async Task<(List<object> Rows, IReadOnlyCollection<long> Changed)> TakenBack(CaseTrackerDb db, CancellationToken cancel)
    {
        const int batch = 1000;
        AuditAction[] writes = [AuditAction.Edited, AuditAction.Corrected, AuditAction.Removed, AuditAction.Restored];
        var changes = (await db.AuditEntries.AsNoTracking().Where(entry => entry.Kind == _type.Kind && entry.At > _known
                && entry.RecordId != null && writes.Contains(entry.Action)
                && db.Headers.Any(header => header.Id == entry.RecordId && header.CreatedAt <= _known))
            .OrderByDescending(entry => entry.Id).Select(entry => new { Id = entry.RecordId!.Value, entry.Action, entry.Changes })
            .ToListAsync(cancel)).ToLookup(entry => entry.Id);
        var changed = changes.Select(entries => entries.Key).ToList();
        var rows = new List<object>();
        foreach (var ids in changed.Chunk(batch))
            foreach (var row in await _type.AnyRows(db, ids, cancel))
            {
                var (record, now) = ((IRecordRow)row, _type.StoredOf(row));
                _now[record.Id] = now;
                foreach (var entry in changes[record.Id])
                {
                    if (entry.Action == AuditAction.Removed) record.DeletedAt = null;
                    else if (entry.Action == AuditAction.Restored) record.DeletedAt = _known;
                    if (ChangesJson.TakeBack(_type, row, JsonNode.Parse(entry.Changes)!.AsObject()) is { } level)
                        record.Confidentiality = level;
                    record.Version--;
                }
                if (record.DeletedAt is null) rows.Add(row);
            }
        return (rows, changed);
    }
}
