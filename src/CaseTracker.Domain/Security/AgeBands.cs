using System.Globalization;

namespace CaseTracker.Domain.Security;

/// <summary>Ages told by the band that they lie in.</summary>
public static class AgeBands
{
    // The first age of each band; the last is open. A child is told as one, and no more exactly.
    private static readonly int[] First = [0, 18, 25, 35, 45, 60];

    /// <summary>The band of an age in years: "0–17", "18–24", … "60+". Where two bounds lie in different bands, both are spanned; a bound
    /// that is not known leaves that side open: "18+", "–24". Null where nothing is known.</summary>
    public static string? Of(decimal? atLeast, decimal? atMost)
    {
        if (atLeast is null && atMost is null) return null;
        int? from = atLeast is { } low ? First[Band(low)] : null, to = atMost is { } high ? Last(Band(high)) : null;
        return (from, to) switch
        {
            ({ } least, { } most) => Text($"{least}–{most}"),
            ({ } least, null) => Text($"{least}+"),
            (null, { } most) => Text($"–{most}"),
            _ => null,
        };
    }

    private static int Band(decimal age) => Array.FindLastIndex(First, first => first <= Math.Max(0, age));

    private static int? Last(int band) => band + 1 < First.Length ? First[band + 1] - 1 : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
