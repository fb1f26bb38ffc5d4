using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists.Columns;

/// <summary>The touched records of a list of records: also those that link to what others may know of now. On a list of people also those
/// of whom something was written: it may say who is a child, whose name is not for everybody.</summary>
internal sealed class TouchedOnList : TouchedRows
{
    private readonly RecordType _type;
    private readonly List<ListFilterDefinition> _filters;

    private TouchedOnList(CaseTrackerDb db, FilterScope scope, RecordList list, CancellationToken cancel) : base(db, scope, cancel) =>
        (_type, _filters) = (list.Type, [.. list.Filters.Cast<ListFilterDefinition>()]);

    private bool OfPeople => _type.Kind == RecordKind.Person;

    /// <summary>The records whose rows are to be read again, null where it is all of them; and the columns that are.</summary>
    public static async Task<(IReadOnlyCollection<long>? Rows, IReadOnlySet<string> Stale)> Of(CaseTrackerDb db, FilterScope scope,
        RecordList list, IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        var touched = new TouchedOnList(db, scope, list, cancel);
        await touched.Follow(entries);
        var stale = new HashSet<string>(StringComparer.Ordinal);
        if (entries.Any(RenamesTag)) stale.Add(ListFilters.Tag);
        if (touched.Changed.ContainsKey(RecordKind.Place) && list.Find(ListFilters.Province) is not null) stale.Add(ListFilters.Province);
        if (!await touched.FollowChanged()) return (null, stale);
        await touched.FollowCited();
        await touched.FollowIdentity();
        return (touched.Rows.Count > Most ? null : touched.Rows, stale);
    }

    protected override IEnumerable<FieldDescriptor> Links(RecordKind kind) => RecordTypes.All[kind].Fields.Where(field =>
        field.Kind == FieldKind.Link && (field.LinkTo is null || (OfPeople && field.LinkTo == RecordKind.Person)));

    /// <summary>Others may know of it now; what a place or a place of detention lies in is as good as its level.</summary>
    protected override bool Touches(AuditEntry entry, RecordKind kind, JsonObject? changes) =>
        kind.IsOneOf(RecordKind.Place, RecordKind.Facility)
            || entry.Action is AuditAction.Removed or AuditAction.Restored or AuditAction.Limited
            || changes?["confidentiality"] is not null
            || VisibilitySql.Inherited(RecordTypes.All[kind]).Any(link => changes?[link.Key] is not null);

    protected override async Task Follow(RecordKind kind, IReadOnlyCollection<long> ids)
    {
        if (kind == _type.Kind) Rows.UnionWith(ids);
        foreach (var path in _filters.Select(filter => filter.Path))
            for (var at = 0; at < path.Count; at++)
                if (path[at].LinkTo == kind) await Add(Linking(path, at), ids);
        if (_filters.Exists(filter => filter.FollowsPerson.Contains(kind)))
        {
            var of = RecordTypes.All[kind];
            await Add($"SELECT {SeenSql.Id(_type, "r")} AS Value FROM {Sql.Table(_type)} r WHERE r.PersonId IN (SELECT x.PersonId FROM "
                + $"{Sql.Table(of)} x WHERE {SeenSql.Id(of, "x")} IN {{0}})", ids);
        }
        await base.Follow(kind, ids);
    }

    /// <summary>The records of the list whose links along a path lead to some records by one of its fields.</summary>
    private string Linking(IReadOnlyList<FieldDescriptor> path, int last)
    {
        var among = "{0}";
        for (var at = last; at > 0; at--)
        {
            var type = RecordTypes.All[path[at - 1].LinkTo!.Value];
            among = $"(SELECT {SeenSql.Id(type, $"x{at}")} FROM {Sql.Table(type)} x{at} WHERE x{at}.{RecordType.Column(path[at])} IN "
                + $"{among})";
        }
        return $"SELECT {SeenSql.Id(_type, "r")} AS Value FROM {Sql.Table(_type)} r WHERE r.{RecordType.Column(path[0])} IN {among}";
    }

    /// <summary>What inherits from something of which others may know now, and the records of the list that link to it. False: too
    /// many.</summary>
    private async Task<bool> FollowChanged()
    {
        var visibility = new VisibilitySql(Db, Scope.Provider == DatabaseProvider.SqlServer);
        var left = Changed.ToDictionary(of => of.Key, of => of.Value.ToHashSet());
        while (left.Count > 0)
        {
            var (kind, ids) = left.First();
            left.Remove(kind);
            foreach (var heir in RecordTypes.All.Values)
            {
                if (visibility.Heirs(heir, kind) is not { } heirs) continue;
                var found = await Db.Database.SqlQueryRaw<long>(heirs, JsonSerializer.Serialize(ids)).ToListAsync(Cancel);
                foreach (var id in found.Where(id => Put(Changed, heir.Kind, id))) Put(left, heir.Kind, id);
            }
            if (Changed.Values.Sum(of => of.Count) > Most) return false;
        }
        foreach (var (kind, ids) in Changed) await Follow(kind, ids);
        if (Changed.TryGetValue(RecordKind.Source, out var sources)) await FollowSources(sources);
        foreach (var link in _type.Fields.Where(field => field is { Kind: FieldKind.Link, LinkTo: { } to } && Changed.ContainsKey(to)))
            await Add($"SELECT {SeenSql.Id(_type, "r")} AS Value FROM {Sql.Table(_type)} r WHERE {RecordType.Column(link)} IN {{0}}",
                Changed[link.LinkTo!.Value]);
        return true;
    }

    /// <summary>What is said of a person is said of all that are linked as the same.</summary>
    private async Task FollowIdentity()
    {
        for (var before = -1; OfPeople && before < Rows.Count && Rows.Count <= Most;)
        {
            before = Rows.Count;
            await Add("SELECT OtherPersonId AS Value FROM IdentityLinks WHERE PersonId IN {0} "
                + "UNION SELECT PersonId FROM IdentityLinks WHERE OtherPersonId IN {0}", [.. Rows]);
        }
    }
}
