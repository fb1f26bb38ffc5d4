using System.Globalization;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Lists.Filters;

/// <summary>From one day to another, both included: "2024", "2024-Q3", "Dec 2024", "2024-01-01..2024-06-30", "2024.." (since), "..2019"
/// (until).</summary>
/// <param name="Certainly">Only dates of which no day that they allow lies outside and that no source doubts ("certainly 2024"); else
/// those count too that may lie within.</param>
public sealed partial record DaySpan(DateOnly First, DateOnly Last, bool Certainly = false)
{
    private const string To = "..", Sure = "certainly ";

    /// <summary>The span as an address writes it: a whole year, quarter or month by its name.</summary>
    public string Text => (Certainly ? Sure : "") + Days;

    private string Days => Period.Of(First, Last) is { } period ? period.Text
        : $"{(First == DateOnly.MinValue ? "" : Iso(First))}{To}{(Last == DateOnly.MaxValue ? "" : Iso(Last))}";

    /// <summary>Null where the text is no span, has no end on either side, or ends before it begins.</summary>
    public static DaySpan? Read(string text)
    {
        var certainly = text.TrimStart().StartsWith(Sure, StringComparison.OrdinalIgnoreCase);
        var sides = (certainly ? text.TrimStart()[Sure.Length..] : text).Split(To);
        if (sides.Length > 2) return null;
        var (from, to) = (sides[0].Trim(), sides[^1].Trim());
        if (from.Length + to.Length == 0) return null;
        if (Bound(from, date => date.First, DateOnly.MinValue) is not { } first
            || Bound(to, date => date.Last, DateOnly.MaxValue) is not { } last) return null;
        // Open on both sides it would ask for nothing.
        return first <= last && (first > DateOnly.MinValue || last < DateOnly.MaxValue) ? new DaySpan(first, last, certainly) : null;
    }

    /// <summary>The words of one side and of the other, as somebody would type them.</summary>
    public (string From, string To) Sides
    {
        get
        {
            var sides = Days.Split(To);
            return (sides[0], sides[^1]);
        }
    }

    public string Localize()
    {
        var days = Period.Of(First, Last) is { } period ? period.Localize()
            : First == DateOnly.MinValue ? Texts.Localize("PrisonerPages.SpanUntil", Shown(Last))
            : Last == DateOnly.MaxValue ? Texts.Localize("PrisonerPages.SpanSince", Shown(First))
            : Texts.Localize("PrisonerPages.SpanBetween", Shown(First), Shown(Last));
        return Certainly ? Texts.Localize("PrisonerPages.SpanCertainly", days) : days;
    }

    /// <summary>The words for only what certainly lies within what was typed.</summary>
    public static string Surely(string typed) => Sure + typed;

    private static DateOnly? Bound(string text, Func<(DateOnly? First, DateOnly? Last), DateOnly?> side, DateOnly open)
    {
        if (text.Length == 0) return open;
        if (Quarter().Match(text) is { Success: true } quarter)
        {
            var first = new DateOnly(Number(quarter, 1), (3 * Number(quarter, 2)) - 2, 1);
            return side((first, first.AddMonths(3).AddDays(-1)));
        }
        var read = ImpreciseDate.Parse(text);
        return read.Ok && read.Value is { } date ? side((date.Earliest, date.Latest)) : null;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string Shown(DateOnly day) => ImpreciseDate.Of(day).Localize();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("^([1-9][0-9]{3})-?Q([1-4])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quarter();
}
