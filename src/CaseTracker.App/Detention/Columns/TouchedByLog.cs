using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Detention.Columns;

/// <summary>Whose values in columns may be others by what entries of the audit log say was written: the person of each record, whom it
/// linked to before, the people of what a citation or a choice speaks of, and those for whom a shared record counts.</summary>
internal sealed class TouchedByLog
{
    /// <summary>More people at once are quicker read with everybody.</summary>
    private const int Most = 500;

    // A shared record without its people here has the columns that read its table made anew.
    private static readonly Dictionary<RecordKind, string> PeopleOfShared = new()
    {
        [RecordKind.Case] = "SELECT PersonId AS Value FROM Prosecutions WHERE CaseId IN {0} "
            + "UNION SELECT PersonId FROM Participants WHERE PersonId IS NOT NULL AND CaseId IN {0}",
        [RecordKind.Organisation] = "SELECT PersonId AS Value FROM Prosecutions WHERE CourtId IN {0} "
            + "UNION SELECT PersonId FROM Memberships WHERE OrganisationId IN {0}",
        [RecordKind.Facility] = "SELECT PersonId AS Value FROM Stays WHERE FacilityId IN {0} "
            + "UNION SELECT PersonId FROM CustodyEvents WHERE FacilityId IN {0}",
    };

    private readonly CaseTrackerDb _db;
    private readonly SeenSql _sql;
    private readonly DatabaseProvider _provider;
    private readonly CancellationToken _cancel;
    private readonly HashSet<long> _people = [], _cited = [];
    private readonly Dictionary<RecordKind, HashSet<long>> _written = [], _changed = [];

    private TouchedByLog(CaseTrackerDb db, FilterScope scope, CancellationToken cancel) =>
        (_db, _sql, _provider, _cancel) = (db, new(db, scope.Clearance), scope.Provider, cancel);

    /// <summary>Whether a record that is no person's own may have another name than before, or be named to others.</summary>
    public static bool Renames(AuditEntry entry) =>
        entry is { Kind: { } kind, RecordId: not null } && IsShared(kind);

    /// <summary>The people whose rows are to be read again; null where it is everybody's.</summary>
    /// <param name="tables">The tables that some column is read from; each has the keys of these columns.</param>
    public static async Task<(IReadOnlyCollection<long>? Rows, IReadOnlySet<string> Stale)> Of(CaseTrackerDb db, FilterScope scope,
        IReadOnlyList<AuditEntry> entries, Func<string, IEnumerable<string>> tables, CancellationToken cancel)
    {
        var touched = new TouchedByLog(db, scope, cancel);
        foreach (var entry in entries) touched.Note(entry);
        foreach (var (kind, ids) in touched._written) await touched.Follow(kind, ids);
        await touched.FollowCited();
        var stale = await touched.Shared(tables);
        // Of whose named members a group's count may tell the age.
        await touched.Add("SELECT PersonId AS Value FROM IdentityLinks WHERE OtherPersonId IN {0}", [.. touched._people]);
        return (touched._people.Count > Most ? null : touched._people, stale);
    }

    private void Note(AuditEntry entry)
    {
        if (entry is not { Kind: { } kind, RecordId: { } id }) return;
        Put(_written, kind, id);
        // Nobody links to what is new; whoever does in the same save was written too.
        if (entry.Action == AuditAction.Created) return;
        Put(_changed, kind, id);
        var changes = JsonNode.Parse(entry.Changes)?.AsObject();
        foreach (var link in Links(kind))
            if (changes?[link.Key]?["before"]?.GetValue<long?>() is { } before) (link.LinkTo is null ? _cited : _people).Add(before);
    }

    /// <summary>Whose a record of the kind is, and what it speaks of.</summary>
    private async Task Follow(RecordKind kind, IReadOnlyCollection<long> ids)
    {
        var type = RecordTypes.All[kind];
        if (kind == RecordKind.Person) _people.UnionWith(ids);
        foreach (var link in Links(kind))
        {
            var column = RecordType.Column(link);
            await Add($"SELECT {column} AS Value FROM {_sql.Table(type)} r WHERE {SeenSql.Id(type, "r")} IN {{0}} AND {column} IS NOT NULL",
                ids, link.LinkTo is null ? _cited : _people);
        }
        // The day of an event is a day of all who had a part in it.
        if (kind == RecordKind.Event)
            await Add("SELECT PersonId AS Value FROM Involvements WHERE PersonId IS NOT NULL AND EventId IN {0}", ids);
        if (kind == RecordKind.Source && _changed.TryGetValue(kind, out var sources))
            await Add("SELECT RecordId AS Value FROM Citations WHERE SourceId IN {0}", sources, _cited);
    }

    /// <summary>The fields that say whose a record is, or which record it speaks of.</summary>
    private static IEnumerable<FieldDescriptor> Links(RecordKind kind) =>
        RecordTypes.All[kind].Fields.Where(field => field is { Kind: FieldKind.Link, LinkTo: null or RecordKind.Person });

    private async Task FollowCited()
    {
        var followed = new HashSet<long>();
        while (_people.Count <= Most && _cited.Except(followed).Take(Most).ToList() is { Count: > 0 } next)
        {
            followed.UnionWith(next);
            var batch = next.ToArray();
            foreach (var kind in (await _db.Headers.AsNoTracking().Where(header => EF.Parameter(batch).Contains(header.Id))
                .Select(header => new { header.Id, header.Kind }).ToListAsync(_cancel)).GroupBy(header => header.Kind, header => header.Id))
                await Follow(kind.Key, [.. kind]);
        }
    }

    private async Task<IReadOnlySet<string>> Shared(Func<string, IEnumerable<string>> tables)
    {
        var stale = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (kind, ids) in _changed)
        {
            var type = RecordTypes.All[kind];
            if (!IsShared(kind)) continue;
            if (PeopleOfShared.TryGetValue(kind, out var people)) await Add(people, ids);
            else stale.UnionWith(tables(_sql.Table(type)));
        }
        return stale;
    }

    private static bool IsShared(RecordKind kind) => kind is not (RecordKind.Person or RecordKind.Source) && !Links(kind).Any();

    private async Task Add(string statement, IReadOnlyCollection<long> ids, HashSet<long>? to = null)
    {
        if (ids.Count == 0) return;
        var among = $"(SELECT v.value FROM {ListedIds.Sql(_provider, "{0}")} v)";
        var text = statement.Replace("{0}", among, StringComparison.Ordinal);
        (to ?? _people).UnionWith(await _db.Database.SqlQueryRaw<long>(text, JsonSerializer.Serialize(ids)).ToListAsync(_cancel));
    }

    private static void Put(Dictionary<RecordKind, HashSet<long>> of, RecordKind kind, long id)
    {
        if (!of.TryGetValue(kind, out var ids)) of[kind] = ids = [];
        ids.Add(id);
    }
}
