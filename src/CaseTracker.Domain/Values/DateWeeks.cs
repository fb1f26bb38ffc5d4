namespace CaseTracker.Domain.Values;

/// <summary>How a week is named: by a day in it, by its first or last day, or by its place in a month.</summary>
internal enum WeekNaming { None, Holding, From, To, Nth, Last }

/// <summary>The seven days of a week that is named by a date. People, offices and countries begin their weeks on different days; where the
/// named day is a Sunday or a Monday the week begins with it, else it is the week from Monday that holds the day. The weeks of a month
/// are its days 1–7, 8–14, 15–21, 22–28 and 29 to the end, as its thirds are fixed days; the last week is its last seven days.</summary>
internal static class DateWeeks
{
    public static TypedDate? Of(WeekNaming naming, DateOnly day) => naming switch
    {
        WeekNaming.From => Seven(day),
        WeekNaming.To => Seven(Shift(day, -6)),
        _ when day.DayOfWeek is DayOfWeek.Sunday => Seven(day),
        _ => Seven(Shift(day, -(((int)day.DayOfWeek + 6) % 7))),
    };

    /// <summary>Null where the month has no such week.</summary>
    public static TypedDate? InMonth(WeekNaming naming, int number, EdtfPoint month)
    {
        var (first, last) = (month.Earliest, month.Latest);
        if (naming == WeekNaming.Last) return new(EdtfPoint.OfDay(last.AddDays(-6)), EdtfPoint.OfDay(last));
        var start = first.AddDays(7 * (number - 1));
        if (start > last) return null;
        return new(EdtfPoint.OfDay(start), EdtfPoint.OfDay(start.DayNumber + 6 > last.DayNumber ? last : start.AddDays(6)));
    }

    private static TypedDate? Seven(DateOnly? start) => start is { } day && Shift(day, 6) is { } end
        ? new(EdtfPoint.OfDay(day), EdtfPoint.OfDay(end)) : null;

    private static DateOnly? Shift(DateOnly day, int days) =>
        day.DayNumber + days is var number && number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber(number) : null;
}
