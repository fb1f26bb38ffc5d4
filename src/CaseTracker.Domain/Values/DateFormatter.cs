using System.Collections.Concurrent;
using System.Globalization;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>Puts a date into words: as a source would say it, or in full, so that the words allow one reading. It reads the EDTF, so that a
/// stored date needs no more.</summary>
/// <param name="full">What an interval means, the months of a part of a year, and that a day is unknown are said.</param>
/// <param name="third">Which third of a month or year the date's own words name (1 early, 2 mid, 3 late); null where they name
/// none.</param>
internal sealed class DateFormatter(CultureInfo culture, bool full = true, int? third = null)
{
    /// <summary>More than the days of twenty years; then the memory starts anew.</summary>
    private const int MostRemembered = 10_000;
    private static readonly ConcurrentDictionary<(string Culture, string Edtf, bool Full, string? Text), string> Remembered = new();

    /// <summary>Lists and exports say the same days thousands of times, and reading one takes longer than writing its cell.</summary>
    /// <param name="text">The date's own words, where they may name a third of a month or year.</param>
    public static string Of(string edtf, CultureInfo culture, bool full = false, string? text = null)
    {
        var key = (culture.Name, edtf, full, text);
        if (Remembered.TryGetValue(key, out var words)) return words;
        if (Remembered.Count >= MostRemembered) Remembered.Clear();
        return Remembered[key] = new DateFormatter(culture, full, text is null ? null : DatePhrases.ThirdNamed(text))
            .Of(EdtfReader.Read(edtf).Value, edtf);
    }

    /// <param name="date">Null where the stored text is no EDTF: it is then shown as it is.</param>
    private string Of(EdtfDate? date, string edtf) => date switch
    {
        EdtfSingle { Point.IsDay: true } single => Marked(single.Point),
        // The words of X digits in the day say themselves that the day is unknown.
        EdtfSingle { Point: { Day: not null, HasUnspecified: true } point } => Marked(point),
        EdtfSingle single => OneDay(Marked(single.Point)),
        EdtfInterval { From: null } until => Say(until.FromUnknown ? "UntilUnknownStart" : full ? "UntilOpenStart" : "Until",
            Marked(until.To!)),
        EdtfInterval { To: null } since => Say(since.ToUnknown ? "SinceUnknownEnd" : full ? "SinceOpenEnd" : "Since",
            Marked(since.From)),
        EdtfInterval interval => Joined("FromTo", interval.From, interval.To),
        EdtfSet { OneOf: true, Spans: [{ IsRange: true } span] } => OneDay(Third(span) ?? Of(span)),
        EdtfSet { Spans: [{ IsRange: false } first, { IsRange: false } second] } two when !full =>
            Joined(two.OneOf ? "Or" : "And", first.From!, second.From!),
        EdtfSet { OneOf: true } set => OneDay(Say("OneOf", Listed(set))),
        EdtfSet set => Say("EachOf", Listed(set)),
        _ => edtf,
    };

    private string Listed(EdtfSet set) => string.Join(Say("ListComma"), set.Spans.Select(Of));

    private string Of(EdtfSpan span) => span switch
    {
        { IsRange: false } => Marked(span.From!),
        { From: null } => Say(span.To!.IsDay ? "OnOrBefore" : "InOrBefore", Marked(span.To)),
        { To: null } => Say(span.From.IsDay ? "OnOrAfter" : "InOrAfter", Marked(span.From)),
        _ => Joined("Between", span.From, span.To),
    };

    private string Joined(string key, EdtfPoint from, EdtfPoint to)
    {
        var sameMonth = from.IsDay && to.IsDay && !from.Qualified && !to.Qualified
            && (from.Earliest.Year, from.Earliest.Month) == (to.Earliest.Year, to.Earliest.Month);
        return Say(key, sameMonth ? Say("BareDay", Digits(from.Earliest.Day)) : Marked(from), Marked(to));
    }

    private string OneDay(string when) => full ? Say("OneUnknownDay", when) : when;

    /// <summary>"Mid-July 2024", where the date's words say so and the days are those of that third; else null.</summary>
    private string? Third(EdtfSpan span)
    {
        if (full || third is not { } part || span is not { From: { IsDay: true } from, To: { IsDay: true } to }) return null;
        var (first, last) = (from.Earliest, to.Earliest);
        if ((first.Year, first.Month) != (last.Year, last.Month) || first.Day != (part * 10) - 9
            || last.Day != (part == 3 ? DateTime.DaysInMonth(first.Year, first.Month) : part * 10)) return null;
        var marks = from.DayMarks;
        if (new[] { from.YearMarks, from.MonthMarks, to.YearMarks, to.MonthMarks, to.DayMarks }.Any(other => other != marks)) return null;
        var words = Say($"Third.{part}", Month(first));
        return marks == Marks.None ? words : Say("Marked", words, Mark(marks));
    }

    private string Marked(EdtfPoint point)
    {
        var words = Plain(point);
        if (!point.Qualified) return words;
        (string? Text, Marks Marks, string Key)[] parts = [(point.Year, point.YearMarks, "PartYear"),
            (point.Month, point.MonthMarks, "PartMonth"), (point.Day, point.DayMarks, "PartDay")];
        parts = Array.FindAll(parts, part => part.Text is not null);
        if (parts.All(part => part.Marks == parts[0].Marks)) return Say("Marked", words, Mark(parts[0].Marks));
        var each = parts.Where(part => part.Marks != Marks.None).Select(part => Say("MarkedPart", Say(part.Key), Mark(part.Marks)));
        return Say("Marked", words, string.Join(Say("ListComma"), each));
    }

    private string Mark(Marks marks) => Say(marks switch
    {
        Marks.Uncertain => "Uncertain",
        Marks.Approximate => "Approximate",
        _ => "UncertainAndApproximate",
    });

    private string Plain(EdtfPoint point)
    {
        if (point.IsDay && !point.HasUnspecified) return Day(point.Earliest);
        if (point.Part is { } part && !point.HasUnspecified)
        {
            // Parts 37 to 39 are thirds of a year.
            var words = third is { } named && !full && part.Code == 36 + named ? Say($"Third.{named}", Say("Year", Digits(point.Year)))
                : Say($"Part.{part.Code}", Digits(point.Year));
            return full ? Say("YearPart", words, Month(point.Earliest), Month(point.Latest)) : words;
        }
        if (!point.HasUnspecified) return point.Month is null ? Say("Year", Digits(point.Year)) : Month(point.Earliest);
        return (point.Year, point.Month, point.Day) switch
        {
            (_, null, null) when point.Year.IndexOf('X', StringComparison.Ordinal) == 3 =>
                Say("Decade", Digits(point.Earliest.Year / 10 * 10)),
            (_, null, null) => Say("SomeYear", Digits(point.Earliest.Year), Digits(point.Latest.Year)),
            (_, "XX", null) when IsKnown(point.Year) => Say("SomeMonth", Digits(point.Year)),
            (_, "XX", "XX") when IsKnown(point.Year) => Say("SomeDayOfYear", Digits(point.Year)),
            (_, not null, "XX") when IsKnown(point.Year + point.Month) => Say("SomeDayOfMonth", Month(point.Earliest)),
            _ when !full => Say("Between", Day(point.Earliest), Day(point.Latest)),
            _ => Say("DigitsUnknown", Day(point.Earliest), Day(point.Latest), point.Unmarked),
        };
    }

    private static bool IsKnown(string digits) => !digits.Contains('X', StringComparison.Ordinal);

    private string Day(DateOnly day) =>
        Say("Day", Digits(day.Day), Texts.LocalizeIn(culture, $"Values.Month.{day.Month}"), Digits(day.Year));

    /// <summary>"July 2024".</summary>
    public string Month(DateOnly day) => Say("MonthOfYear", Texts.LocalizeIn(culture, $"Values.Month.{day.Month}"), Digits(day.Year));

    private string Digits(int number) => Digits(number.ToString(CultureInfo.InvariantCulture));

    private string Digits(string digits) => PrintedDigits.In(culture, digits);

    private string Say(string key, params object?[] args) => Texts.LocalizeIn(culture, $"Values.When.{key}", args);
}
