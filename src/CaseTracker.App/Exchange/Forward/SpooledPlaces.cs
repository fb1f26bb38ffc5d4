namespace CaseTracker.App.Exchange.Forward;

/// <summary>Where in a file lies what was added to it, so that it can be read in another order.</summary>
/// <param name="order">The keys, in the order in which it will be read.</param>
/// <param name="begin">Where the first begins; each of the others begins where the one before it ends.</param>
internal sealed class SpooledPlaces(IReadOnlyList<long> order, long begin)
{
    private readonly List<long> _keys = [], _ends = [];

    /// <param name="key">Greater than that of the one before.</param>
    public void Add(long key, long end)
    {
        _keys.Add(key);
        _ends.Add(end);
    }

    /// <summary>Where the last ends.</summary>
    public long End => _ends.Count == 0 ? begin : _ends[^1];

    /// <summary>What was added, in the order asked for, each until the next is asked for; what was not added is left out.</summary>
    public IEnumerable<MemoryStream> Read(FileStream file)
    {
        // Past the stream, which would read ahead at each place.
        var handle = file.SafeFileHandle;
        using var piece = new MemoryStream();
        foreach (var key in order)
        {
            if (_keys.BinarySearch(key) is not (var at and >= 0)) continue;
            var from = at == 0 ? begin : _ends[at - 1];
            piece.SetLength(_ends[at] - from);
            if (RandomAccess.Read(handle, piece.GetBuffer().AsSpan(0, (int)piece.Length), from) < piece.Length)
                throw new EndOfStreamException();
            piece.Position = 0;
            yield return piece;
        }
    }
}
