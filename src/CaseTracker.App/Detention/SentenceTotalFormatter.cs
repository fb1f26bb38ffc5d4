using System.Globalization;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Detention;

/// <summary>Totals of sentences in words and in years.</summary>
public static class SentenceTotalFormatter
{
    /// <summary>"41 years 6 months", "at least 27 years", "6 years to 8 years": in whole months, the least rounded down and the most
    /// up.</summary>
    public static string Localize(this MonthBounds bounds)
    {
        var least = decimal.Floor(bounds.Least);
        if (bounds.Most is not { } exact) return Texts.Localize("Records.TermAtLeast", Length(least));
        var most = decimal.Ceiling(exact);
        return least == most ? Length(least) : Texts.Localize("Records.TermBetween", Length(least), Length(most));
    }

    /// <summary>Each number with its label; those of which there is none are left out, but for the sentences themselves.</summary>
    public static IEnumerable<(string Label, string Words)> Lines(this SentenceTotals totals)
    {
        yield return (Texts.Localize("Export.SentenceTotals_Count"), Number(totals.Sentences));
        if (totals.Mean is { } mean)
        {
            yield return (Texts.Localize("Export.SentenceTotals_Total"), totals.Total.Localize());
            yield return (Texts.Localize("Export.SentenceTotals_Mean"), mean.Localize());
            yield return (Texts.Localize("Export.SentenceTotals_Longest"), totals.Longest.Localize());
        }
        if (totals.LengthUnknown > 0) yield return (Texts.Localize("Export.SentenceTotals_LengthUnknown"), Number(totals.LengthUnknown));
        if (totals.Life > 0) yield return (Texts.Localize("Export.SentenceTotals_Life"), Number(totals.Life));
        if (totals.MayNotStand > 0) yield return (Texts.Localize("Export.SentenceTotals_MayNotStand"), Number(totals.MayNotStand));
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Years to two places, rounded down for the least and up for the most; null where nobody says.</summary>
    public static (decimal Least, decimal? Most) InYears(this MonthBounds bounds) =>
        (decimal.Floor(bounds.Least / 12 * 100) / 100, bounds.Most is { } most ? decimal.Ceiling(most / 12 * 100) / 100 : null);

    private static string Length(decimal months)
    {
        var (years, rest) = ((int)(months / 12), (int)(months % 12));
        string[] parts =
        [
            .. years > 0 ? [Texts.Localize(years == 1 ? "Records.OneYear"
                : "Records.Years", years.InDigits())]
                : Array.Empty<string>(),
            .. rest > 0 || years == 0 ? [Texts.Localize(rest == 1 ? "Records.OneMonth" : "Records.Months", rest)] : Array.Empty<string>(),
        ];
        return string.Join(' ', parts);
    }
}
