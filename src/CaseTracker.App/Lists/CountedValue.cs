using CaseTracker.App.Lists.Filters;

namespace CaseTracker.App.Lists;

/// <summary>A count, certain and possible apart. Records are on their lists for certain; of custody on a day there is doubt.</summary>
public readonly record struct Tally(int Certain, int Possible = 0)
{
    public int Count => Certain + Possible;

    public static Tally operator +(Tally one, Tally other) => new(one.Certain + other.Certain, one.Possible + other.Possible);

    internal static Tally Of(IEnumerable<CountedRow> rows)
    {
        var sums = rows.ToLookup(row => row.Certain, row => row.Number);
        return new(sums[1].Sum(), sums[0].Sum());
    }
}

/// <summary>One value of a filter, and how many have it.</summary>
/// <param name="Value">As the address writes it.</param>
/// <param name="Name">As the viewer may read it.</param>
public sealed record CountedValue(string Value, string Name, Tally Tally)
{
    public int Certain => Tally.Certain;
    public int Possible => Tally.Possible;
    public int Count => Tally.Count;
}

/// <summary>How many have a value, certain (1) or possible (0); null for those that have none.</summary>
internal sealed record CountedRow(string? Value, int Certain, int Number);

/// <summary>The counts of one filter's values, whoever counted them.</summary>
/// <param name="Open">As in <see cref="Facet"/>.</param>
internal sealed record CountedFilter(FilterDefinition Filter, IReadOnlyList<CountedRow> Rows, int Open = 0);

/// <summary>What is counted of a question, whoever counted it.</summary>
/// <param name="Sums">Where everything on record went; null where a list says it with its page.</param>
internal sealed record ListCounts(IReadOnlyList<CountedFilter> Filters, ListSums? Sums = null);
