using System.Globalization;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Demo;

/// <summary>Days before the day on which the demonstration stands, as sources give them: exact, or in words that hold the day.</summary>
internal sealed class DemoDates(DateOnly today)
{
    public DateOnly Today => today;

    public DateOnly Ago(int days) => today.AddDays(-days);

    /// <summary>A day, or the latest one that can have been.</summary>
    public DateOnly By(DateOnly day) => day > today ? today : day;

    /// <summary>In the words of a source: "24 November 2024".</summary>
    public static string Words(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static ImpreciseDate On(DateOnly day) => Read(Words(day));

    /// <summary>One day in three is not told exactly.</summary>
    public static ImpreciseDate Told(DateOnly day, DemoChance chance) => chance.Below(15) switch
    {
        0 => Read($"{Month(day)}"),
        1 or 2 => Read($"{Third(day)} {Month(day)}"),
        3 => Read(day.ToString("yyyy", CultureInfo.InvariantCulture)),
        4 => Read($"about {Words(day)}"),
        _ => On(day),
    };

    public static ImpreciseDate Read(string text) => ImpreciseDate.Parse(text) is { Ok: true, Value: { } date } ? date
        : throw new InvalidOperationException($"The demonstration has a date that nobody can read: {text}");

    private static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Third(DateOnly day) => day.Day switch { <= 10 => "early", <= 20 => "mid", _ => "late" };
}
