using System.Runtime.CompilerServices;

namespace CaseTracker.App.Lists.Columns;

/// <summary>The looks at a column that counts are made of, each once through its entries. Compiled in full at once, or the first
/// questions would be slow.</summary>
internal static class ColumnCounts
{
    /// <summary>Marks the rows of the kinds that are picked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pick(byte[] kinds, bool[] picked, bool[] marked)
    {
        for (var row = 1; row < kinds.Length; row++) marked[row] = picked[kinds[row]];
    }

    /// <summary>By row the place of the entry that counts on the day; -1 where none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] Places(FacetColumn column, ushort day, int length)
    {
        var view = column.On(day);
        var rows = view.Rows;
        var places = new int[length];
        places.AsSpan().Fill(-1);
        for (var at = 0; at < rows.Length; at++) if (view.Counts(at)) places[rows[at]] = at;
        places[0] = -1;
        return places;
    }

    /// <summary>Adds a bit to the rows that are not taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fail(bool[] takes, int bit, int[] fails)
    {
        for (var row = 1; row < takes.Length; row++) if (!takes[row]) fails[row] |= bit;
    }

    /// <summary>How many rows of each kind have none of some bits, and how many have any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ByKind(byte[] kinds, int[] fails, int bits, int[] counts)
    {
        for (var row = 1; row < kinds.Length; row++) counts[(kinds[row] * 2) + ((fails[row] & bits) == 0 ? 0 : 1)]++;
    }

    /// <summary>By row what it weighs, where no bit but one leaves it out; else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte[] Weights(byte[] listed, int[] fails, int but)
    {
        var weights = new byte[listed.Length];
        for (var row = 1; row < listed.Length; row++) if ((fails[row] & ~but) == 0) weights[row] = listed[row];
        return weights;
    }

    /// <summary>How many marked rows there are of each weight but 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] Weighed(bool[] marked, byte[] weights)
    {
        var counts = new int[2];
        for (var row = 1; row < marked.Length; row++) if (marked[row] && weights[row] > 0) counts[weights[row] - 1]++;
        return counts;
    }

    /// <summary>How many have a value, whatever the day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Those(FacetColumn column, int code)
    {
        var view = column.On(0);
        var count = 0;
        for (var at = 0; at < view.Rows.Length; at++) if (view.Rows[at] != 0 && view.Code(at) == code) count++;
        return count;
    }

    /// <summary>How many of each weight have each value on the day.</summary>
    /// <param name="weights">By row: 0 is not counted, 1 and 2 are counted apart.</param>
    /// <param name="counts">By value, two for each.</param>
    /// <param name="with">How many have any value, by weight less one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ByCode(FacetColumn column, ushort day, byte[] weights, int[] counts, int[] with)
    {
        var view = column.On(day);
        var (last, all) = (0, view.AllCount);
        var rows = view.Rows;
        var codes = view.ShortCodes;
        for (var at = 0; at < rows.Length; at++)
        {
            var row = rows[at];
            var weight = weights[row];
            if (weight == 0 || !(all || view.Counts(at))) continue;
            counts[((codes.Length > 0 ? codes[at] : view.Code(at)) * 2) + weight - 1]++;
            if (row != last) with[weight - 1]++;
            last = row;
        }
    }

    /// <summary>Marks the rows that have one of the values on the day.</summary>
    /// <param name="wanted">By value; null: any value.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mark(FacetColumn column, ushort day, bool[]? wanted, bool[] marked)
    {
        var view = column.On(day);
        for (var at = 0; at < view.Rows.Length; at++)
            if ((wanted is null || wanted[view.Code(at)]) && view.Counts(at)) marked[view.Rows[at]] = true;
    }

    /// <summary>The largest amount of each row on the day; <see cref="int.MinValue"/> for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] Largest(FacetColumn column, ushort day, int length)
    {
        var view = column.On(day);
        var largest = new int[length];
        largest.AsSpan().Fill(int.MinValue);
        for (var at = 0; at < view.Rows.Length; at++)
            if (view.Code(at) > largest[view.Rows[at]] && view.Counts(at)) largest[view.Rows[at]] = view.Code(at);
        return largest;
    }

    /// <summary>Marks the rows with a span that has a day of another, both ends included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MarkOverlap(FacetColumn column, ushort day, DateOnly first, DateOnly last, bool[] marked)
    {
        var view = column.On(day);
        for (var at = 0; at < view.Rows.Length; at++)
            if (view.Code(at) <= last.DayNumber && view.More(at) >= first.DayNumber && view.Counts(at)) marked[view.Rows[at]] = true;
    }

    /// <summary>How many of each weight have a span with a day in each year that some span begins or ends in.</summary>
    /// <param name="counts">By year, two for each.</param>
    /// <param name="with">As in <see cref="ByCode"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ByYear(FacetColumn column, ushort day, byte[] weights, int[] counts, int[] with)
    {
        var view = column.On(day);
        var ends = new bool[ColumnYears.Length];
        for (var at = 0; at < view.Rows.Length; at++)
            if (view.Rows[at] != 0 && view.Counts(at))
                ends[ColumnYears.Of(view.Code(at))] = ends[ColumnYears.Of(view.More(at))] = true;
        var (years, counted, met) = (ColumnYears.Counted(ends), new int[ColumnYears.Length], 0);
        for (var at = 0; at < view.Rows.Length; at++)
        {
            var (row, weight) = (view.Rows[at], weights[view.Rows[at]]);
            if (weight == 0 || !view.Counts(at)) continue;
            var (first, last) = (ColumnYears.Of(view.Code(at)), ColumnYears.Of(view.More(at)));
            foreach (var year in years)
            {
                if (year > last) break;
                if (year < first || counted[year] == row) continue;
                counted[year] = row;
                counts[(year * 2) + weight - 1]++;
                if (row != met) with[weight - 1]++;
                met = row;
            }
        }
    }
}
