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

    /// <summary>From where to where, in the order asked for, without those that were not added.</summary>
    public IEnumerable<(long From, long To)> InOrder()
    {
        foreach (var key in order)
            if (_keys.BinarySearch(key) is var at and >= 0) yield return (at == 0 ? begin : _ends[at - 1], _ends[at]);
    }
}
