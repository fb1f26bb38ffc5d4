using System.Linq.Expressions;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Reads the ordinary records of a page, of whatever kind, as one viewer may see them, and gathers what they link to.</summary>
/// <param name="known">As they were at this moment, UTC; null: as they stand. What belongs to another record by now is not among them,
/// and who may know of them is as it is now.</param>
internal sealed class ReadVisible(CaseTrackerDb db, Clearance clearance, CancellationToken cancel, DateTime? known = null)
{
    private readonly Dictionary<RecordKind, RowsThen> _then = [];
    private readonly RemovedThen? _removed = known is { } moment ? new(moment) : null;

    /// <summary>Everything that the records link to, for <see cref="LinkNames"/>.</summary>
    public List<long?> Linked { get; } = [];

    public List<long> RecordIds { get; } = [];

    /// <summary>How many records are above the clearance, of those that tell of nothing that is closed itself: a link to something closed
    /// is not told, not even by its number.</summary>
    public int HeldBack { get; private set; }

    /// <summary>The records that the viewer may know of, by id.</summary>
    public async Task<IReadOnlyList<Redacted<T>>> Read<TRow, T>(FieldCatalogue<T> catalogue, IQueryable<TRow> rows,
        Expression<Func<TRow, bool>> where) where TRow : class, T, IRecordRow where T : class, IDetails<T>, new()
    {
        var standing = await Standing<TRow, T>(rows, where);
        var seen = Seen(standing);
        Linked.AddRange(seen.SelectMany(catalogue.Links));
        HeldBack += await CountHeldBack(catalogue, standing.FindAll(row => row.Confidentiality > clearance));
        RecordIds.AddRange(seen.Select(row => row.Id));
        return [.. seen.Select(row => Redacted<TRow, T>(row))];
    }

    /// <summary>The same as rows, of which nothing is taken out, counted or gathered yet.</summary>
    public async Task<List<TRow>> Rows<TRow, T>(IQueryable<TRow> rows, Expression<Func<TRow, bool>> where)
        where TRow : class, T, IRecordRow where T : class, IDetails<T>, new() =>
        Seen(await Standing<TRow, T>(rows, where));

    /// <summary>The record of a row, without what the viewer may not see of it.</summary>
    public Redacted<T> Redacted<TRow, T>(TRow row) where TRow : class, T, IRecordRow where T : class, IDetails<T>, new() =>
        Redaction.For(T.Catalogue, row.Id, row, row.Confidentiality, row.Version, clearance,
            (T?)_then.GetValueOrDefault(T.Catalogue.Kind)?.Now(row.Id))!;

    /// <summary>Whether the viewer may know of the records or not.</summary>
    public async Task<List<TRow>> Standing<TRow, T>(IQueryable<TRow> rows, Expression<Func<TRow, bool>> where)
        where TRow : class, T, IRecordRow where T : class, IDetails<T>, new()
    {
        if (known is not { } moment)
            return await rows.Where(where).AsNoTracking().Include(row => row.Header).Where(row => row.DeletedAt == null)
                .OrderBy(row => row.Id).ToListAsync(cancel);
        if (!_then.TryGetValue(T.Catalogue.Kind, out var then)) _then[T.Catalogue.Kind] = then = new(RecordTypes.Of<T>(), moment, _removed);
        // What has come to belong there since did not belong there then.
        var were = (await then.Of(db, await rows.Where(where).Select(row => row.Id).ToListAsync(cancel), cancel)).Cast<TRow>()
            .Where(where.Compile()).ToList();
        long[] ids = [.. were.Select(row => row.Id)];
        var headers = await db.Headers.AsNoTracking().Where(header => EF.Parameter(ids).Contains(header.Id))
            .ToDictionaryAsync(header => header.Id, cancel);
        foreach (var row in were) row.Header = headers[row.Id];
        return were;
    }

    /// <summary>Of facts that were known then, those whose page was not hidden then with what they belonged to: that was removed, and is
    /// restored since. As they stand where nothing is asked of the past.</summary>
    /// <param name="kind">Of all of them.</param>
    public async Task<IReadOnlyList<TFact>> StoodThen<TFact>(RecordKind kind, IReadOnlyList<TFact> facts, Func<TFact, object> details)
    {
        if (known is not { } moment || facts.Count == 0) return facts;
        var hidden = await new RowsThen(RecordTypes.All[kind], moment, _removed).Hidden(db, cancel);
        return hidden.Count == 0 ? facts : [.. facts.Where(fact => RowsThen.StoodThen(details(fact), hidden))];
    }

    /// <summary>Why a record is not shown: it was not on record yet then, or nobody may say whether it is.</summary>
    public async Task<Problem> NotThere<TRow>(IQueryable<TRow> rows, RecordKind kind, long id) where TRow : class, IRecordRow =>
        known is not null && await rows.VisibleTo(clearance).AnyAsync(row => row.Id == id, cancel)
            ? new Problem("Records.NotRecordedThen") : new NotFound(kind);

    private List<TRow> Seen<TRow>(List<TRow> rows) where TRow : class, IRecordRow =>
        rows.FindAll(row => row.Confidentiality <= clearance && KnownHeader.Of(row.Header).SeenBy(clearance));

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
