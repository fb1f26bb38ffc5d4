using System.Text.Json.Nodes;
using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Detention.Columns;

/// <summary>The touched people of the prisoner list: of a record that is no person's own, those for whom it counts.</summary>
internal sealed class TouchedByLog : TouchedRows
{
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

    private TouchedByLog(CaseTrackerDb db, FilterScope scope, CancellationToken cancel) : base(db, scope, cancel) { }

    /// <summary>Whether a record that is no person's own may have another name than before, or be named to others.</summary>
    public static bool Renames(AuditEntry entry) =>
        RenamesTag(entry) || entry is { Kind: { } kind, RecordId: not null } && IsShared(kind);

    /// <summary>The people whose rows are to be read again; null where it is everybody's.</summary>
    /// <param name="tables">The tables that some column is read from; each has the keys of these columns.</param>
    public static async Task<(IReadOnlyCollection<long>? Rows, IReadOnlySet<string> Stale)> Of(CaseTrackerDb db, FilterScope scope,
        IReadOnlyList<AuditEntry> entries, Func<string, IEnumerable<string>> tables, CancellationToken cancel)
    {
        var touched = new TouchedByLog(db, scope, cancel);
        await touched.Follow(entries);
        await touched.FollowCited();
        var stale = await touched.Shared(tables);
        if (entries.Any(RenamesTag)) stale.Add(PrisonerFilters.Tag);
        // Of whose named members a group's count may tell the age.
        await touched.Add("SELECT PersonId AS Value FROM IdentityLinks WHERE OtherPersonId IN {0}", [.. touched.Rows]);
        return (touched.Rows.Count > Most ? null : touched.Rows, stale);
    }

    /// <summary>The fields that say whose a record is, or which record it speaks of.</summary>
    protected override IEnumerable<FieldDescriptor> Links(RecordKind kind) => LinksOf(kind);

    protected override bool Touches(AuditEntry entry, RecordKind kind, JsonObject? changes) => true;

    protected override async Task Follow(RecordKind kind, IReadOnlyCollection<long> ids)
    {
        if (kind == RecordKind.Person) Rows.UnionWith(ids);
        await base.Follow(kind, ids);
        // The day of an event is a day of all who had a part in it.
        if (kind == RecordKind.Event)
            await Add("SELECT PersonId AS Value FROM Involvements WHERE PersonId IS NOT NULL AND EventId IN {0}", ids);
        if (kind == RecordKind.Source && Changed.TryGetValue(kind, out var sources)) await FollowSources(sources);
    }

    private async Task<HashSet<string>> Shared(Func<string, IEnumerable<string>> tables)
    {
        var stale = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (kind, ids) in Changed)
        {
            if (!IsShared(kind)) continue;
            if (PeopleOfShared.TryGetValue(kind, out var people)) await Add(people, ids);
            else stale.UnionWith(tables(Sql.Table(RecordTypes.All[kind])));
        }
        return stale;
    }

    private static IEnumerable<FieldDescriptor> LinksOf(RecordKind kind) =>
        RecordTypes.All[kind].Fields.Where(field => field.Kind == FieldKind.Link
            && (field.LinkTo is null || field.LinkTo == RecordKind.Person));

    private static bool IsShared(RecordKind kind) => !kind.IsOneOf(RecordKind.Person, RecordKind.Source) && !LinksOf(kind).Any();
}
