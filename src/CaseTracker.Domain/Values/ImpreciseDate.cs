using System.Globalization;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>Where a date comes from: the source prints it whole, prints a part (a day without its year), or somebody
/// worked it out, which needs a note that says how.</summary>
public enum DateBasis { Stated, PartlyStated, Inferred }

/// <summary>What the two bounds mean. <see cref="Day"/>: this one day. <see cref="Within"/>: one unknown day within
/// the bounds. <see cref="Lasting"/>: it lasted from the first bound to the second. <see cref="Each"/>: on every one
/// of the listed dates.</summary>
public enum DateExtent { Day, Within, Lasting, Each }

/// <summary>A date as it is known: the words as given, EDTF (ISO 8601-2), and the earliest and latest day that they
/// allow. A null bound is open or unknown. The qualifiers ? ~ % never widen the bounds.</summary>
public sealed record ImpreciseDate(
    string Text, string Edtf, DateBasis Basis, string? Note, DateOnly? Earliest, DateOnly? Latest, DateExtent Extent, bool Qualified)
    : ILocalizable
{
    /// <summary>Longer than any date that somebody would write, short enough to store and to answer while typing.</summary>
    public const int MaxLength = 400;

    /// <summary>Reads EDTF, or a date as people write it in English or Khmer. A month, season or year means one unknown
    /// day within it; the interval A/B lasted from A to B, unless <paramref name="extent"/> is
    /// <see cref="DateExtent.Within"/>, by which a caller (an arrest) says that such an interval is one unknown day: it is
    /// then kept as [A..B], which says so in EDTF. No other extent changes what the text says. Without a basis the date
    /// is <see cref="DateBasis.Stated"/>: a qualifier speaks of the date, the basis of its source. A note is required
    /// where the basis is <see cref="DateBasis.Inferred"/>.</summary>
    public static Parsed<ImpreciseDate> Parse(string? text, DateBasis? basis = null, string? note = null, DateExtent? extent = null)
    {
        var verbatim = text?.Trim() ?? "";
        if (verbatim.Length > MaxLength) return new Problem("Values.Date.TooLong", MaxLength);
        var read = Read(verbatim);
        if (!read.Ok) return read.Problem;
        if (basis is DateBasis.Inferred && string.IsNullOrWhiteSpace(note)) return new Problem("Values.Date.NoteMissing", verbatim);
        var date = extent is DateExtent.Within && read.Value is EdtfInterval interval
            ? EdtfSet.Between(interval.From, interval.To) : read.Value;
        return new ImpreciseDate(verbatim, date.ToString()!, basis
            ?? DateBasis.Stated, note, date.Earliest, date.Latest, date.Extent, date.Qualified);
    }

    /// <summary>A kept date as its words are read today: of a moment with a zone, the day was once kept that the zone has, and "about"
    /// before an hour was taken for the day's; a night over two days was kept as a time of two days, and "before the end of July" ended
    /// with the 20th.</summary>
    public ImpreciseDate AsReadNow() =>
        Parse(Text, Basis, Note, Extent == DateExtent.Within ? Extent : null).Value is { } now
            && (Extent != DateExtent.Day || now.Extent == DateExtent.Day) ? now : this;

    /// <summary>One known day, stated.</summary>
    public static ImpreciseDate Of(DateOnly day)
    {
        var edtf = EdtfPoint.OfDay(day).ToString();
        return new ImpreciseDate(edtf, edtf, DateBasis.Stated, null, day, day, DateExtent.Day, false);
    }

    /// <summary>The date as its source says it, in the language of the reader: "late July 2024". For cells and sentences.</summary>
    public string Localize(CultureInfo? culture = null) => DateFormatter.Of(Edtf, culture ?? CultureInfo.CurrentUICulture,
        text: Extent == DateExtent.Within ? Text : null);

    /// <summary>How the text was understood, in words that allow one reading: "between 21 and 31 July 2024 (one unknown day)".</summary>
    public string Explain(CultureInfo? culture = null) => DateFormatter.Of(Edtf, culture ?? CultureInfo.CurrentUICulture, full: true);

    /// <summary><see cref="Explain"/> where it says more than <see cref="Localize"/>; else null.</summary>
    public string? Bounds(CultureInfo? culture = null) => Explain(culture) is var full && full != Localize(culture) ? full : null;

    /// <summary>The month of a day: "July 2024".</summary>
    public static string LocalizeMonth(DateOnly day, CultureInfo? culture = null) =>
        new DateFormatter(culture ?? CultureInfo.CurrentUICulture).Month(day);

    /// <summary>No day that the date allows lies outside. False where a bound is open or unknown.</summary>
    public bool CertainlyWithin(DateOnly from, DateOnly to) => Earliest >= from && Latest <= to;

    /// <summary>Some day between the bounds lies inside. For <see cref="DateExtent.Each"/> the bounds are those of the
    /// whole list, as in the database.</summary>
    public bool PossiblyWithin(DateOnly from, DateOnly to) => from <= to && !(Earliest > to) && !(Latest < from);

    public bool CertainlyOnOrBefore(DateOnly day) => Latest <= day;

    public bool PossiblyOnOrBefore(DateOnly day) => Earliest is null || Earliest <= day;

    private static Parsed<EdtfDate> Read(string verbatim)
    {
        var text = KhmerText.Clean(verbatim);
        if (text.Length == 0) return new Problem("Values.Date.Empty");
        var edtf = EdtfReader.Resembles(text) ? EdtfReader.Read(text) : null;
        // 2020-2022 and 13/09/2017 use EDTF's characters and are none: people write dates so too.
        var read = edtf is null or { Problem.Key: "Values.Date.NotUnderstood" } ? DatePhrases.Read(text) : edtf;
        return read is { Ok: true } && read.Value.Points.FirstOrDefault(point => BuddhistEra.Counts(point.Earliest.Year)) is { } far
            ? BuddhistEra.Problem(verbatim, far.Earliest.Year) : read;
    }
}
