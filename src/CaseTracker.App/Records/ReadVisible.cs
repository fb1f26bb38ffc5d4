using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Reads the ordinary records of a page, of whatever kind, as one viewer may see them, and gathers the names that they
/// show.</summary>
internal sealed class ReadSeen(CaseTrackerDb db, Confidentiality clearance, CancellationToken cancel)
{
    private readonly Dictionary<long, string> _names = [];

    /// <summary>The names of everything that the records link to and the viewer may see, by id.</summary>
    public IReadOnlyDictionary<long, string> Names => _names;

    public List<long> RecordIds { get; } = [];

    /// <summary>How many records are above the clearance, of those that tell of nothing that is closed itself: a link to something closed
    /// is not told, not even by its number.</summary>
    public int HeldBack { get; private set; }

    /// <summary>The records within the clearance of which everything that closes them (<see cref="Field{T}.Closes"/>,
    /// <see cref="Field{T}.Owner"/>) is, too.</summary>
    public async Task<IReadOnlyList<Redacted<T>>> Read<TRow, T>(FieldCatalogue<T> catalogue, IQueryable<TRow> of) where TRow
        : class, T, IRecordRow where T : class, new()
    {
        var rows = await of.AsNoTracking().Where(row => row.DeletedAt == null).OrderBy(row => row.Id).ToListAsync(cancel);
        foreach (var (id, name) in await LinkNames.For(db, rows.SelectMany(catalogue.Links)
            .Where(id => id is { } link && !_names.ContainsKey(link)), clearance, cancel))
            _names[id] = name;
        var closing = catalogue.Fields.Where(field => field.Kind == FieldKind.Link && (field.Owner || field.Closes)).ToList();
        rows.RemoveAll(row => closing.Exists(field => field.Get(row) is long and not 0 and var link && !_names.ContainsKey(link)));
        HeldBack += rows.RemoveAll(row => row.Confidentiality > clearance);
        RecordIds.AddRange(rows.Select(row => row.Id));
        return [.. rows.Select(row => Redaction.For(catalogue, row.Id, row, row.Confidentiality, row.Version, clearance)!)];
    }
}
