using CaseTracker.App.Detention;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Pages.Charges;

/// <summary>What a spread of days or months says, in words.</summary>
public static class TimeFormatter
{
    /// <summary>The median in days: "212 days", "180 to 212 days", "at least 180 days"; the least rounded down and the most up.</summary>
    public static string MedianDays(this Spread days) => Days((int)decimal.Floor(days.MedianLeast),
        days.MedianMost is { } most ? (int)decimal.Ceiling(most) : null);

    /// <summary>From the shortest that it may have been to the longest.</summary>
    public static string RangeDays(this Spread days) => Days((int)days.Shortest, (int?)days.Longest);

    /// <summary>The median of sentences.</summary>
    public static string MedianTerm(this Spread months) => new MonthBounds(months.MedianLeast, months.MedianMost).Localize();

    public static string RangeTerm(this Spread months) => new MonthBounds(months.Shortest, months.Longest).Localize();

    private static string Days(int least, int? most) => most switch
    {
        null when least == 0 => Texts.Localize("Values.Duration.NotKnown"),
        null => Texts.Localize("Courts.DaysAtLeast", least),
        { } same when same == least => Texts.Localize(same == 1 ? "Values.Duration.Day" : "Values.Duration.Days", same),
        { } some => Texts.Localize("Courts.DaysBetween", least, some),
    };
}
