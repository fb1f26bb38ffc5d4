namespace CaseTracker.App.Lists.Columns;

/// <summary>The years of days.</summary>
internal static class ColumnYears
{
    // FilterDefinition.Years counts none before or after.
    private const int First = 1000, Last = 9998;
    private const double DaysOfYear = 365.2425;

    /// <summary>One more than the last year that there is.</summary>
    public const int Length = 10_000;

    private static readonly int[] FirstDays =
        [.. Enumerable.Range(0, Length + 1).Select(year => year is 0 or Length ? year * 366 : new DateOnly(year, 1, 1).DayNumber)];

    /// <param name="dayNumber">As <see cref="DateOnly.DayNumber"/> has it.</param>
    public static int Of(int dayNumber)
    {
        // Never more than one year off: a division is quicker than a date.
        var year = (int)(dayNumber / DaysOfYear) + 1;
        return dayNumber < FirstDays[year] ? year - 1 : dayNumber >= FirstDays[year + 1] ? year + 1 : year;
    }

    /// <summary>Of the marked years those that are counted, in order.</summary>
    public static int[] Counted(bool[] marked) => [.. Enumerable.Range(First, Last - First + 1).Where(year => marked[year])];
}
