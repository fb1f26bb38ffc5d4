using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>The person or case whose page shows a record, or the record itself.</summary>
/// <param name="OfKind">What the record itself is.</param>
internal sealed record RecordOwner(long Id, RecordKind Kind, RecordKind OfKind);

/// <summary>Finds the owners of the records that a viewer may see; who may see a record may see its owner.</summary>
internal static class RecordOwners
{
    private const int Batch = 1000;

    public static async Task<Dictionary<long, RecordOwner>> For(CaseTrackerDb db, IEnumerable<long> ids, Clearance clearance,
        CancellationToken cancel)
    {
        var owners = new Dictionary<long, RecordOwner>();
        foreach (var batch in ids.Distinct().Chunk(Batch))
        {
            var headers = await db.Headers.AsNoTracking().VisibleTo(clearance).Where(header => EF.Parameter(batch).Contains(header.Id))
                .ToListAsync(cancel);
            foreach (var kind in headers.GroupBy(header => header.Kind, header => header.Id))
            {
                long[] of = [.. kind];
                if (!BelongsToAnother(kind.Key)) foreach (var id in of) owners[id] = new RecordOwner(id, kind.Key, kind.Key);
                else if (!kind.Key.IsOneOf(RecordKind.Citation, RecordKind.Settlement))
                    foreach (var stored in await RecordTypes.All[kind.Key].Standing(db, of, cancel))
                        owners[stored.Id] = Of(stored);
            }
        }
        return owners;
    }

    /// <summary>Of several links that a record belongs to, the first that it has: a figure is one of a case, a person or an
    /// organisation.</summary>
    private static RecordOwner Of(StoredRecord stored)
    {
        var kind = stored.Type.Kind;
        var owner = stored.Type.Owners.Select(field => (field.LinkTo, Id: field.Get(stored.Details) as long?))
            .FirstOrDefault(of => of.Id is not null);
        return owner is { Id: { } id, LinkTo: { } of } ? new(id, of, kind) : new(stored.Id, kind, kind);
    }

    /// <summary>Whether a record of the kind belongs to another, or may.</summary>
    public static bool BelongsToAnother(RecordKind kind) => RecordTypes.All[kind].Owners.Any();
}
