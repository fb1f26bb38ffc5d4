using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Reads the ordinary records of a page, of whatever kind, as one viewer may see them, and gathers what they link to.</summary>
internal sealed class ReadVisible(CaseTrackerDb db, Confidentiality clearance, CancellationToken cancel)
{
    /// <summary>Everything that the records link to, for <see cref="LinkNames"/>.</summary>
    public List<long?> Linked { get; } = [];

    public List<long> RecordIds { get; } = [];

    /// <summary>How many records are above the clearance, of those that tell of nothing that is closed itself: a link to something closed
    /// is not told, not even by its number.</summary>
    public int HeldBack { get; private set; }

    /// <summary>The records that the viewer may know of, by id.</summary>
    public async Task<IReadOnlyList<Redacted<T>>> Read<TRow, T>(FieldCatalogue<T> catalogue, IQueryable<TRow> of) where TRow
        : class, T, IRecordRow where T : class, new()
    {
        var standing = await of.AsNoTracking().Include(row => row.Header).Where(row => row.DeletedAt == null).OrderBy(row => row.Id)
            .ToListAsync(cancel);
        var rows = standing.FindAll(row => KnownHeader.Of(row.Header).SeenBy(clearance));
        Linked.AddRange(rows.SelectMany(catalogue.Links));
        HeldBack += await CountHeldBack(catalogue, standing.FindAll(row => row.Confidentiality > clearance));
        RecordIds.AddRange(rows.Select(row => row.Id));
        return [.. rows.Select(row => Redaction.For(catalogue, row.Id, row, row.Confidentiality, row.Version, clearance)!)];
    }

    private async Task<int> CountHeldBack<TRow, T>(FieldCatalogue<T> catalogue, List<TRow> above) where TRow : class, T, IRecordRow
        where T : class, new()
    {
        if (above.Count == 0) return 0;
        var inherited = catalogue.Fields.Where(field => field.Kind == FieldKind.Link && (field.Owner || field.Closes)).ToList();
        long[] links = [.. above.SelectMany(Links).Distinct()];
        var visible = (await db.Headers.VisibleTo(clearance).Where(header => EF.Parameter(links).Contains(header.Id))
            .Select(header => header.Id).ToListAsync(cancel)).ToHashSet();
        return above.Count(row => Links(row).All(visible.Contains));

        IEnumerable<long> Links(TRow row) => inherited.Select(field => field.Get(row)).OfType<long>().Where(id => id != 0);
    }
}
