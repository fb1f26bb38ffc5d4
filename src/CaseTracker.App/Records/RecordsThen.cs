using System.Runtime.CompilerServices;
using System.Text.Json;
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
    private static readonly ConditionalWeakTable<CaseTrackerDb, Dictionary<RecordKind, RecordsThen>> Made = [];

    private readonly RecordType _type;
    private readonly DateTime _known;
    private readonly RowsThen _rows;

    private RecordsThen(CaseTrackerDb db, RecordType type, DateTime known) => (_type, _known, _rows, Table) =
        (type, known, new(type, known), db.Provider() == DatabaseProvider.SqlServer ? $"#{Name(type)}" : Name(type));

    // A table for each kind: what asks for several of them in turn finds each again, and sends each its own statements.
    private static string Name(RecordType type) => $"RecordsThen{type.Kind}";

    /// <summary>As a statement names it.</summary>
    public string Table { get; }

    /// <summary>Makes the table, or finds the one that this context has made for the same kind and moment.</summary>
    /// <param name="known">UTC.</param>
    public static async Task<RecordsThen> Of(CaseTrackerDb db, RecordType type, DateTime known, CancellationToken cancel)
    {
        var made = Made.GetOrCreateValue(db);
        if (made.GetValueOrDefault(type.Kind) is { } same && same._known == known) return same;
        var then = new RecordsThen(db, type, known);
        // A table of a connection lives only as long as the connection is not given back.
        await db.Database.OpenConnectionAsync(cancel);
        await db.DropOwn(then.Table, cancel);
        db.OwnTables.Add(then.Table);
        await then.Fill(db, cancel);
        made[type.Kind] = then;
        return then;
    }

    /// <summary>On an alias of the table: the clearance may know of the record, by its level then, by what its header says now, and by
    /// those whose part it was then.</summary>
    public string Seen(string alias, Clearance clearance)
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

    /// <inheritdoc cref="RowsThen.Redacted"/>
    public (object Details, IReadOnlySet<string> Hidden)? Redacted(StoredRecord stored, Clearance clearance) =>
        _rows.Redacted(stored, clearance);

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
        var (rows, changed) = await _rows.TakenBack(db, null, cancel);
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
            var index = $"CREATE INDEX temp.{Name(_type)}_Id ON {Table} ({(_type.IsFact ? "FactId" : "Id")})";
            await db.Database.ExecuteSqlRawAsync(index, cancel);
        }
    }

    /// <summary>Takes out whose part was removed then: what inherits from a record that is gone is gone with it.</summary>
    private async Task WithoutHidden(CaseTrackerDb db, CancellationToken cancel)
    {
        foreach (var (link, hidden) in await _rows.Hidden(db, cancel))
        {
            var delete = $"DELETE FROM {Table} WHERE {RecordType.Column(link)} IN (SELECT v.value FROM "
                + $"{ListedIds.Sql(db.Provider(), "@hidden")} v)";
            await db.Database.ExecuteSqlRawAsync(delete, [db.Parameter("@hidden", JsonSerializer.Serialize(hidden))], cancel);
        }
    }
}
