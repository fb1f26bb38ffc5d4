using System.Globalization;

namespace CaseTracker.Domain.Security;

/// <summary>A count as a file may tell it.</summary>
/// <param name="Count">Null where it is not told.</param>
/// <param name="Small">It is between 1 and 4: told as "&lt;5". Else it is withheld, whatever it is.</param>
public readonly record struct SafeCount(int? Count, bool Small)
{
    /// <summary>"12", "&lt;5", or "…".</summary>
    public override string ToString() => Count is { } count ? count.ToString(CultureInfo.InvariantCulture) : Small ? "<5" : "…";
}

/// <summary>Counts under which somebody could be recognised. A count from 1 to 4 is told as "&lt;5"; and so that nobody works it out from
/// the others and their total, others are withheld beside it ("…"). A 0 is told: it speaks of nobody.</summary>
public static class SmallCells
{
    /// <summary>The least count that is told, but for none.</summary>
    public const int Least = 5;

    /// <summary>Parts of a total that the reader knows. Which are withheld is decided by their places and by sums that the reader knows
    /// anyway, never by their size alone: a reader who knows this rule learns no more from it.</summary>
    public static SafeCount[] Of(IReadOnlyList<int> parts)
    {
        var small = parts.Where(IsSmall).ToList();
        if (small.Count == 0) return [.. parts.Select(Told)];
        // Where the total itself is small, it is told as such, and nothing can be taken from it.
        if (parts.Sum() < Least) return [.. parts.Select(part => part == 0 ? Told(0) : Small)];
        // The first large ones stand guard, as many as it takes: each small one may then be anything from 1 to 4, and the guards stay 5 or
        // more.
        var (guards, left) = (new HashSet<int>(), small.Sum());
        for (var at = 0; at < parts.Count && (guards.Count == 0 || left < (small.Count * (Least - 1)) + (guards.Count * Least)); at++)
            if (parts[at] >= Least && guards.Add(at)) left += parts[at];
        var guarded = guards.Count > 0 && left >= (small.Count * (Least - 1)) + (guards.Count * Least);
        // Without enough to stand guard all is withheld, the zeros, too, for they would say how many share the total.
        return [.. parts.Select((part, at) => !guarded || guards.Contains(at) ? default : IsSmall(part) ? Small : Told(part))];
    }

    /// <summary>A table of two ways whose totals stand beside it. Its cells are told only where none of them and of the totals is small:
    /// each cell lies in a row and in a column, and what guards it in the one gives it away in the other.</summary>
    /// <param name="cells">By row and column, without the totals.</param>
    /// <param name="rows">The total of each row; it may be less than the sum where a record counts in several columns.</param>
    /// <param name="columns">The total of each column.</param>
    public static (SafeCount[,] Cells, SafeCount[] Rows, SafeCount[] Columns) Of(int[,] cells, IReadOnlyList<int> rows,
        IReadOnlyList<int> columns)
    {
        var safe = new SafeCount[cells.GetLength(0), cells.GetLength(1)];
        if (!cells.Cast<int>().Concat(rows).Concat(columns).Any(IsSmall))
            for (var row = 0; row < cells.GetLength(0); row++)
                for (var column = 0; column < cells.GetLength(1); column++) safe[row, column] = Told(cells[row, column]);
        return (safe, Of(rows), Of(columns));
    }

    /// <summary>Counts of the same people on one day after another. Of two that are told the reader takes the difference, which is a
    /// count of people too: so the last is told, and going back each that differs from the one told after it by nobody or by 5 and
    /// more.</summary>
    public static SafeCount[] OverTime(IReadOnlyList<int> counts)
    {
        var safe = new SafeCount[counts.Count];
        int? after = null;
        for (var at = counts.Count - 1; at >= 0; at--)
        {
            var count = Of(counts[at]);
            safe[at] = count.Count is { } told && after is { } later && IsSmall(Math.Abs(told - later)) ? default : count;
            after = safe[at].Count ?? after;
        }
        return safe;
    }

    /// <summary>A count by itself, such as the total of a list.</summary>
    public static SafeCount Of(int count) => IsSmall(count) ? Small : Told(count);

    private static SafeCount Small => new(null, true);

    private static bool IsSmall(int count) => count is > 0 and < Least;

    private static SafeCount Told(int count) => new(count, false);
}
