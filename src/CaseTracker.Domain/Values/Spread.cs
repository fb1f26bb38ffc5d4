namespace CaseTracker.Domain.Values;

/// <summary>Several amounts, each known between two bounds. Whatever the amounts are within these, their median lies within its own, for it
/// grows with each of them.</summary>
/// <param name="MedianMost">Null where the median has no bound above, and <paramref name="Longest"/> where some amount has none.</param>
public sealed record Spread(int Counted, decimal MedianLeast, decimal? MedianMost, decimal Shortest, decimal? Longest)
{
    /// <summary>Null where there is no amount.</summary>
    public static Spread? Of(IReadOnlyCollection<(decimal Least, decimal? Most)> amounts) => amounts.Count == 0 ? null
        : new(amounts.Count, Median([.. amounts.Select(one => one.Least)]),
            Median([.. amounts.Select(one => one.Most ?? decimal.MaxValue)]) is < decimal.MaxValue and var most ? most : null,
            amounts.Min(one => one.Least), amounts.All(one => one.Most is not null) ? amounts.Max(one => one.Most) : null);

    /// <summary>Of an even number the mean of the two in the middle; without a bound where either has none.</summary>
    private static decimal Median(List<decimal> of)
    {
        of.Sort();
        var (below, above) = (of[(of.Count - 1) / 2], of[of.Count / 2]);
        return above == decimal.MaxValue ? above : (below + above) / 2;
    }
}
