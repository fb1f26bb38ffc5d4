using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>From and to of one typed date: the same where the words are as precise as an EDTF date, and two days where
/// they are not ("late July").</summary>
internal sealed record TypedDate(EdtfPoint From, EdtfPoint To)
{
    public EdtfDate Alone => ReferenceEquals(From, To) ? new EdtfSingle(From) : EdtfSet.Between(From, To);

    public TypedDate Mark(Marks marks)
    {
        var from = From.Mark(marks);
        return new(from, ReferenceEquals(From, To) ? from : To.Mark(marks));
    }

    /// <summary>As an end of an interval, which EDTF lets be no set: the outer day, marked as approximate.</summary>
    public EdtfPoint AsStart => ReferenceEquals(From, To) ? From : From.Mark(Marks.Approximate);
    public EdtfPoint AsEnd => ReferenceEquals(From, To) ? To : To.Mark(Marks.Approximate);
}

/// <summary>What the words of one date say, part by part, so that one end of a range can lend the other its month and year.</summary>
internal sealed record DateParts
{
    private string? Year { get; init; }
    private int? Month { get; init; }
    private int? Day { get; init; }
    private int? Weekday { get; init; }
    /// <summary>1 early, 2 mid, 3 late: of a month the days 1–10, 11–20 and 21 to its end; of a year its three groups
    /// of four months (EDTF 37–39); of a decade the years 0–3, 4–6 and 7–9.</summary>
    private int? Third { get; init; }
    private int? Half { get; init; }
    private int? YearPart { get; init; }
    private WeekNaming Week { get; init; }
    private int WeekNumber { get; init; }
    private Marks Marks { get; init; }
    private EdtfPoint? Point { get; init; }

    /// <summary>The parts that the tokens name, or null with the word that has no place.</summary>
    public static Parsed<DateParts> Read(ReadOnlySpan<DateToken> tokens, string text)
    {
        var parts = new DateParts();
        for (var at = 0; at < tokens.Length; at++)
        {
            var token = tokens[at];
            var next = at + 1 < tokens.Length ? tokens[at + 1] : default;
            var taken = token.Word switch
            {
                DateWord.Ordinal or DateWord.Number when next.Word is DateWord.Half or DateWord.Quarter
                    && token is { Word: DateWord.Ordinal } => parts.Group(next, token.Value, ref at),
                DateWord.Ordinal when next is { Word: DateWord.Week, Value: (int)WeekNaming.Holding } =>
                    parts.Weeks(WeekNaming.Nth, token.Value, ref at),
                DateWord.Week => parts.Week == WeekNaming.None ? parts with { Week = (WeekNaming)token.Value } : null,
                DateWord.Half or DateWord.Quarter when next.Word is DateWord.Number => parts.Group(token, next.Value, ref at),
                DateWord.MonthSign when next is { Word: DateWord.Number, Value: >= 1 and <= 12, Text.Length: <= 2 } =>
                    parts.Named(next.Value, ref at),
                DateWord.MonthSign => parts,
                DateWord.Decade when token.Text == "decade" => next.Word is DateWord.Number ? parts.Tens(next.Value, ref at) : null,
                DateWord.Decade => parts.Year is null && token.Value % 10 == 0 ? parts with { Year = Decade(token.Value) } : null,
                DateWord.Number or DateWord.Ordinal => parts.WithNumber(token),
                DateWord.Month => parts.Month is null ? parts with { Month = token.Value } : null,
                DateWord.Weekday => parts.Weekday is null ? parts with { Weekday = token.Value } : null,
                DateWord.Third => parts.Third is null ? parts with { Third = token.Value } : null,
                DateWord.Season => parts.YearPart is null ? parts with { YearPart = token.Value } : null,
                DateWord.Mark => parts with { Marks = parts.Marks | (Marks)token.Value },
                DateWord.Point => parts.Point is null ? parts with { Point = token.Point } : null,
                _ => null,
            };
            if (taken is null)
            {
                var shortYear = token is { Word: DateWord.Number, Text.Length: 2 }
                    && ((token.Value > 31 && tokens.Length == 1) || parts is { Day: not null, Month: not null, Year: null });
                return shortYear ? new Problem("Values.Date.ShortYear", text)
                    : token.Value < 0 ? new Problem("Values.Date.YearOutOfRange", token.Text)
                    : new Problem("Values.Date.NotUnderstood", text, token.Text);
            }
            parts = taken;
        }
        return parts;
    }

    /// <summary>Whether the words are no more than "early", "mid" or "late".</summary>
    public bool IsBareThird => this == new DateParts { Third = Third, Marks = Marks } && Third is not null;

    /// <summary>Whether the words name a week by one of its days.</summary>
    public bool IsWeekOfDay => Week is WeekNaming.Holding or WeekNaming.From && (Day is not null || Point is not null);

    /// <summary>The date by which the week is named.</summary>
    public DateParts Days() => this with { Week = WeekNaming.None };

    public DateParts WithoutWeekday => this with { Weekday = null };

    /// <summary>Whether the words name a time of some year, and not which.</summary>
    public bool Turns => Year is null && Point is null && (Month ?? YearPart) is not null;

    /// <summary>The same time so many years later. A decade stays.</summary>
    public DateParts InYear(int later) => Year is { } year && year.All(char.IsAsciiDigit)
        ? this with
        {
            Year = EdtfPoint.Digits(Math.Clamp(int.Parse(year, System.Globalization.CultureInfo.InvariantCulture) + later, 1,
            9999), 4)
        } : this;

    /// <summary>These parts with the year, and for a bare day the month, of the other end of a range.</summary>
    public DateParts Borrow(DateParts other)
    {
        if (Point is not null) return this;
        var year = other.Year ?? (other.Point is { HasUnspecified: false } point ? point.Year : null);
        var month = other.Month ?? (other.Point is { Part: null, Month: { } digits } && !digits.Contains('X', StringComparison.Ordinal)
            ? other.Point.Earliest.Month : null);
        return this with
        {
            Year = Year ?? year,
            Month = Month
            ?? (Day is not null || ((Third ?? Half) is not null || Week == WeekNaming.Nth) && Year is null ? month : null)
        };
    }

    public Parsed<TypedDate> Resolve(string text)
    {
        if (Point is null && Year is null)
            return new Problem((Month ?? Day ?? YearPart ?? Third ?? Half ?? Weekday ?? (Week == WeekNaming.None ? null : 1)) is null
                ? "Values.Date.NotUnderstood" : "Values.Date.YearMissing", text, text);
        var read = (Day, Third ?? Half ?? YearPart) switch
        {
            _ when Week is WeekNaming.Nth or WeekNaming.Last =>
                Day is null && Point is null && (Third ?? Half ?? YearPart) is null && MonthOfWeek is { } month ? WeekOf(month) : null,
            (null, null) when Point is not null && Year is null && Month is null => One(Point),
            _ when Point is not null => null,
            (not null, null) when Month is not null => One(EdtfPoint.Of(Year!, Two(Month.Value), Two(Day.Value))),
            (null, null) => One(EdtfPoint.Of(Year!, Month is null ? null : Two(Month.Value))),
            (null, not null) when new[] { Third, Half, YearPart }.Count(part => part is not null) == 1 => OfPart(),
            _ => null,
        };
        if (read is null) return new Problem("Values.Date.NotUnderstood", text, text);
        if (!read.Ok) return read;
        var date = read.Value;
        if (Weekday is { } weekday)
        {
            if (!date.From.IsDay) return new Problem("Values.Date.NotUnderstood", text, text);
            var actual = (int)date.From.Earliest.DayOfWeek;
            if (actual != weekday) return new Problem("Values.Date.OtherWeekday", date.From.ToString(),
                new Problem($"Values.Weekday.{actual}"));
        }
        if (Week is WeekNaming.Holding or WeekNaming.From or WeekNaming.To)
        {
            if (!date.From.IsDay || DateWeeks.Of(Week, date.From.Earliest) is not { } week)
                return new Problem("Values.Date.NotUnderstood", text, text);
            date = week;
        }
        return date.Mark(Marks);
    }

    /// <summary>The first and the last week of a year are those of its first and last month; no other is told by its place in the
    /// year.</summary>
    private int? MonthOfWeek => Month ?? (Week == WeekNaming.Last ? 12 : WeekNumber == 1 ? 1 : null);

    private Parsed<TypedDate>? WeekOf(int month)
    {
        var whole = EdtfPoint.Of(Year!, Two(month));
        if (!whole.Ok) return whole.Problem;
        return !whole.Value.HasUnspecified && DateWeeks.InMonth(Week, WeekNumber, whole.Value) is { } week ? (Parsed<TypedDate>)week : null;
    }

    private Parsed<TypedDate>? OfPart()
    {
        var decade = Year!.Contains('X', StringComparison.Ordinal);
        if (YearPart is { } code) return Month is null ? One(EdtfPoint.Of(Year, Two(code))) : null;
        if (Month is { } month)
        {
            if (decade) return null;
            var whole = EdtfPoint.Of(Year, Two(month));
            if (!whole.Ok) return whole.Problem;
            var (from, to) = (Third, Half) switch
            {
                (1, _) => (1, 10),
                (2, _) => (11, 20),
                (3, _) => (21, 31),
                (_, 1) => (1, 15),
                _ => (16, 31)
            };
            var first = whole.Value.Earliest;
            return new TypedDate(EdtfPoint.OfDay(first.AddDays(from - 1)),
                EdtfPoint.OfDay(to == 31 ? whole.Value.Latest : first.AddDays(to - 1)));
        }
        if (!decade) return One(EdtfPoint.Of(Year, Two(Third is { } third ? 36 + third : 39 + Half!.Value)));
        var years = Third switch { 1 => "03", 2 => "46", 3 => "79", _ => "" };
        return years.Length > 0 && EdtfPoint.Of(Year[..3] + years[0]) is { Ok: true } start
            && EdtfPoint.Of(Year[..3] + years[1]) is { Ok: true } end
            ? (Parsed<TypedDate>)new TypedDate(start.Value, end.Value) : null;
    }

    private DateParts? Group(DateToken group, int number, ref int at)
    {
        at++;
        if (group.Word == DateWord.Half) return Half is null && number is 1 or 2 ? this with { Half = number } : null;
        return YearPart is null && number is >= 1 and <= 4 ? this with { YearPart = 32 + number } : null;
    }

    private DateParts? Weeks(WeekNaming naming, int number, ref int at)
    {
        at++;
        return Week == WeekNaming.None && number is >= 1 and <= 5 ? this with { Week = naming, WeekNumber = number } : null;
    }

    private DateParts? Named(int month, ref int at)
    {
        at++;
        return Month is null ? this with { Month = month } : null;
    }

    private DateParts? Tens(int year, ref int at)
    {
        at++;
        return Year is null && year is >= 1000 && year % 10 == 0 ? this with { Year = Decade(year) } : null;
    }

    private DateParts? WithNumber(DateToken token) => token.Text.Length switch
    {
        4 when token.Word == DateWord.Number && Year is null => this with { Year = token.Text },
        <= 2 when Day is null && token.Value is >= 1 and <= 31 => this with { Day = token.Value },
        _ => null,
    };

    private static Parsed<TypedDate> One(Parsed<EdtfPoint> point) => point.Ok ? new TypedDate(point.Value, point.Value) : point.Problem;
    private static string Decade(int year) => EdtfPoint.Digits(year / 10, 3) + "X";
    private static string Two(int number) => EdtfPoint.Digits(number, 2);
}
