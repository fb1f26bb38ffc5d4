using CaseTracker.Domain.Values;
using Xunit;

namespace CaseTracker.Domain.Tests.Values;

public sealed class ImpreciseDurationTests
{
    [Fact]
    public void Two_days_give_one_length_and_an_uncertain_one_flags_it()
    {
        var held = ImpreciseDuration.Between(Read.Date("2017-09-03?"), Read.Date("2023-03-03"))!;
        Assert.Equal((2007, 2007, true), (held.MinDays, held.MaxDays, held.Qualified));
        Assert.Equal(new CalendarSpan(5, 6, 0), held.Min);
        Assert.Equal("5 years 6 months (2,007 days), from dates that are uncertain or approximate", held.Localize(Read.English));
        Assert.Equal("៥ ឆ្នាំ ៦ ខែ (២,០០៧ ថ្ងៃ) គណនាពីកាលបរិច្ឆេទមិនប្រាកដ", held.Localize(Read.Khmer));
    }

    [Theory]
    [InlineData("2017-09", "2017-11", 32, 90, "from 1 month 2 days to 2 months 29 days (32 days to 90 days)")]
    [InlineData("2017-09-03", "2017-10", 28, 58, "from 28 days to 1 month 28 days (28 days to 58 days)")]
    [InlineData("2017", "2017", 0, 364, "at most 11 months 30 days (364 days)")]
    [InlineData("2017-09-03", "2017-09-03", 0, 0, "0 days (0 days)")]
    [InlineData("2024-01-31", "2024-02-29", 29, 29, "1 month (29 days)")]
    [InlineData("2023-11", "by 2024-03-01", 0, 121, "at most 4 months (121 days)")]
    [InlineData("2020-01-01", "after 2021-12-31", 731, null, "at least 2 years (731 days)")]
    [InlineData("2020", "2019/..", 0, null, "length not known")]
    [InlineData("../2020-06", "2022-07-01", 731, null, "at least 2 years 1 day (731 days)")]
    public void Imprecise_ends_give_a_minimum_and_a_maximum(string from, string to, int min, int? max, string words)
    {
        var duration = ImpreciseDuration.Between(Read.Date(from), Read.Date(to))!;
        Assert.Equal((min, max), (duration.MinDays, duration.MaxDays));
        Assert.Equal(words, duration.Localize(Read.English));
    }

    [Fact]
    public void An_end_that_certainly_lies_before_the_start_has_no_length()
    {
        Assert.Null(ImpreciseDuration.Between(Read.Date("2020"), Read.Date("2019-12-31")));
        Assert.NotNull(ImpreciseDuration.Between(Read.Date("2020"), Read.Date("2020-01-01")));
    }
}
