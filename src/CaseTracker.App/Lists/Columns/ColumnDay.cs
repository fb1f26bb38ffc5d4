namespace CaseTracker.App.Lists.Columns;

/// <summary>Days in two bytes, counted from 1900: what lies before or after them all is the first or the last, so that a question about a
/// day between is answered rightly.</summary>
internal static class ColumnDay
{
    private static readonly int First = new DateOnly(1900, 1, 1).DayNumber;

    /// <summary>The day asked for; null where columns do not reach.</summary>
    public static ushort? Asked(DateOnly day) => day.DayNumber - First is > 0 and < ushort.MaxValue and var number ? (ushort)number : null;

    /// <param name="dayNumber">As <see cref="DateOnly.DayNumber"/> has it.</param>
    public static ushort Of(int dayNumber) => (ushort)(Math.Clamp(dayNumber, First, First + ushort.MaxValue) - First);
}
