using System.Globalization;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>Whole calendar years, months and days from one day to another.</summary>
public readonly record struct CalendarSpan(int Years, int Months, int Days)
{
    public static CalendarSpan Between(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        if (from.AddMonths(months) > to) months--;
        return new(months / 12, months % 12, to.DayNumber - from.AddMonths(months).DayNumber);
    }

    /// <summary>"5 years 6 months"; the same day is "0 days".</summary>
    public string Localize(CultureInfo? culture = null)
    {
        var language = culture ?? CultureInfo.CurrentUICulture;
        var parts = new[] { ("Year", Years), ("Month", Months), ("Day", Days) }.Where(part => part.Item2 != 0)
            .DefaultIfEmpty(("Day", 0)).Select(part => DurationFormatter.Count(part.Item1, part.Item2, language));
        return string.Join(' ', parts);
    }
}

/// <summary>The time between two imprecise dates. <see cref="MinDays"/> and <see cref="MaxDays"/> are inclusive and count
/// the nights between two days; a null maximum is open. Qualified where either date is: the numbers are then exact
/// sums of uncertain dates.</summary>
public sealed record ImpreciseDuration(int MinDays, int? MaxDays, CalendarSpan Min, CalendarSpan? Max, bool Qualified)
{
    /// <summary>From the one date to the other, or null where the second certainly lies before the first.</summary>
    public static ImpreciseDuration? Between(ImpreciseDate from, ImpreciseDate to)
    {
        if (to.Latest < from.Earliest) return null;
        var shortest = from.Latest is { } latest && to.Earliest is { } earliest && earliest > latest ? (latest, earliest) : default;
        var longest = from.Earliest is { } first && to.Latest is { } last ? (first, last) : ((DateOnly, DateOnly)?)null;
        return new ImpreciseDuration(Days(shortest), longest is { } days ? Days(days) : null,
            CalendarSpan.Between(shortest.Item1, shortest.Item2), longest is { } span ? CalendarSpan.Between(span.Item1, span.Item2) : null,
            from.Qualified || to.Qualified);
    }

    /// <summary>"5 years 6 months (2,007 days; the dates are uncertain)", "from 5 years to 5 years 11 months 30 days", "at least 5
    /// years".</summary>
    public string Localize(CultureInfo? culture = null)
    {
        var language = culture ?? CultureInfo.CurrentUICulture;
        var key = MaxDays is null ? (MinDays == 0 ? "NotKnown" : "AtLeast") : MaxDays == MinDays ? "Exactly" : MinDays == 0
            ? "AtMost" : "Range";
        var words = Texts.LocalizeIn(language, $"Values.Duration.{key}", Min.Localize(language), Max?.Localize(language),
            DurationFormatter.Count("Day", MinDays, language), MaxDays is { } max ? DurationFormatter.Count("Day", max, language) : null);
        return Qualified ? Texts.LocalizeIn(language, "Values.Duration.Qualified", words) : words;
    }

    private static int Days((DateOnly From, DateOnly To) span) => span.To.DayNumber - span.From.DayNumber;
}

internal static class DurationFormatter
{
    public static string Count(string unit, int number, CultureInfo culture) =>
        Texts.LocalizeIn(culture, $"Values.Duration.{unit}{(number == 1 ? "" : "s")}", number.InDigits(culture));
}
