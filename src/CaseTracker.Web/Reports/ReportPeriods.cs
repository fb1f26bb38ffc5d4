namespace CaseTracker.Web.Reports;

/// <summary>The periods that the page offers by name, as they fall around a day.</summary>
public static class ReportPeriods
{
    public const string Quarter = "quarter", Last = "last", Year = "year", Own = "own";

    public static IReadOnlyList<string> All { get; } = [Last, Quarter, Year, Own];

    /// <summary>The first and the last day; null for days of one's own, and for a word that is no period.</summary>
    public static (DateOnly From, DateOnly To)? Of(string? period, DateOnly today) => period switch
    {
        Quarter => QuarterOf(today),
        Last => QuarterOf(QuarterOf(today).From.AddDays(-1)),
        Year => (new(today.Year, 1, 1), new(today.Year, 12, 31)),
        _ => null,
    };

    private static (DateOnly From, DateOnly To) QuarterOf(DateOnly day)
    {
        var first = new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
        return (first, first.AddMonths(3).AddDays(-1));
    }
}
