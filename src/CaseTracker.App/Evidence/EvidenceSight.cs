using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Evidence;

/// <summary>Who may know of files: who may know of the record, up to the file's own level. Nothing is taken out of a file as of a record,
/// so whoever may not read a child's name may not know of files that may show it.</summary>
internal static class EvidenceSight
{
    /// <summary>What files are attached to: any record but what sources say and choices between them.</summary>
    public static bool Takes(RecordKind kind) => !kind.IsOneOf(RecordKind.Citation, RecordKind.Settlement);

    /// <summary>The files of a level that a clearance reaches.</summary>
    public static IQueryable<EvidenceFileRow> Within(this IQueryable<EvidenceFileRow> files, Clearance clearance)
    {
        var levels = RecordSight.Levels(clearance);
        return files.Where(row => EF.Parameter(levels).Contains(row.Confidentiality));
    }

    /// <summary>Whether a viewer may know of the files of a record, as far as the record goes.</summary>
    public static async Task<bool> Sees(CaseTrackerDb db, long record, Clearance clearance, CancellationToken cancel) =>
        await RecordSight.Sees(db, record, clearance, cancel)
        && (ChildNames.SeenBy(clearance) || !await MayShowAChild(db, record, cancel));

    /// <summary>A file that stands, for a viewer who may know of it.</summary>
    public static async Task<EvidenceFileRow?> Find(CaseTrackerDb db, long file, Clearance clearance, CancellationToken cancel,
        bool removed = false) =>
        await db.EvidenceFiles.Within(clearance).SingleOrDefaultAsync(row => row.Id == file && row.RemovedAt == null != removed, cancel)
            is { } row && await Sees(db, row.RecordId, clearance, cancel) ? row : null;

    /// <summary>Whether a record, one of the same case or event, or one that a source is cited for, is of a child whose name is
    /// protected.</summary>
    private static async Task<bool> MayShowAChild(CaseTrackerDb db, long record, CancellationToken cancel)
    {
        var around = string.Join(", ", await Around(db, record, cancel));
        var among = $"IN ({around})";
        var cited = $"IN (SELECT c.RecordId FROM Citations c WHERE c.SourceId = {record})";
        var parts = RecordTypes.All.Values.Where(type => Takes(type.Kind)).SelectMany(type => Parts(db, type, among, cited));
        var sql = $"SELECT COUNT(*) AS Value FROM ({string.Join(" UNION ALL ", parts)}) t";
        return await db.Database.SqlQueryRaw<int>(sql).SingleAsync(cancel) > 0;
    }

    private static IEnumerable<string> Parts(CaseTrackerDb db, RecordType type, string among, string cited)
    {
        var table = db.Model.FindEntityType(type.RowType)!.GetTableName();
        var id = type.IsFact ? "r.FactId" : "r.Id";
        var links = type.Fields.Where(field => field.Kind == FieldKind.Link).ToList();
        List<string> people = type.Kind == RecordKind.Person ? [id] : [.. links.Where(link => link.LinkTo == RecordKind.Person)
            .Select(link => $"r.{RecordType.Column(link)}")];
        var near = string.Join(" OR ", links.Select(link => $"r.{RecordType.Column(link)} {among}").Prepend($"{id} {among}")
            .Append($"{id} {cited}"));
        return people.Select(person =>
            $"SELECT p.Id FROM {table} r JOIN People p ON p.Id = {person} WHERE ({near}) AND {ChildNames.Protected("p")}");
    }

    /// <summary>The record, what it belongs to or would tell of, and the events of the same case.</summary>
    private static async Task<IReadOnlyCollection<long>> Around(CaseTrackerDb db, long record, CancellationToken cancel)
    {
        var (found, next) = (new HashSet<long> { record }, new List<long> { record });
        while (next.Count > 0)
        {
            var above = new List<long>();
            foreach (var id in next)
                if (await RecordTypes.Stored(db, id, cancel) is { } stored)
                    above.AddRange(stored.Type.Fields.Where(link => link is { Kind: FieldKind.Link, Closes: true })
                        .Select(link => link.Get(stored.Details)).OfType<long>().Where(found.Add));
            next = above;
        }
        long[] standing = [.. found];
        found.UnionWith(await db.Events.Where(row => EF.Parameter(standing).Contains(row.CaseId))
            .Select(row => row.Id).ToListAsync(cancel));
        return found;
    }
}
