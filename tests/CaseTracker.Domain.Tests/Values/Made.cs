using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.Values;

/// <summary>Generators of dates and numbers, real and nonsensical, from a seed that a failure prints.</summary>
internal static class Made
{
    private static readonly string[] Scraps =
    [
        "2017", "2017-09", "2017-09-03", "2022-41", "201X", "1985-XX-XX", "..", "/", "[", "]", "{", "}", ",", "?", "~", "%", "-", "–", " ",
            "X", "T10:00Z",
        "late", "early", "mid", "July", "Sept.", "of", "3rd", "second half", "Q3", "since", "from", "to", "between", "and", "or", "before",
            "until", "by", "about", "c.", "2020s",
        "Sunday", "ថ្ងៃទី", "៣", "ខែ", "កញ្ញា", "ឆ្នាំ", "២០១៧", "ចុង", "តាំងពី", "ចន្លោះ", "និង", "ព.ស.", "\u200B", "\0", "\u0007",
            "\uD83D", "\uDC00", "é", "x", "31", "30", "February", "9999", "0001", "99999999999",
        "94", "770,000", "2.1", "million", "bn", "dozen", "dozens", "+", ">", "<", "=", "~14", "at least", "more than", "nearly", "some",
            "half", "quarters", "½", "a", "and", "hundred", "កន្លះ", "less than", "យ៉ាងតិច", "ជាង", "ពាន់លាន",
    ];

    public static Gen<string> Text { get; } = Gen.OneOf(
        Gen.Elements(Scraps).ListOf().Select(string.Concat),
        Gen.Elements(Scraps).ListOf().Select(scraps => string.Join(' ', scraps)),
        Gen.Choose(0, 0xFFFF).Select(code => (char)code).ListOf().Select(string.Concat),
        Gen.Choose(0x1780, 0x17FF).Select(code => (char)code).ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    /// <summary>A year that counts from Christ: those some centuries ahead are refused.</summary>
    public static Gen<int> Year { get; } = Gen.OneOf(Gen.Choose(1, 2399), Gen.Choose(2700, 9999));

    /// <summary>A date without qualifiers.</summary>
    public static Gen<string> Point { get; } = Gen.OneOf(
        Year.Select(year => $"{year:D4}"),
        Gen.Choose(1990, 2029).SelectMany(year => Gen.Choose(1, 12).Select(month => $"{year:D4}-{month:D2}")),
        Gen.Choose(1990, 2029).SelectMany(year => Gen.Choose(21, 41).Select(part => $"{year:D4}-{part:D2}")),
        Gen.Choose(0, 14000).Select(days => new DateOnly(1990, 1, 1).AddDays(days)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Elements("201X", "19XX", "2004-XX", "1985-04-XX", "1985-XX-XX", "156X-12-25", "2004-1X", "2024-02-2X", "XXXX-12-XX"));

    public static Gen<string> Mark { get; } = Gen.Elements("", "?", "~", "%");

    private static Gen<string> Marked { get; } = Point.SelectMany(point => Mark.Select(mark => point + mark));

    private static Gen<string> End { get; } = Gen.Frequency((4, Marked), (1, Gen.Elements("..", "")));

    /// <summary>EDTF of every form, some of which has its end before its start and is refused.</summary>
    public static Gen<string> Edtf { get; } = Gen.OneOf(
        Marked,
        End.SelectMany(from => End.Select(to => $"{from}/{to}")),
        Gen.Choose(1, 6).SelectMany(count => Marked.ListOf(count))
            .SelectMany(dates => Gen.Elements("[{0}]", "{{{0}}}")
            .Select(set => string.Format(System.Globalization.CultureInfo.InvariantCulture, set, string.Join(',', dates)))),
        Marked.SelectMany(from =>
            Marked.SelectMany(to => Gen.Elements($"[{from}..{to}]", $"[{from}..]", $"[..{to}]", $"{{{from}..{to}}}"))));

    public static Gen<ImpreciseDate> Date { get; } = Edtf.SelectMany(edtf => Gen.Elements(DateExtent.Lasting, DateExtent.Within)
        .Select(extent => ImpreciseDate.Parse(edtf, extent: extent).Value)).Where(date => date is not null)!;

    public static Gen<BoundedNumber?> Number { get; } = Gen.Choose(0, 1000).SelectMany(number => Gen.Elements(
        $"{number}", $"at least {number}", $"more than {number}", $"at most {number}", $"less than {number + 1}", $"nearly {number}",
            $"about {number}", $"{number} to {number + 5}", $"at least about {number}", "dozens", "")
        .Select(text => BoundedNumber.Parse(text).Value));
}
