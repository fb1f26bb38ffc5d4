using System.Globalization;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Lists.Filters;

/// <summary>From one day to another, both included: "2024", "Dec 2024", "2024-01-01..2024-06-30", "2024.." (since), "..2019"
/// (until).</summary>
public sealed record DaySpan(DateOnly First, DateOnly Last)
{
    private const string To = "..";

    /// <summary>The span as an address writes it: a whole year as its number.</summary>
    public string Text => First is { Month: 1, Day: 1 } && Last is { Month: 12, Day: 31 } && First.Year == Last.Year
        ? First.Year.ToString("0000", CultureInfo.InvariantCulture)
        : $"{(First == DateOnly.MinValue ? "" : Iso(First))}{To}{(Last == DateOnly.MaxValue ? "" : Iso(Last))}";

    /// <summary>Null where the text is no span, has no end on either side, or ends before it begins.</summary>
    public static DaySpan? Read(string text)
    {
        var sides = text.Split(To);
        if (sides.Length > 2) return null;
        var (from, to) = (sides[0].Trim(), sides[^1].Trim());
        if (from.Length + to.Length == 0) return null;
        if (Bound(from, date => date.Earliest, DateOnly.MinValue) is not { } first
            || Bound(to, date => date.Latest, DateOnly.MaxValue) is not { } last) return null;
        // Open on both sides it would ask for nothing.
        return first <= last && (first > DateOnly.MinValue || last < DateOnly.MaxValue) ? new DaySpan(first, last) : null;
    }

    public string Localize() => Text.Contains(To, StringComparison.Ordinal)
        ? First == DateOnly.MinValue ? Texts.Localize("PrisonerPages.SpanUntil", Shown(Last))
            : Last == DateOnly.MaxValue ? Texts.Localize("PrisonerPages.SpanSince", Shown(First))
                : Texts.Localize("PrisonerPages.SpanBetween", Shown(First), Shown(Last))
        : Text;

    private static DateOnly? Bound(string text, Func<ImpreciseDate, DateOnly?> side, DateOnly open)
    {
        if (text.Length == 0) return open;
        var read = ImpreciseDate.Parse(text);
        return read.Ok && read.Value is { } date ? side(date) : null;
    }

    private static string Shown(DateOnly day) => ImpreciseDate.Of(day).Localize();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
