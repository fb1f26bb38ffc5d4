using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Reads the ordinary records of a page, of whatever kind, as one viewer may see them, and gathers the names that they
/// show.</summary>
internal sealed class ReadVisible(CaseTrackerDb db, Confidentiality clearance, CancellationToken cancel)
{
    private readonly Dictionary<long, string> _names = [];

    /// <summary>The names of everything that the records link to and the viewer may see, by id.</summary>
    public IReadOnlyDictionary<long, string> Names => _names;

    public List<long> RecordIds { get; } = [];

    /// <summary>How many records are above the clearance, of those that tell of nothing that is closed itself: a link to something closed
    /// is not told, not even by its number.</summary>
    public int HeldBack { get; private set; }

    /// <summary>The records that the viewer may know of, by id.</summary>
    public async Task<IReadOnlyList<Redacted<T>>> Read<TRow, T>(FieldCatalogue<T> catalogue, IQueryable<TRow> of) where TRow
        : class, T, IRecordRow where T : class, new()
    {
        var rows = await of.AsNoTracking().VisibleTo(clearance).OrderBy(row => row.Id).ToListAsync(cancel);
        foreach (var (id, name) in await LinkNames.For(db, rows.SelectMany(catalogue.Links)
            .Where(id => id is { } link && !_names.ContainsKey(link)), clearance, cancel))
            _names[id] = name;
        HeldBack += await CountHeldBack(catalogue, of);
        RecordIds.AddRange(rows.Select(row => row.Id));
        return [.. rows.Select(row => Redaction.For(catalogue, row.Id, row, row.Confidentiality, row.Version, clearance)!)];
    }

    private async Task<int> CountHeldBack<TRow, T>(FieldCatalogue<T> catalogue, IQueryable<TRow> of) where TRow : class, T, IRecordRow
        where T : class, new()
    {
        var levels = RecordSight.Levels(clearance);
        var above = await of.AsNoTracking().Where(row => row.DeletedAt == null && !levels.Contains(row.Confidentiality))
            .ToListAsync(cancel);
        if (above.Count == 0) return 0;
        var inherited = catalogue.Fields.Where(field => field.Kind == FieldKind.Link && (field.Owner || field.Closes)).ToList();
        long[] links = [.. above.SelectMany(Links).Distinct()];
        var visible = (await db.Headers.VisibleTo(clearance).Where(header => EF.Parameter(links).Contains(header.Id))
            .Select(header => header.Id).ToListAsync(cancel)).ToHashSet();
        return above.Count(row => Links(row).All(visible.Contains));

        IEnumerable<long> Links(TRow row) => inherited.Select(field => field.Get(row)).OfType<long>().Where(id => id != 0);
    }
}
