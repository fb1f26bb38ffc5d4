namespace CaseTracker.App.Reports;

/// <summary>The days of a period at which a number is told that changes with time.</summary>
internal static class ReportDays
{
    private const int Most = 16;

    /// <summary>The first and the last day, and between them every week, the ends of months, of quarters or of years, so that a table of
    /// them fits on a page.</summary>
    public static IReadOnlyList<DateOnly> Between(DateOnly from, DateOnly to)
    {
        if (to <= from) return [to];
        Func<DateOnly, DateOnly>[] steps = [day => day.AddDays(7), day => End(day, 1), day => End(day, 3), day => End(day, 12)];
        var step = steps.FirstOrDefault(next => Of(next).Take(Most + 1).Count() <= Most) ?? steps[^1];
        return [.. Of(step)];

        IEnumerable<DateOnly> Of(Func<DateOnly, DateOnly> next)
        {
            yield return from;
            for (var day = next(from); day < to; day = next(day)) yield return day;
            yield return to;
        }
    }

    /// <summary>The next last day of so many months.</summary>
    private static DateOnly End(DateOnly day, int months)
    {
        var after = day.AddDays(1);
        var last = (((after.Month - 1) / months) + 1) * months;
        return new DateOnly(after.Year, last, DateTime.DaysInMonth(after.Year, last));
    }
}
