namespace CaseTracker.Domain.Values;

/// <summary>Days as they begin and end in Cambodia: UTC+7 all year, without summer time. A page that says "today" means
/// this day, wherever its reader or the server is.</summary>
public static class CambodianTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    public static DateOnly Today(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DayOf(clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>The day on which a moment (UTC) falls.</summary>
    public static DateOnly DayOf(DateTime moment) => DateOnly.FromDateTime(Shifted(moment));

    /// <summary>The time on the clock at a moment (UTC).</summary>
    public static TimeOnly TimeOf(DateTime moment) => TimeOnly.FromDateTime(Shifted(moment));

    /// <summary>The last moment of a day, UTC.</summary>
    public static DateTime EndOf(DateOnly day) => day == DateOnly.MaxValue
        ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)
        : DateTime.SpecifyKind(day.AddDays(1).ToDateTime(TimeOnly.MinValue) - Offset - TimeSpan.FromTicks(1), DateTimeKind.Utc);

    private static DateTime Shifted(DateTime moment) => moment > DateTime.MaxValue - Offset ? DateTime.MaxValue : moment + Offset;
}
