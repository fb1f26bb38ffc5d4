using System.Globalization;
using CaseTracker.App.Figures;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Records.Timeline;

namespace CaseTracker.Web.Figures;

/// <summary>How a number stands in the picture of a series: one number, one that is called approximate, a span between bounds, a span
/// without a top or a bottom, or no number at all.</summary>
public enum SeriesShape { Exact, About, Range, NoTop, NoBottom, Unknown }

/// <summary>One report in the picture: across in percent of the width, down in pixels from the top.</summary>
/// <param name="From">Where its date may begin; with <paramref name="To"/> a span, or one place.</param>
/// <param name="At">Where its number stands, within the span.</param>
/// <param name="OpenFrom">Nobody knows since when; <paramref name="OpenTo"/>: until when.</param>
/// <param name="High">The most that it says, at its height; without a top that of the picture.</param>
/// <param name="Low">The least.</param>
public sealed record SeriesPoint(LedgerLine Line, SeriesShape Shape, double From, double To, double At, bool OpenFrom, bool OpenTo,
    double High, double Low)
{
    /// <summary>The date is no one day.</summary>
    public bool Spans => To - From > 0.5;

    /// <summary>The height of what the report states.</summary>
    public double Stated => Shape switch { SeriesShape.NoTop => Low, SeriesShape.NoBottom => High, _ => (High + Low) / 2 };
}

/// <summary>Places the reports of a series between the first and the last date, and between 0 and the most.</summary>
public sealed class SeriesPicture
{
    /// <summary>Pixels: the whole picture, where 0 stands, and where the largest number stands, with room for what is open above
    /// it.</summary>
    public const int Height = 168, Zero = 144, Largest = 24, Above = 6;
    private const int Year = 365;
    private static readonly decimal[] Steps = [1, 2, 4, 5, 8, 10];

    private readonly decimal _top;

    private SeriesPicture(IReadOnlyList<LedgerLine> lines)
    {
        var days = lines.SelectMany(line => new[] { line.AsOf!.Earliest, line.AsOf.Latest }).OfType<DateOnly>().ToList();
        var (first, last) = (days.Min(), days.Max());
        // What is open goes on beyond the last known day.
        if (lines.Any(line => line.AsOf!.Earliest is null)) first = Shift(first, -Year);
        if (lines.Any(line => line.AsOf!.Latest is null)) last = Shift(last, Year);
        Scale = TimelineScale.Of([new TimelineEntry(0, "", ImpreciseDate.Of(first), "")], last);
        _top = Round(lines.Max(line => line.Number?.High ?? line.Number?.Low) ?? 0);
        Points = [.. lines.Select(Point)];
    }

    public static SeriesPicture Of(IReadOnlyList<LedgerLine> lines) => new(lines);

    public TimelineScale Scale { get; }
    public IReadOnlyList<SeriesPoint> Points { get; }

    /// <summary>The heights that are labelled.</summary>
    public IEnumerable<(double Y, string Label)> Levels => new[] { 0, _top / 2, _top }.Select(number => (Y(number), InShort(number)));

    /// <summary>What may be joined by a line: numbers of one reporter, or of one publisher where nobody says who counted, of dates that
    /// follow each other. A line between two who count differently would show a change that nobody reported.</summary>
    public IEnumerable<(SeriesPoint From, SeriesPoint To)> Joins =>
        Points.Where(point => point.Shape != SeriesShape.Unknown && Voice(point.Line) is not null)
        .GroupBy(point => Voice(point.Line)).SelectMany(voice => voice.Zip(voice.Skip(1)))
            .Where(pair => LedgerRules.Apart(pair.First.Line.AsOf, pair.Second.Line.AsOf));

    private static DateOnly Shift(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    private static string? Voice(LedgerLine line) => (line.Reporter ?? line.Source?.Details.Publisher) is { Length: > 0 } name
        && !line.ReporterHidden ? CitationRules.Plain(name) : null;

    private SeriesPoint Point(LedgerLine line)
    {
        var (date, number) = (line.AsOf!, line.Number);
        var (from, to) = (Scale.X(date.Earliest ?? Scale.First), Scale.X(date.Latest ?? Scale.Last));
        var at = (date.Earliest, date.Latest) switch { (null, _) => to, (_, null) => from, _ => (from + to) / 2 };
        var shape = number switch
        {
            null or { Low: null, High: null } => SeriesShape.Unknown,
            { High: null } => SeriesShape.NoTop,
            { Low: null } => SeriesShape.NoBottom,
            _ when number.Low != number.High => SeriesShape.Range,
            { Approximate: true } => SeriesShape.About,
            _ => SeriesShape.Exact,
        };
        return new SeriesPoint(line, shape, from, to, at, date.Earliest is null, date.Latest is null, number?.High is { } high
            ? Y(high) : Above, number?.Low is { } low ? Y(low) : Zero);
    }

    private double Y(decimal number) => Zero - (double)(number / _top) * (Zero - Largest);

    /// <summary>The next number of one digit and noughts.</summary>
    private static decimal Round(decimal number)
    {
        if (number <= 1) return 1;
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)number)));
        return Steps.Select(step => step * power).First(step => step >= number || step >= 10 * power);
    }

    private static string InShort(decimal number) => number switch
    {
        >= 1_000_000_000m => Texts.Localize("Ledger.Billion", (number / 1_000_000_000m).InDigits()),
        >= 1_000_000m => Texts.Localize("Ledger.Million", (number / 1_000_000m).InDigits()),
        _ => number.InDigits(),
    };

    /// <summary>A length or a place as SVG writes it.</summary>
    public static string Pixels(double y) => y.ToString("0.#", CultureInfo.InvariantCulture);
}
