using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists.Columns;

/// <summary>Which rows of a list may have other values in its columns by what entries of the audit log say was written: those of each
/// record, those that it spoke of before, and those of what a citation or a choice speaks of.</summary>
internal abstract class TouchedRows(CaseTrackerDb db, FilterScope scope, CancellationToken cancel)
{
    /// <summary>Whether a tag was renamed or merged, on whichever records it stands.</summary>
    public static bool RenamesTag(AuditEntry entry) => entry is { Action: AuditAction.Tagged, RecordId: null };

    /// <summary>More rows at once are quicker read with all.</summary>
    protected const int Most = 500;

    private readonly HashSet<long> _cited = [];
    private readonly Dictionary<RecordKind, HashSet<long>> _written = [];

    protected CaseTrackerDb Db { get; } = db;
    protected FilterScope Scope { get; } = scope;
    protected SeenSql Sql { get; } = new(db, scope.Clearance);
    protected CancellationToken Cancel { get; } = cancel;

    /// <summary>The ids of the rows.</summary>
    protected HashSet<long> Rows { get; } = [];

    /// <summary>By kind the records that were changed in a way that may touch what links to them.</summary>
    protected Dictionary<RecordKind, HashSet<long>> Changed { get; } = [];

    /// <summary>The fields of a kind that say of which record others speak, and those that say whose row it touches.</summary>
    protected abstract IEnumerable<FieldDescriptor> Links(RecordKind kind);

    /// <summary>Whether an entry, which is not of something new, tells of such a change.</summary>
    /// <param name="changes">By field; null where nothing is told of fields.</param>
    protected abstract bool Touches(AuditEntry entry, RecordKind kind, JsonObject? changes);

    /// <summary>Touches the rows of some records of a kind.</summary>
    protected virtual async Task Follow(RecordKind kind, IReadOnlyCollection<long> ids)
    {
        var type = RecordTypes.All[kind];
        foreach (var link in Links(kind))
        {
            var column = RecordType.Column(link);
            await Add($"SELECT {column} AS Value FROM {Sql.Table(type)} r WHERE {SeenSql.Id(type, "r")} IN {{0}} AND {column} IS NOT NULL",
                ids, To(link));
        }
    }

    /// <summary>Touches what rests on some sources.</summary>
    protected Task FollowSources(IReadOnlyCollection<long> sources) =>
        Add("SELECT RecordId AS Value FROM Citations WHERE SourceId IN {0}", sources, _cited);

    protected async Task Follow(IReadOnlyList<AuditEntry> entries)
    {
        foreach (var entry in entries) Note(entry);
        foreach (var (kind, ids) in _written) await Follow(kind, ids);
    }

    protected async Task FollowCited()
    {
        var followed = new HashSet<long>();
        while (Rows.Count <= Most && _cited.Except(followed).Take(Most).ToArray() is { Length: > 0 } next)
        {
            followed.UnionWith(next);
            foreach (var kind in (await Db.Headers.AsNoTracking().Where(header => EF.Parameter(next).Contains(header.Id))
                .Select(header => new { header.Id, header.Kind }).ToListAsync(Cancel)).GroupBy(header => header.Kind, header => header.Id))
                await Follow(kind.Key, [.. kind]);
        }
    }

    /// <param name="statement">Ids as Value, with {0} where those asked for stand.</param>
    /// <param name="to">Null: they are rows.</param>
    protected async Task Add(string statement, IReadOnlyCollection<long> ids, HashSet<long>? to = null)
    {
        if (ids.Count == 0) return;
        var among = $"(SELECT v.value FROM {ListedIds.Sql(Scope.Provider, "{0}")} v)";
        var text = statement.Replace("{0}", among, StringComparison.Ordinal);
        (to ?? Rows).UnionWith(await Db.Database.SqlQueryRaw<long>(text, JsonSerializer.Serialize(ids)).ToListAsync(Cancel));
    }

    protected static bool Put(Dictionary<RecordKind, HashSet<long>> of, RecordKind kind, long id)
    {
        if (!of.TryGetValue(kind, out var ids)) of[kind] = ids = [];
        return ids.Add(id);
    }

    private void Note(AuditEntry entry)
    {
        if (entry is not { Kind: { } kind, RecordId: { } id }) return;
        Put(_written, kind, id);
        // Nobody links to what is new; whoever does in the same save was written too.
        if (entry.Action == AuditAction.Created) return;
        var changes = JsonNode.Parse(entry.Changes)?.AsObject();
        if (Touches(entry, kind, changes)) Put(Changed, kind, id);
        foreach (var link in Links(kind))
            if (changes?[link.Key]?["before"]?.GetValue<long?>() is { } before) To(link).Add(before);
    }

    private HashSet<long> To(FieldDescriptor link) => link.LinkTo is null ? _cited : Rows;
}
