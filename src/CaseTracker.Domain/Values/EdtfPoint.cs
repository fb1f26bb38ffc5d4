using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>The qualifiers of EDTF: ? uncertain, ~ approximate, % both.</summary>
[Flags]
internal enum Marks { None = 0, Uncertain = 1, Approximate = 2 }

/// <summary>One date of an EDTF text: a day, month, year or part of a year, any digit of which may be unspecified (X).
/// The bounds are those of the unqualified date.</summary>
internal sealed record EdtfPoint
{
    public string Year { get; private init; } = "";
    /// <summary>01–12, with X digits, or a part of a year: 21–41.</summary>
    public string? Month { get; private init; }
    public string? Day { get; private init; }
    public Marks YearMarks { get; private init; }
    public Marks MonthMarks { get; private init; }
    public Marks DayMarks { get; private init; }
    public DateOnly Earliest { get; private init; }
    public DateOnly Latest { get; private init; }

    public bool IsDay => Day is not null && Earliest == Latest;
    public YearPart? Part => Month is null || Month.Contains('X', StringComparison.Ordinal) ? null : YearPart.Of(Number(Month));
    public bool HasUnspecified => $"{Year}{Month}{Day}".Contains('X', StringComparison.Ordinal);
    public bool Qualified => (YearMarks | MonthMarks | DayMarks) != Marks.None;

    public static EdtfPoint OfDay(DateOnly day) => new()
    {
        Year = Digits(day.Year, 4),
        Month = Digits(day.Month, 2),
        Day = Digits(day.Day, 2),
        Earliest = day,
        Latest = day,
    };

    /// <summary>The date of these parts, or why there is none such. Digits and X only; the widths are 4, 2 and 2.</summary>
    public static Parsed<EdtfPoint> Of(string year, string? month = null, string? day = null)
    {
        var point = new EdtfPoint { Year = year, Month = month, Day = day };
        if (year == "0000") return new Problem("Values.Date.YearOutOfRange", point.Unmarked);
        if (point.Part is { } part)
        {
            if (day is not null) return new Problem("Values.Date.DayOfYearPart", point.Unmarked);
            var first = part.First(Matching(year, 1, 9999).First());
            var last = part.Last(Matching(year, 1, 9999, backwards: true).First());
            return last is null ? new Problem("Values.Date.YearOutOfRange", point.Unmarked)
                : point with { Earliest = first, Latest = last.Value };
        }
        if (month is not null && !Matching(month, 1, 12).Any()) return new Problem("Values.Date.NoSuchMonth", point.Unmarked, month);
        var earliest = point.Days(backwards: false).FirstOrDefault();
        if (earliest is null) return new Problem("Values.Date.NoSuchDay", point.Unmarked);
        return point with { Earliest = earliest.Value, Latest = point.Days(backwards: true).First()!.Value };
    }

    public EdtfPoint Mark(Marks year, Marks month, Marks day) => this with
    {
        YearMarks = YearMarks | year,
        MonthMarks = Month is null ? Marks.None : MonthMarks | month,
        DayMarks = Day is null ? Marks.None : DayMarks | day,
    };

    public EdtfPoint Mark(Marks all) => Mark(all, all, all);

    /// <summary>The last date before this one, as precise as it (the month before a month); null before the year 1.</summary>
    public EdtfPoint? Previous() => Earliest == DateOnly.MinValue ? null : AsPreciseAs(Earliest.AddDays(-1));

    /// <summary>The first date after this one, as precise as it; null after the year 9999.</summary>
    public EdtfPoint? Next() => Latest == DateOnly.MaxValue ? null : AsPreciseAs(Latest.AddDays(1));

    private EdtfPoint AsPreciseAs(DateOnly day)
    {
        var all = OfDay(day);
        var point = Day is not null || Part is not null || HasUnspecified ? all : Of(all.Year, Month is null ? null : all.Month).Value!;
        return point.Mark(YearMarks | MonthMarks | DayMarks);
    }

    /// <summary>The EDTF without its qualifiers.</summary>
    public string Unmarked => string.Join('-', new[] { Year, Month, Day }.OfType<string>());

    /// <summary>The canonical text: marks that all leading components share stand behind the last of them, any other
    /// before its own component.</summary>
    public override string ToString()
    {
        (string Text, Marks Marks)[] parts = [(Year, YearMarks), (Month ?? "", MonthMarks), (Day ?? "", DayMarks)];
        parts = Array.FindAll(parts, part => part.Text.Length > 0);
        var shared = Array.FindIndex(parts, part => part.Marks != parts[0].Marks);
        var group = (shared < 0 ? parts.Length : shared) - 1;
        return string.Join('-', parts.Select((part, at) =>
            at > group ? Sign(part.Marks) + part.Text : at == group ? part.Text + Sign(part.Marks) : part.Text));
    }

    private static string Sign(Marks marks) => marks switch
    {
        Marks.Uncertain => "?",
        Marks.Approximate => "~",
        Marks.Uncertain | Marks.Approximate => "%",
        _ => "",
    };

    /// <summary>The days that the digits allow, in order; the first one found is the bound.</summary>
    private IEnumerable<DateOnly?> Days(bool backwards) =>
        from year in Matching(Year, 1, 9999, backwards)
        from month in Matching(Month ?? "XX", 1, 12, backwards)
        from day in Matching(Day ?? "XX", 1, DateTime.DaysInMonth(year, month), backwards)
        select (DateOnly?)new DateOnly(year, month, day);

    private static IEnumerable<int> Matching(string pattern, int from, int to, bool backwards = false)
    {
        for (var step = 0; step <= to - from; step++)
        {
            var number = backwards ? to - step : from + step;
            if (Fits(number, pattern)) yield return number;
        }
    }

    private static bool Fits(int number, string pattern)
    {
        for (var at = pattern.Length - 1; at >= 0; at--, number /= 10)
            if (pattern[at] != 'X' && pattern[at] - '0' != number % 10) return false;
        return true;
    }

    public static string Digits(int number, int width) => number.ToString(System.Globalization.CultureInfo.InvariantCulture)
        .PadLeft(width, '0');

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
