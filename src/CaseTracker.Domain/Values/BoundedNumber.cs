using System.Globalization;
using System.Text.Json.Serialization;
using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Values;

/// <summary>How a source bounds a number.</summary>
public enum NumberBound { Exactly, AtLeast, MoreThan, AtMost, LessThan, About, Range, WordsOnly }

/// <summary>What a number allows. A null bound is not known; an exclusive one is itself no possible value: "more than 16 billion" lies
/// above 16,000,000,000, whether people are counted or money is measured.</summary>
public readonly record struct NumberLimits(decimal? AtLeast, decimal? AtMost, bool AtLeastExclusive, bool AtMostExclusive);

/// <summary>A number as a source gives it. <see cref="Low"/> and <see cref="High"/> are inclusive; null is unknown, and
/// unknown is never 0. "Dozens" has words only. For <see cref="NumberBound.MoreThan"/> Low is the number as stated, and
/// the true one lies above it: it is 13 or more for people, but need not be for hectares; so with High for
/// <see cref="NumberBound.LessThan"/>. For <see cref="NumberBound.About"/> both are the stated number.</summary>
public sealed record BoundedNumber(NumberBound Bound, decimal? Low, decimal? High, string Text)
{
    /// <summary>Longer than any number that somebody would write.</summary>
    public const int MaxLength = 200;

    /// <summary>The largest number that is read: beyond any count or sum of money in this field, and small enough that sums are
    /// exact.</summary>
    public const decimal Largest = 1_000_000_000_000_000_000m;

    /// <summary>Whether the words call the number approximate, with any bound: "about 14", "at least about 104", "nearly 50".</summary>
    public bool Approximate => Bound == NumberBound.About || NumberPhrases.SaysAbout(Text);

    /// <summary>Whether the words are a fraction of something, kept in percent: "nearly half".</summary>
    [JsonIgnore]
    public bool IsShare => (Low ?? High) is not null && NumberPhrases.SaysShare(Text);

    /// <summary>The bounds that the number certainly keeps. "About 14" has none; "nearly 50" is at most 50.</summary>
    [JsonIgnore]
    public NumberLimits Limits => (Approximate, NumberPhrases.SaysNearly(Text)) switch
    {
        (true, true) when Bound == NumberBound.About => new(null, High, false, false),
        (true, _) => default,
        _ => new(Low, High, Bound == NumberBound.MoreThan, Bound == NumberBound.LessThan),
    };

    /// <summary>Reads a number as people write it in English or Khmer: "at least 94", "94+", "more than a dozen", "6–8",
    /// "2.1 million", "dozens", «យ៉ាងតិច ៩៤».</summary>
    public static Parsed<BoundedNumber> Parse(string? text)
    {
        var verbatim = text?.Trim() ?? "";
        return verbatim.Length > MaxLength ? new Problem("Values.Number.TooLong", MaxLength) : NumberPhrases.Read(verbatim);
    }

    /// <summary>A kept number as its words are read today: "fewer than 10" was once kept as at most 9.</summary>
    public BoundedNumber AsReadNow() => Bound == NumberBound.AtMost && Parse(Text).Value is { Bound: NumberBound.LessThan } now
        ? now : this;

    /// <summary>A number that was counted.</summary>
    public static BoundedNumber Of(decimal number) => Make(number, number, over: false, under: false, approximate: false)!;

    /// <summary>The total, with its bounds. A term that is null or words only makes the top unknown, and the rest a
    /// minimum: a count is never below 0. Null where no term has any bound, so also for no terms.</summary>
    public static BoundedNumber? Sum(IEnumerable<BoundedNumber?> terms)
    {
        var all = terms as IReadOnlyList<BoundedNumber?> ?? [.. terms];
        if (all is [{ } only]) return only;
        var lows = all.Where(term => term?.Low is not null).Select(term => term!.Low!.Value).ToList();
        decimal? high = all.Count > 0 && all.All(term => term?.High is not null) ? all.Sum(term => term!.High!.Value) : null;
        return Make(lows.Count > 0 ? lows.Sum() : null, high, all.Any(IsOver), all.Any(IsUnder),
            all.Any(term => term?.Approximate ?? false));
    }

    /// <summary>What every one of several reports of the same number allows together: from the least to the most that any of them allows.
    /// Reports without a bound say nothing of it. Null where none has a bound.</summary>
    public static BoundedNumber? Hull(IEnumerable<BoundedNumber?> reports)
    {
        var bounded = reports.OfType<BoundedNumber>().Where(report => report.Low is not null || report.High is not null).ToList();
        if (bounded.Count < 2) return bounded.FirstOrDefault();
        decimal? low = bounded.TrueForAll(report => report.Low is not null) ? bounded.Min(report => report.Low!.Value) : null;
        decimal? high = bounded.TrueForAll(report => report.High is not null) ? bounded.Max(report => report.High!.Value) : null;
        return Make(low, high, low is not null && bounded.TrueForAll(report => report.Low > low || IsOver(report)),
            high is not null && bounded.TrueForAll(report => report.High < high || IsUnder(report)),
                bounded.Exists(report => report.Approximate));
    }

    /// <summary>How many there are in all, where the same ones may be in several of the numbers: at least as many as in the largest, at
    /// most all of them together. A number without a top makes the top unknown. Null where none has a bound.</summary>
    public static BoundedNumber? Overlapping(IEnumerable<BoundedNumber?> numbers)
    {
        var all = numbers.ToList();
        if (all is [{ } only]) return only;
        var lows = all.Where(number => number?.Low is not null).Select(number => number!.Low!.Value).ToList();
        decimal? high = all.Count > 0 && all.TrueForAll(number => number?.High is not null) ? all.Sum(number => number!.High!.Value) : null;
        decimal? low = lows.Count > 0 ? lows.Max() : null;
        return Make(low, high, all.Exists(number => IsOver(number) && number!.Low == low), all.Exists(IsUnder),
            all.Exists(number => number is { Approximate: true }));
    }

    /// <summary>What remains after a part of it is taken away, never below 0: "at least 94" less 12 named is "at least 82".
    /// Null where nothing is known of it.</summary>
    public BoundedNumber? Minus(BoundedNumber? part)
    {
        var low = Low - part?.High;
        var high = High - (part?.Low ?? 0);
        var over = (IsOver(this) || IsUnder(part)) && low >= 0;
        var under = (IsUnder(this) || IsOver(part)) && high > 0;
        var nothing = high is null && (low is null || low < 0 || (low == 0 && !over));
        if (nothing) return null;
        return Make(low is { } least ? Math.Max(0, least) : null, high is { } most ? Math.Max(0, most) : null, over, under, Approximate
            || part is { Approximate: true });
    }

    /// <summary>Whether the true number certainly lies above one: "more than 12" lies above 12, "at least 12" need not. An
    /// approximate number is never certain.</summary>
    public bool CertainlyMoreThan(decimal number) => !Approximate && (IsOver(this) ? Low >= number : Low > number);

    /// <summary>Whether the true number certainly does not lie above one.</summary>
    public bool CertainlyAtMost(decimal number) => Limits.AtMost <= number;

    /// <summary>"at least 94", "6 to 8"; words only as the source has them.</summary>
    public string Localize(CultureInfo? culture = null)
    {
        var language = culture ?? CultureInfo.CurrentUICulture;
        var about = Approximate ? "About" : "";
        var key = Bound switch
        {
            NumberBound.WordsOnly => null,
            NumberBound.About => NumberPhrases.SaysNearly(Text) ? "Nearly" : "About",
            _ => $"{Bound}{about}",
        };
        return key is null ? Text
            : Texts.LocalizeIn(language, $"Values.Number.{key}", Digits(Low ?? High, language), Digits(High ?? Low, language));
    }

    /// <summary>As <see cref="Localize(CultureInfo?)"/>; null is "not stated".</summary>
    public static string Localize(BoundedNumber? number, CultureInfo? culture = null) =>
        number?.Localize(culture) ?? Texts.LocalizeIn(culture ?? CultureInfo.CurrentUICulture, "Values.Number.NotStated");

    /// <summary>The number with these bounds, in English words that can be read again; null without any bound.</summary>
    private static BoundedNumber? Make(decimal? low, decimal? high, bool over, bool under, bool approximate)
    {
        NumberBound? bound = (low, high) switch
        {
            (null, null) => null,
            (null, _) => under ? NumberBound.LessThan : NumberBound.AtMost,
            (_, null) => over ? NumberBound.MoreThan : NumberBound.AtLeast,
            _ when low == high => approximate ? NumberBound.About : NumberBound.Exactly,
            _ => NumberBound.Range,
        };
        if (bound is null) return null;
        var number = new BoundedNumber(bound.Value, low, high, approximate ? "about" : "");
        return number with { Text = number.Localize(CultureInfo.InvariantCulture) };
    }

    private static bool IsOver(BoundedNumber? number) => number is { Bound: NumberBound.MoreThan };

    private static bool IsUnder(BoundedNumber? number) => number is { Bound: NumberBound.LessThan };

    private static string Digits(decimal? number, CultureInfo culture) => (number ?? 0).InDigits(culture);
}
