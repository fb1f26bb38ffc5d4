using CaseTracker.App.Lists.Filters;

namespace CaseTracker.App.Lists;

/// <summary>The values of a side of a matrix whose filter is at work. What is asked of dates is cut into the periods by which the side
/// counts, so that "2024" by month has twelve lines and none beside them, each the count of the list that it leads to.</summary>
internal static class AskedPeriods
{
    /// <summary>More periods than a table is read for.</summary>
    public const int Most = 240;

    /// <summary>Empty where the filter is not at work; null where there are more periods than <see cref="Most"/>.</summary>
    /// <param name="ends">The first and the last period in which the list has anything, as <see cref="Period.Text"/> has them: where the
    /// question leaves a side open, they close it.</param>
    public static async Task<IReadOnlyList<string>?> Of(FilterDefinition side, IReadOnlyList<string> chosen,
        Func<Task<(string First, string Last)?>> ends)
    {
        if (side.By == PeriodLength.Year || chosen.Count == 0) return chosen;
        var values = new List<string>();
        foreach (var value in chosen)
        {
            if (DaySpan.Read(value) is not { } span)
            {
                values.Add(value);
                continue;
            }
            if (span.First == DateOnly.MinValue || span.Last == DateOnly.MaxValue)
            {
                if (await ends() is not { } held) continue;
                span = Closed(span, DaySpan.Read(held.First)!.First, DaySpan.Read(held.Last)!.Last);
            }
            for (var period = Period.Holding(span.First, side.By); period.First <= span.Last; period = period.Later(1))
            {
                if (values.Count == Most) return null;
                var (first, last) = (Later(period.First, span.First), Sooner(period.Last, span.Last));
                values.Add(new DaySpan(first, last, span.Certainly).Text);
            }
        }
        // Nothing lies in what was asked for: its own line says so.
        return values.Count == 0 ? chosen : [.. values.Distinct(StringComparer.Ordinal)];
    }

    private static DaySpan Closed(DaySpan span, DateOnly first, DateOnly last) => span with
    {
        First = span.First == DateOnly.MinValue ? Sooner(first, span.Last) : span.First,
        Last = span.Last == DateOnly.MaxValue ? Later(last, span.First) : span.Last,
    };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Sooner(DateOnly one, DateOnly other) => one < other ? one : other;
}
