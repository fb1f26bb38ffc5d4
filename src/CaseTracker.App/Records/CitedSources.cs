using System.Runtime.CompilerServices;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>The sources that an answer cites and its viewer may see. Their numbers go by the order of their ids, so that they are known
/// only when the last is added; until then a source is told by its id.</summary>
internal sealed class CitedSources(Clearance clearance)
{
    private const int Batch = 1000;

    private readonly HashSet<long> _seen = [], _closed = [];
    private long[]? _order;

    public int Count => _seen.Count;

    /// <summary>Looks which of some sources the viewer may see. Throws <see cref="InvalidOperationException"/> once a number was
    /// told.</summary>
    public async Task Add(CaseTrackerDb db, IEnumerable<long> sources, CancellationToken cancel)
    {
        if (_order is not null) throw new InvalidOperationException("A number was told that this would change.");
        foreach (var batch in sources.Where(id => !_seen.Contains(id) && !_closed.Contains(id)).Distinct().Order().Chunk(Batch))
        {
            _seen.UnionWith(await db.Sources.Where(row => EF.Parameter(batch).Contains(row.Id)).VisibleTo(clearance)
                .Select(row => row.Id).ToListAsync(cancel));
            _closed.UnionWith(batch.Where(id => !_seen.Contains(id)));
        }
    }

    public bool Sees(long source) => _seen.Contains(source);

    /// <summary>From 1. Throws <see cref="ArgumentException"/> for a source that is not among these.</summary>
    public int Number(long source) => Array.BinarySearch(Order, source) is var at and >= 0 ? at + 1
        : throw new ArgumentException($"{source}", nameof(source));

    /// <summary>What is on record of each, in the order of their numbers, read as they are asked for.</summary>
    public async IAsyncEnumerable<NumberedSource> Read(CaseTrackerDb db, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var batch in Order.Chunk(Batch))
            foreach (var row in await Rows(db, batch, cancel)) yield return Numbered(row, Number(row.Id));
    }

    /// <summary>The sources of an answer that is small enough to be held, read at once: these and no others.</summary>
    public async Task<List<NumberedSource>> ReadWhole(CaseTrackerDb db, IEnumerable<long> sources, CancellationToken cancel)
    {
        var found = new List<NumberedSource>();
        foreach (var batch in sources.Distinct().Order().Chunk(Batch))
            foreach (var row in await Rows(db, batch, cancel)) found.Add(Numbered(row, found.Count + 1));
        _seen.UnionWith(found.Select(source => source.Id));
        return found;
    }

    private Task<List<SourceRow>> Rows(CaseTrackerDb db, long[] batch, CancellationToken cancel) =>
        db.Rows<SourceRow>("Id", batch, $"r.DeletedAt IS NULL AND {VisibleRecords.Sql("h", clearance)}", cancel);

    private NumberedSource Numbered(SourceRow row, int number)
    {
        var redacted = Redaction.For(SourceDetails.Catalogue, row.Id, row, row.Confidentiality, row.Version, clearance)!;
        return new NumberedSource(number, row.Id, redacted.Details, redacted.Hidden, row.Confidentiality);
    }

    private long[] Order => _order ??= [.. _seen.Order()];
}
