using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary><see cref="RecordSight.Sees"/> for many records of any kind at once, in SQL made of the model's names. Statements take the
/// parameters <see cref="Levels"/>.</summary>
internal sealed class SeenSql(CaseTrackerDb db, Clearance clearance)
{
    private const string AmongName = "@among";
    private int _aliases;

    /// <summary>After ORDER BY: the first rows only, or the first after those that are skipped.</summary>
    public static string First(DatabaseProvider provider, int rows, long skip = 0) => provider == DatabaseProvider.SqlServer
        ? $"OFFSET {skip} ROWS FETCH NEXT {rows} ROWS ONLY" : $"LIMIT {rows} OFFSET {skip}";

    /// <summary>The same on the database that is asked.</summary>
    public string First(int rows) => First(db.Provider(), rows);

    public string Table(RecordType type) => db.Model.FindEntityType(type.RowType)!.GetTableName()!;

    public static string Id(RecordType type, string alias) => $"{alias}.{(type.IsFact ? "FactId" : "Id")}";

    /// <summary>On an alias of the kind's table: the record stands, and the clearance may know of it. Its header is asked: for few
    /// records.</summary>
    public string Seen(RecordType type, string alias) => Seen(type, alias, clearance);

    /// <summary>The same where all records of the kind are looked at. Their headers lie far from each other in the file, and few are
    /// closed: the index of headers gives the ids of these at once.</summary>
    public string SeenOfAll(RecordType type, string alias) => SeenOfAll(type, alias, clearance);

    /// <summary>As the other, for statements that are made without a database.</summary>
    public static string Seen(RecordType type, string alias, Clearance clearance) => IsAsItsOwn(type) ? Within(type, alias)
        : $"{Current(type, alias)} AND EXISTS (SELECT 1 FROM Records {alias}_header WHERE {alias}_header.Id = {Id(type, alias)} AND "
            + $"{VisibleRecords.Sql($"{alias}_header", clearance)})";

    /// <summary>As the other, for statements that are made without a database.</summary>
    public static string SeenOfAll(RecordType type, string alias, Clearance clearance) => IsAsItsOwn(type) ? Within(type, alias)
        : $"{Current(type, alias)} AND {Id(type, alias)} NOT IN ({VisibleRecords.ClosedSql(type.Kind, clearance)})";

    /// <summary>On an alias: the record stands, and its level is within the clearance, whatever became of what it speaks of.</summary>
    /// <param name="few">Few records are looked at.</param>
    public static string StandsWithin(RecordType type, string alias, Clearance clearance, bool few) => Current(type, alias)
        + (clearance == Visibility.Highest ? "" : few
            ? $" AND EXISTS (SELECT 1 FROM Records {alias}_header WHERE {alias}_header.Id = {Id(type, alias)} AND "
                + $"{VisibleRecords.WithinSql($"{alias}_header", clearance)})"
            : $" AND {Id(type, alias)} NOT IN ({VisibleRecords.AboveSql(type.Kind, clearance)})");

    /// <summary>On an alias of a fact's table: the version that was known at <c>@known</c>, whatever its level.</summary>
    public static string KnownAt(string alias) =>
        $"{alias}.KnownFrom <= @known AND ({alias}.KnownTo IS NULL OR {alias}.KnownTo > @known)";

    /// <summary><see cref="KnownFacts"/>: on an alias of a fact's table, the version that was known at <c>@known</c>, for those who are
    /// cleared for its own level and for what the header says now, of a fact that was removed since, too.</summary>
    public static string KnownThen(RecordType type, string alias, Clearance clearance) =>
        KnownAt(alias) + (clearance == Visibility.Highest ? "" : $" AND {KnownFactsSql.Within(alias)} AND {Id(type, alias)} NOT IN "
            + $"({VisibleRecords.AboveSql(type.Kind, clearance)})");

    /// <summary>The kind's records of which <see cref="Seen"/> holds, from FROM on, to which further conditions can be added.</summary>
    public string FromSeen(RecordType type, string alias) => $"FROM {Table(type)} {alias} WHERE {SeenOfAll(type, alias)}";

    /// <summary>Of the kind's records all that stand, and those of them that the viewer may not see, each from FROM on: sums over the ones
    /// without sums over the others are sums over what is seen, and nobody looks at each record for it. Null: there are no
    /// others.</summary>
    public (string Standing, string? Closed) FromStanding(RecordType type, string alias) => IsAsItsOwn(type)
        ? (FromSeen(type, alias), null)
        : ($"FROM {Table(type)} {alias} WHERE {Current(type, alias)}", $"FROM {Table(type)} {alias} WHERE {Current(type, alias)} AND "
            + $"{Id(type, alias)} IN ({VisibleRecords.ClosedSql(type.Kind, clearance)})");

    /// <summary>On an alias: what it links to is there, and a rule holds for it.</summary>
    public string Exists(FieldDescriptor link, string alias, Func<RecordType, string, string> rule)
    {
        var (type, to) = (RecordTypes.All[link.LinkTo!.Value], Next());
        return $"EXISTS (SELECT 1 FROM {Table(type)} {to} WHERE {Id(type, to)} = {alias}.{RecordType.Column(link)} AND {rule(type, to)})";
    }

    /// <summary>An alias that no other part of the statement has.</summary>
    public string Next() => string.Create(CultureInfo.InvariantCulture, $"t{_aliases++}");

    /// <summary>The levels within the clearance, as every statement names them; new ones each time, as a command keeps its own.</summary>
    public IEnumerable<DbParameter> Levels() => KnownFactsSql.Levels(clearance)
        .Select((level, index) => db.Parameter(string.Create(CultureInfo.InvariantCulture, $"@level{index}"), level));

    /// <summary>The ids of the records of a kind that the viewer may see.</summary>
    public IQueryable<long> Ids(RecordKind kind)
    {
        var type = RecordTypes.All[kind];
        var statement = $"SELECT {Id(type, "r")} AS Value {FromSeen(type, "r")}";
        return db.Database.SqlQueryRaw<long>(statement, [.. Levels()]);
    }

    /// <summary>Those of the ids that are records of the kind which the viewer may see. Each is found by its index: a condition that is put
    /// around <see cref="Ids"/> would look through the whole table.</summary>
    public async Task<List<long>> Among(RecordKind kind, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        var type = RecordTypes.All[kind];
        var statement = $"SELECT {Id(type, "r")} AS Value FROM {Table(type)} r WHERE {Seen(type, "r")} AND {IsAmong(type, "r")}";
        return await db.Database.SqlQueryRaw<long>(statement, [.. Levels(), AmongIds(ids)]).ToListAsync(cancel);
    }

    /// <summary>On an alias of the kind's table: one of the ids that the parameter <see cref="AmongIds"/> holds.</summary>
    public string IsAmong(RecordType type, string alias) => IsAmong(Id(type, alias));

    /// <summary>A column holds one of the ids that the parameter <see cref="AmongIds"/> holds.</summary>
    public string IsAmong(string column) => $"{column} IN (SELECT v.value FROM {ListedIds.Sql(db.Provider(), AmongName)} v)";

    public DbParameter AmongIds(IEnumerable<long> ids) => db.Parameter(AmongName, JsonSerializer.Serialize(ids));

    private static string Within(RecordType type, string alias) => $"{Current(type, alias)} AND {KnownFactsSql.Within(alias)}";

    private static string Current(RecordType type, string alias) => type.IsFact ? $"{alias}.KnownTo IS NULL" : $"{alias}.DeletedAt IS NULL";

    /// <summary>Records of the kind inherit from nothing and cannot be limited to some: their headers say what they say themselves, and a
    /// list need not ask.</summary>
    private static bool IsAsItsOwn(RecordType type) => !VisibilitySql.Inherited(type).Any() && !LimitedKinds.Has(type.Kind);
}
