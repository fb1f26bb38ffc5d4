using System.Globalization;

namespace CaseTracker.Web.Records.Timeline;

/// <summary>Puts days at a place between 0 and 100 percent of a picture's width.</summary>
public sealed class TimelineScale
{
    private const int MostTicks = 7;
    private static readonly int[] Steps = [1, 2, 5, 10, 20, 50, 100];
    private readonly double _first, _length;

    private TimelineScale(DateOnly first, DateOnly last, DateOnly asOf)
    {
        (First, Last, AsOf) = (first, last, asOf);
        (_first, _length) = (first.DayNumber, Math.Max(1, last.DayNumber - first.DayNumber));
    }

    public DateOnly First { get; }
    public DateOnly Last { get; }
    public DateOnly AsOf { get; }

    /// <summary>Wide enough for every known day of the entries and the day asked for, with a little room around.</summary>
    public static TimelineScale Of(IEnumerable<TimelineEntry> entries, DateOnly asOf)
    {
        var days = entries.SelectMany(entry => new[] { entry.On?.Earliest, entry.On?.Latest, entry.Until?.Earliest, entry.Until?.Latest,
            entry.ConfirmedTo })
            .OfType<DateOnly>().Append(asOf).ToList();
        var (first, last) = (days.Min(), days.Max());
        var room = Math.Max(30, (last.DayNumber - first.DayNumber) / 30);
        return new TimelineScale(Shift(first, -room), Shift(last, room), asOf);
    }

    /// <summary>Percent of the width.</summary>
    public double X(DateOnly day) => Math.Clamp((day.DayNumber - _first) / _length * 100, 0, 100);

    public static string Percent(double x) => string.Create(CultureInfo.InvariantCulture, $"{x:0.##}%");

    /// <summary>The first days of years, or of months where the picture spans less than three years, few enough to be
    /// labelled.</summary>
    public IEnumerable<(DateOnly Day, string Label)> Ticks => (Last.DayNumber - First.DayNumber) / 365 < 3 ? Months() : Years();

    private IEnumerable<(DateOnly, string)> Years()
    {
        var step = Steps.First(candidate => (Last.Year - First.Year) / candidate <= MostTicks || candidate == Steps[^1]);
        for (var year = First.Year / step * step; year <= Last.Year; year += step)
            if (year > 0 && new DateOnly(year, 1, 1) is var day && day >= First)
                yield return (day, day.ToString("yyyy", CultureInfo.InvariantCulture));
    }

    private IEnumerable<(DateOnly, string)> Months()
    {
        var step = (Last.DayNumber - First.DayNumber) / 30 <= MostTicks ? 1 : 6;
        for (var day = new DateOnly(First.Year, 1, 1); day <= Last; day = day.AddMonths(step))
            if (day >= First) yield return (day, day.ToString("yyyy-MM", CultureInfo.InvariantCulture));
    }

    private static DateOnly Shift(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
