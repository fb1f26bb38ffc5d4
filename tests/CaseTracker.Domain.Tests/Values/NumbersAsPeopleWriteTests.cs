using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static CaseTracker.Domain.Values.NumberBound;

namespace CaseTracker.Domain.Tests.Values;

/// <summary>Numbers of real documents that were read wrongly or not at all, each with its kind.</summary>
public sealed class NumbersAsPeopleWriteTests
{
    [Theory]
    [InlineData("half a million", 500_000)]
    [InlineData("half a million people", 500_000)]
    [InlineData("half million", 500_000)]
    [InlineData("a half million", 500_000)]
    [InlineData("half a billion", 500_000_000)]
    [InlineData("a quarter of a million", 250_000)]
    [InlineData("a quarter million", 250_000)]
    [InlineData("three quarters of a million", 750_000)]
    [InlineData("three-quarters of a million", 750_000)]
    [InlineData("one and a half million", 1_500_000)]
    [InlineData("a million and a half", 1_500_000)]
    [InlineData("two and a half thousand", 2_500)]
    [InlineData("2½ million", 2_500_000)]
    [InlineData("1.2m", 1_200_000)]
    [InlineData("1.2 mn", 1_200_000)]
    [InlineData("500k", 500_000)]
    [InlineData("a dozen", 12)]
    [InlineData("half a dozen", 6)]
    [InlineData("half-a-dozen", 6)]
    [InlineData("a dozen and a half", 18)]
    [InlineData("two dozen", 24)]
    [InlineData("a hundred", 100)]
    [InlineData("two hundred and fifty", 250)]
    [InlineData("two hundred fifty", 250)]
    [InlineData("a hundred and one", 101)]
    [InlineData("twenty four", 24)]
    [InlineData("one thousand two hundred", 1_200)]
    [InlineData("one thousand and five", 1_005)]
    [InlineData("two million five hundred thousand", 2_500_000)]
    [InlineData("1 million 200 thousand", 1_200_000)]
    [InlineData("three hundred thousand", 300_000)]
    [InlineData("កន្លះលាន", 500_000)]
    [InlineData("កន្លះលាននាក់", 500_000)]
    [InlineData("ពាក់កណ្តាលលាន", 500_000)]
    [InlineData("មួយលានកន្លះ", 1_500_000)]
    [InlineData("១លានកន្លះ", 1_500_000)]
    [InlineData("ពីរពាន់កន្លះ", 2_500)]
    [InlineData("មួយឡូ", 12)]
    [InlineData("កន្លះឡូ", 6)]
    [InlineData("ម្ភៃប្រាំ", 25)]
    [InlineData("ដប់ពីរ", 12)]
    [InlineData("សាមសិប", 30)]
    [InlineData("កៅសិបប្រាំបួននាក់", 99)]
    [InlineData("ពីររយហាសិប", 250)]
    [InlineData("មួយម៉ឺនប្រាំពាន់", 15_000)]
    [InlineData("៥០ម៉ឺន", 500_000)]
    [InlineData("ប្រាំសែន", 500_000)]
    public void A_number_in_words_is_that_number(string text, int number)
    {
        var read = Number(text);
        Assert.Equal((Exactly, (decimal?)number, (decimal?)number), (read.Bound, read.Low, read.High));
    }

    [Theory]
    [InlineData("nearly half", About, 50d)]
    [InlineData("almost a quarter", About, 25d)]
    [InlineData("half", Exactly, 50d)]
    [InlineData("one half", Exactly, 50d)]
    [InlineData("three quarters", Exactly, 75d)]
    [InlineData("three-quarters", Exactly, 75d)]
    [InlineData("about half", About, 50d)]
    [InlineData("half a percent", Exactly, 0.5)]
    [InlineData("ពាក់កណ្តាល", Exactly, 50d)]
    [InlineData("ជិតពាក់កណ្តាល", About, 50d)]
    [InlineData("14.5%", Exactly, 14.5)]
    [InlineData("one and a half", Exactly, 1.5)]
    [InlineData("1,166.5 hectares", Exactly, 1166.5)]
    [InlineData("0.4", Exactly, 0.4)]
    public void A_share_is_in_percent_and_measures_keep_their_fractions(string text, NumberBound bound, double number)
    {
        var read = Number(text);
        Assert.Equal((bound, (decimal)number), (read.Bound, read.Low));
    }

    [Theory]
    [InlineData("half of the villagers", "Share")]
    [InlineData("nearly half of the families", "Share")]
    [InlineData("half the people", "Share")]
    [InlineData("half to 60 percent", "Share")]
    [InlineData("half and half", "NotUnderstood")]
    [InlineData("six quarters", "NotUnderstood")]
    [InlineData("a third", "NotUnderstood")]
    [InlineData("2 million 2020", "NotUnderstood")]
    [InlineData("six seven", "NotUnderstood")]
    [InlineData("twenty 4", "NotUnderstood")]
    [InlineData("one hundred and two hundred", "NotUnderstood")]
    [InlineData("less than 0", "Negative")]
    public void What_is_no_number_of_its_own_is_refused(string text, string reason)
    {
        var problem = BoundedNumber.Parse(text).Problem;
        Assert.Equal($"Values.Number.{reason}", problem?.Key);
        Assert.DoesNotContain("Values.", problem!.Localize(Read.Khmer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("more than 2.4 million", 2_400_000d, null, true, false)]
    [InlineData("more than 16 billion", 16e9, null, true, false)]
    [InlineData("over half a million", 500_000d, null, true, false)]
    [InlineData("just over 50", 50d, null, true, false)]
    [InlineData("more than half", 50d, null, true, false)]
    [InlineData("ជាងកន្លះលាន", 500_000d, null, true, false)]
    [InlineData("at least 94", 94d, null, false, false)]
    [InlineData("fewer than 10", null, 10d, false, true)]
    [InlineData("less than 10 people", null, 10d, false, true)]
    [InlineData("under 0.4 hectares", null, 0.4, false, true)]
    [InlineData("just under half", null, 50d, false, true)]
    [InlineData("<10", null, 10d, false, true)]
    [InlineData("តិចជាង ១០", null, 10d, false, true)]
    [InlineData("<= 10", null, 10d, false, false)]
    [InlineData("up to 10", null, 10d, false, false)]
    [InlineData("nearly half", null, 50d, false, false)]
    [InlineData("almost 2.4 million", null, 2_400_000d, false, false)]
    [InlineData("about half", null, null, false, false)]
    [InlineData("at least about 104", null, null, false, false)]
    [InlineData("6 to 8", 6d, 8d, false, false)]
    [InlineData("between two hundred and two hundred and fifty", 200d, 250d, false, false)]
    [InlineData("between one and a half and two million", 1_500_000d, 2_000_000d, false, false)]
    [InlineData("a quarter to half", 25d, 50d, false, false)]
    [InlineData("1 to 1½ million", 1_000_000d, 1_500_000d, false, false)]
    [InlineData("0.4", 0.4, 0.4, false, false)]
    [InlineData("14.5 %", 14.5, 14.5, false, false)]
    [InlineData("50 or so", null, null, false, false)]
    [InlineData("dozens", null, null, false, false)]
    public void Limits_hold_what_the_words_say_and_no_more(string text, double? least, double? most, bool leastExclusive,
        bool mostExclusive) =>
        Assert.Equal(new NumberLimits((decimal?)least, (decimal?)most, leastExclusive, mostExclusive), Number(text).Limits);

    [Fact]
    public void The_limits_of_a_measure_are_its_own_value_whatever_its_fraction() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), thousandths =>
    {
        var value = thousandths / 1000m;
        var text = value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
        var limits = Number(text).Limits;
        return limits.AtLeast == limits.AtMost && limits.AtLeast == decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Least_never_exceeds_most() => Prop.ForAll(Made.Number.ListOf().ToArbitrary(), terms =>
        new[] { BoundedNumber.Sum(terms), BoundedNumber.Hull(terms), BoundedNumber.Overlapping(terms) }.All(made => made is null
            || !(made.Limits.AtLeast > made.Limits.AtMost))).QuickCheckThrowOnFailure();

    private static BoundedNumber Number(string text)
    {
        var read = BoundedNumber.Parse(text);
        Assert.True(read.Ok, $"{text}: {read.Problem?.Localize(Read.English)}");
        return read.Value;
    }
}
