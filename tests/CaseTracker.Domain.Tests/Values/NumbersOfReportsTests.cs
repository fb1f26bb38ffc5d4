using CaseTracker.Domain.Values;
using Xunit;

namespace CaseTracker.Domain.Tests.Values;

/// <summary>Numbers as reports bound them, with the bound on either side, and with the nouns and units that stand beside them.</summary>
public sealed class NumbersOfReportsTests
{
    [Theory]
    [InlineData("only 12", 12d, 12d, false, false)]
    [InlineData("just 12 people", 12d, 12d, false, false)]
    [InlineData("15 detainees", 15d, 15d, false, false)]
    [InlineData("1 hectare", 1d, 1d, false, false)]
    [InlineData("4 billion riels", 4e9, 4e9, false, false)]
    [InlineData("17 years old", 17d, 17d, false, false)]
    [InlineData("aged 15 to 17", 15d, 17d, false, false)]
    [InlineData("12 or 13", 12d, 13d, false, false)]
    [InlineData("between 1.5 and 2 million", 1_500_000d, 2_000_000d, false, false)]
    [InlineData("12–15k", 12_000d, 15_000d, false, false)]
    [InlineData("10%–15%", 10d, 15d, false, false)]
    [InlineData("no fewer than 12", 12d, null, false, false)]
    [InlineData("12 at least", 12d, null, false, false)]
    [InlineData("at a minimum 12", 12d, null, false, false)]
    [InlineData("12 minimum", 12d, null, false, false)]
    [InlineData("100-plus", 100d, null, false, false)]
    [InlineData("upward of 100", 100d, null, false, false)]
    [InlineData("100 at most", null, 100d, false, false)]
    [InlineData("100 at the most", null, 100d, false, false)]
    [InlineData("100 max.", null, 100d, false, false)]
    [InlineData("up to and including 100", null, 100d, false, false)]
    [InlineData("more than two dozen", 24d, null, true, false)]
    [InlineData("well in excess of 100", 100d, null, true, false)]
    [InlineData("far more than 100", 100d, null, true, false)]
    [InlineData("far fewer than 100", null, 100d, false, true)]
    [InlineData("just shy of 100", null, 100d, false, true)]
    [InlineData("100-odd", null, null, false, false)]
    [InlineData("a hundred odd", null, null, false, false)]
    [InlineData("in the region of 100", null, null, false, false)]
    [InlineData("a couple of hundred", null, null, false, false)]
    [InlineData("ជាង១០០នាក់", 100d, null, true, false)]
    [InlineData("១០០នាក់ជាង", 100d, null, true, false)]
    [InlineData("ពីររយជាងនាក់", 200d, null, true, false)]
    [InlineData("មិនដល់១០០នាក់", null, 100d, false, true)]
    [InlineData("១០ ឬ ១២ នាក់", 10d, 12d, false, false)]
    [InlineData("ចន្លោះពី៦ទៅ៨ឆ្នាំ", 6d, 8d, false, false)]
    [InlineData("៦-៨ឆ្នាំ", 6d, 8d, false, false)]
    [InlineData("អាយុ១៧ឆ្នាំ", 17d, 17d, false, false)]
    [InlineData("១.៥ហិកតា", 1.5, 1.5, false, false)]
    [InlineData("៤ពាន់លានរៀល", 4e9, 4e9, false, false)]
    [InlineData("១០០ដុល្លារ", 100d, 100d, false, false)]
    public void A_bound_is_read_on_either_side_of_its_number(string text, double? least, double? most, bool leastExclusive,
        bool mostExclusive) =>
        Assert.Equal(new NumberLimits((decimal?)least, (decimal?)most, leastExclusive, mostExclusive),
            BoundedNumber.Parse(text).Value?.Limits);

    [Theory]
    [InlineData("nearly all of 40")]
    [InlineData("at least 10 at most")]
    [InlineData("more than 10 more than")]
    [InlineData("6 to 8 at most")]
    [InlineData("100 over")]
    [InlineData("100-")]
    [InlineData("odd")]
    [InlineData("1,5 ha")]
    [InlineData("only half of the villagers")]
    public void What_is_bounded_twice_or_not_at_all_is_refused(string text) => Assert.False(BoundedNumber.Parse(text).Ok);
}
