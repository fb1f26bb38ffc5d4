using System.Globalization;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Lists.Filters;

/// <summary>How long the periods are by which dates are counted.</summary>
public enum PeriodLength { Year, Quarter, Month }

/// <summary>A calendar year, quarter or month: "2024", "2024-Q3", "2024-08".</summary>
public sealed record Period(PeriodLength Length, DateOnly First)
{
    public DateOnly Last => First.AddMonths(Months(Length)).AddDays(-1);

    public static int Months(PeriodLength length) => length switch { PeriodLength.Year => 12, PeriodLength.Quarter => 3, _ => 1 };

    private int Quarter => (First.Month + 2) / 3;

    /// <summary>As addresses and files write it, so that texts in order are periods in order.</summary>
    public string Text => Length switch
    {
        PeriodLength.Year => First.ToString("yyyy", CultureInfo.InvariantCulture),
        PeriodLength.Quarter => string.Create(CultureInfo.InvariantCulture, $"{First:yyyy}-Q{Quarter}"),
        _ => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    /// <summary>The period that holds a day.</summary>
    public static Period Holding(DateOnly day, PeriodLength length) =>
        new(length, new DateOnly(day.Year, day.Month - ((day.Month - 1) % Months(length)), 1));

    /// <summary>The period that is these days, neither more nor fewer; null where none is.</summary>
    public static Period? Of(DateOnly first, DateOnly last)
    {
        foreach (var length in Enum.GetValues<PeriodLength>())
            if (Holding(first, length) is var period && period.First == first && first.Year < DateOnly.MaxValue.Year && period.Last == last)
                return period;
        return null;
    }

    /// <summary>The period before or, with a positive number, after.</summary>
    public Period Later(int periods) => this with { First = First.AddMonths(periods * Months(Length)) };

    public string Localize() => Length switch
    {
        PeriodLength.Month => ImpreciseDate.LocalizeMonth(First),
        PeriodLength.Quarter => Texts.Localize("PrisonerPages.Quarter", Quarter, First.Year),
        _ => Text,
    };
}
