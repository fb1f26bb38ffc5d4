using CaseTracker.Domain.Values;
using Xunit;
using static CaseTracker.Domain.Values.NumberBound;

namespace CaseTracker.Domain.Tests.Values;

public sealed class BoundedNumberTests
{
    public static TheoryData<string, NumberBound, double?, double?, string> Typed => new()
    {
        { "94", Exactly, 94, 94, "94" },
        { "0", Exactly, 0, 0, "0" },
        { "ten", Exactly, 10, 10, "10" },
        { "twenty-four", Exactly, 24, 24, "24" },
        { "a dozen", Exactly, 12, 12, "12" },
        { "two dozen", Exactly, 24, 24, "24" },
        { "94 persons arrested", Exactly, 94, 94, "94" },
        { "770,000", Exactly, 770000, 770000, "770,000" },
        { "770 000", Exactly, 770000, 770000, "770,000" },
        { "2.1 million", Exactly, 2100000, 2100000, "2,100,000" },
        { "2.125 million", Exactly, 2125000, 2125000, "2,125,000" },
        { "16bn", Exactly, 16e9, 16e9, "16,000,000,000" },
        { "$16bn", Exactly, 16e9, 16e9, "16,000,000,000" },
        { "11.6 %", Exactly, 11.6, 11.6, "11.6" },
        { "at least 94", AtLeast, 94, null, "at least 94" },
        { "no fewer than 94 persons", AtLeast, 94, null, "at least 94" },
        { "94 or more", AtLeast, 94, null, "at least 94" },
        { "94+", AtLeast, 94, null, "at least 94" },
        { ">= 94", AtLeast, 94, null, "at least 94" },
        { "≥94", AtLeast, 94, null, "at least 94" },
        { "at least about 104", AtLeast, 104, null, "at least about 104" },
        { ">12", MoreThan, 12, null, "more than 12" },
        { "more than a dozen", MoreThan, 12, null, "more than 12" },
        { "over 770,000", MoreThan, 770000, null, "more than 770,000" },
        { "more than 16 billion", MoreThan, 16e9, null, "more than 16,000,000,000" },
        { "at most 10", AtMost, null, 10, "at most 10" },
        { "up to 10", AtMost, null, 10, "at most 10" },
        { "10 or fewer", AtMost, null, 10, "at most 10" },
        { "fewer than 10", LessThan, null, 10, "less than 10" },
        { "less than 10", LessThan, null, 10, "less than 10" },
        { "<10.5 %", LessThan, null, 10.5, "less than 10.5" },
        { "about 14", About, 14, 14, "about 14" },
        { "~14", About, 14, 14, "about 14" },
        { "some 50 people", About, 50, 50, "about 50" },
        { "nearly 50", About, 50, 50, "nearly 50" },
        { "6 to 8", NumberBound.Range, 6, 8, "6 to 8" },
        { "6–8", NumberBound.Range, 6, 8, "6 to 8" },
        { "6-8", NumberBound.Range, 6, 8, "6 to 8" },
        { "6 or 7", NumberBound.Range, 6, 7, "6 to 7" },
        { "between 6 and 8", NumberBound.Range, 6, 8, "6 to 8" },
        { "from six to eight years", NumberBound.Range, 6, 8, "6 to 8" },
        { "2 to 3 million", NumberBound.Range, 2e6, 3e6, "2,000,000 to 3,000,000" },
        { "about 6 to 8", NumberBound.Range, 6, 8, "about 6 to 8" },
        { "dozens", WordsOnly, null, null, "dozens" },
        { "billions", WordsOnly, null, null, "billions" },
        { "some", WordsOnly, null, null, "some" },
        { "a group", WordsOnly, null, null, "a group" },
        { "several", WordsOnly, null, null, "several" },
        { "large numbers", WordsOnly, null, null, "large numbers" },
        { "at least several dozens", WordsOnly, null, null, "at least several dozens" },
        { "several hundred", WordsOnly, null, null, "several hundred" },
        { "more than a few dozen", WordsOnly, null, null, "more than a few dozen" },
        { "dozens seriously injured", WordsOnly, null, null, "dozens seriously injured" },
        { "increasing", WordsOnly, null, null, "increasing" },
        { "៩៤", Exactly, 94, 94, "94" },
        { "យ៉ាងតិច ៩៤ នាក់", AtLeast, 94, null, "at least 94" },
        { "យ៉ាងតិច៩៤នាក់", AtLeast, 94, null, "at least 94" },
        { "ជាង ១២", MoreThan, 12, null, "more than 12" },
        { "លើសពី ៧៧០,០០០", MoreThan, 770000, null, "more than 770,000" },
        { "ប្រហែល ១៤", About, 14, 14, "about 14" },
        { "យ៉ាងច្រើន ១០", AtMost, null, 10, "at most 10" },
        { "៦ ទៅ ៨", NumberBound.Range, 6, 8, "6 to 8" },
        { "២ លាន", Exactly, 2e6, 2e6, "2,000,000" },
        { "រាប់សិបនាក់", WordsOnly, null, null, "រាប់សិបនាក់" },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public void What_people_type_is_understood(string text, NumberBound bound, double? low, double? high, string words)
    {
        var read = BoundedNumber.Parse(text);
        Assert.True(read.Ok, read.Problem?.Localize(Read.English));
        Assert.Equal((bound, (decimal?)low, (decimal?)high, text), (read.Value.Bound, read.Value.Low, read.Value.High, read.Value.Text));
        Assert.Equal(words, read.Value.Localize(Read.English));
    }

    [Theory]
    [InlineData("", "Empty")]
    [InlineData("unknown", "Unknown")]
    [InlineData("មិនដឹង", "Unknown")]
    [InlineData("-5", "Negative")]
    [InlineData("minus 5", "Negative")]
    [InlineData("fewer than 0", "Negative")]
    [InlineData("8 to 6", "UpsideDown")]
    [InlineData("between 8 and 6", "UpsideDown")]
    [InlineData("3 million to 2 million", "UpsideDown")]
    [InlineData("770.000", "Separators")]
    [InlineData("770.000 men", "Separators")]
    [InlineData("1,5", "Separators")]
    [InlineData("1,2345", "Separators")]
    [InlineData("1.2.3", "Separators")]
    [InlineData("999999999999 billion", "TooLarge")]
    [InlineData("billion billion billion billion billion", "TooLarge")]
    [InlineData("xyzzy", "NotUnderstood")]
    [InlineData("94 94th", "NotUnderstood")]
    [InlineData("at least", "NotUnderstood")]
    [InlineData("at least 6 to 8", "NotUnderstood")]
    [InlineData("at least 94 or more", "NotUnderstood")]
    [InlineData("between 6", "NotUnderstood")]
    [InlineData("6 to 8 to 10", "NotUnderstood")]
    [InlineData("dozens 5", "NotUnderstood")]
    [InlineData("+", "NotUnderstood")]
    public void What_is_no_number_is_refused_with_the_reason(string text, string reason)
    {
        var problem = BoundedNumber.Parse(text).Problem;
        Assert.Equal($"Values.Number.{reason}", problem?.Key);
        Assert.DoesNotContain("Values.", problem!.Localize(Read.English), StringComparison.Ordinal);
        Assert.DoesNotContain("Values.", problem.Localize(Read.Khmer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("94+ | about 10", "at least about 104")]
    [InlineData("94 | 10", "104")]
    [InlineData("94+ | 10", "at least 104")]
    [InlineData("more than 12 | 5", "more than 17")]
    [InlineData("more than 12 | at least 5", "more than 17")]
    [InlineData("6 to 8 | 10", "16 to 18")]
    [InlineData("6 to 8 | about 10", "about 16 to 18")]
    [InlineData("94 | dozens", "at least 94")]
    [InlineData("94 | -", "at least 94")]
    [InlineData("at most 10 | 5", "5 to 15")]
    [InlineData("at most 10 | at most 5", "at most 15")]
    [InlineData("at most 10 | -", "not stated")]
    [InlineData("dozens | -", "not stated")]
    [InlineData("dozens | several", "not stated")]
    [InlineData("- | -", "not stated")]
    [InlineData("dozens", "dozens")]
    [InlineData("about 14", "about 14")]
    [InlineData("0 | 0", "0")]
    [InlineData("less than 10 | at most 5", "less than 15")]
    [InlineData("less than 10 | 5", "5 to 15")]
    public void A_sum_keeps_its_bounds_and_unknown_stays_unknown(string terms, string sum) =>
        Assert.Equal(sum, BoundedNumber.Localize(BoundedNumber.Sum(terms.Split('|').Select(Number)), Read.English));

    [Fact]
    public void No_terms_sum_to_unknown_and_not_to_zero() => Assert.Null(BoundedNumber.Sum([]));

    [Theory]
    [InlineData("at least 94", "12", "at least 82")]
    [InlineData("94", "12", "82")]
    [InlineData("94", "6 to 8", "86 to 88")]
    [InlineData("more than 12", "3", "more than 9")]
    [InlineData("more than 12", "12", "more than 0")]
    [InlineData("more than 12", "13", "not stated")]
    [InlineData("about 14", "4", "about 10")]
    [InlineData("6 to 8", "7", "0 to 1")]
    [InlineData("10", "12", "0")]
    [InlineData("at least 5", "12", "not stated")]
    [InlineData("94", "-", "at most 94")]
    [InlineData("94", "at least 12", "at most 82")]
    [InlineData("at least 94", "at least 12", "not stated")]
    [InlineData("dozens", "12", "not stated")]
    [InlineData("94", "more than 12", "less than 82")]
    [InlineData("at least 94", "less than 12", "more than 82")]
    [InlineData("less than 10", "4", "less than 6")]
    [InlineData("less than 10", "12", "at most 0")]
    public void A_remainder_keeps_its_bounds_and_never_falls_below_zero(string total, string named, string remainder) =>
        Assert.Equal(remainder, BoundedNumber.Localize(Number(total)!.Minus(Number(named)), Read.English));

    [Fact]
    public void More_than_twelve_lies_above_twelve_and_at_least_twelve_need_not()
    {
        Assert.True(Number("more than 12")!.CertainlyMoreThan(12));
        Assert.False(Number("at least 12")!.CertainlyMoreThan(12));
        Assert.True(Number("at least 13")!.CertainlyMoreThan(12));
        Assert.False(Number("about 100")!.CertainlyMoreThan(12));
        Assert.True(Number("6 to 8")!.CertainlyAtMost(8));
        Assert.False(Number("at least 6")!.CertainlyAtMost(8));
        Assert.True(Number("nearly 8")!.CertainlyAtMost(8));
        Assert.False(Number("about 8")!.CertainlyAtMost(8));
        Assert.False(Number("dozens")!.CertainlyMoreThan(0));
    }

    [Theory]
    [InlineData("at least 94", "យ៉ាងតិច ៩៤")]
    [InlineData("6 to 8", "៦ ទៅ ៨")]
    [InlineData("more than 770,000", "ជាង ៧៧០,០០០")]
    public void Khmer_words_use_khmer_digits_and_can_be_typed_again(string text, string words)
    {
        var number = Number(text)!;
        Assert.Equal(words, number.Localize(Read.Khmer));
        Assert.Equal(number with { Text = words }, BoundedNumber.Parse(words).Value);
    }

    [Fact]
    public void A_counted_number_is_exact() =>
        Assert.Equal((Exactly, 12m, 12m, "12"), BoundedNumber.Of(12) is var number
            ? (number.Bound, number.Low, number.High, number.Text) : default);

    [Fact]
    public void Nothing_is_worded_as_not_stated()
    {
        Assert.Equal("not stated", BoundedNumber.Localize(null, Read.English));
        Assert.Equal("មិនបានបញ្ជាក់", BoundedNumber.Localize(null, Read.Khmer));
    }

    [Fact]
    public void A_text_longer_than_any_number_is_refused() =>
        Assert.Equal("Values.Number.TooLong", BoundedNumber.Parse(new string('9', BoundedNumber.MaxLength + 1)).Problem?.Key);

    private static BoundedNumber? Number(string text) =>
        text.Trim() == "-" ? null : BoundedNumber.Parse(text) is { Ok: true } read ? read.Value : throw new FormatException(text);
}
