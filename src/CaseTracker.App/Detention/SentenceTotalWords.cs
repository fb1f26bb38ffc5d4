using System.Globalization;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Detention;

/// <summary>Totals of sentences in words and in years.</summary>
public static class SentenceTotalWords
{
    /// <summary>"41 years 6 months", "at least 27 years", "6 years to 8 years": in whole months, the least rounded down and the most
    /// up.</summary>
    public static string InWords(this MonthBounds bounds)
    {
        var least = decimal.Floor(bounds.Least);
        if (bounds.Most is not { } exact) return Texts.Say("Records.TermAtLeast", Length(least));
        var most = decimal.Ceiling(exact);
        return least == most ? Length(least) : Texts.Say("Records.TermBetween", Length(least), Length(most));
    }

    /// <summary>Each number with its label; those of which there is none are left out, but for the sentences themselves.</summary>
    public static IEnumerable<(string Label, string Words)> Lines(this SentenceTotals totals)
    {
        yield return (Texts.Say("Export.SentenceTotals_Count"), Number(totals.Sentences));
        if (totals.Mean is { } mean)
        {
            yield return (Texts.Say("Export.SentenceTotals_Total"), totals.Total.InWords());
            yield return (Texts.Say("Export.SentenceTotals_Mean"), mean.InWords());
            yield return (Texts.Say("Export.SentenceTotals_Longest"), totals.Longest.InWords());
        }
        if (totals.LengthUnknown > 0) yield return (Texts.Say("Export.SentenceTotals_LengthUnknown"), Number(totals.LengthUnknown));
        if (totals.Life > 0) yield return (Texts.Say("Export.SentenceTotals_Life"), Number(totals.Life));
        if (totals.MayNotStand > 0) yield return (Texts.Say("Export.SentenceTotals_MayNotStand"), Number(totals.MayNotStand));
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
            .. years > 0 ? [Texts.Say(years == 1 ? "Records.OneYear" : "Records.Years", years.ToString("N0", CultureInfo.InvariantCulture))]
                : Array.Empty<string>(),
            .. rest > 0 || years == 0 ? [Texts.Say(rest == 1 ? "Records.OneMonth" : "Records.Months", rest)] : Array.Empty<string>(),
        ];
        return string.Join(' ', parts);
    }
}
