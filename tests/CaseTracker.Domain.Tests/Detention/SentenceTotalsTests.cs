using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Tests.Detention;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.Detention;

public class SentenceTotalsTests
{
    private static readonly DateOnly Today = Day("2024-12-10");

    [Fact]
    public void Sentences_of_known_lengths_have_one_total_one_mean_and_one_longest()
    {
        var totals = Totals(Of(Sentence(1, "2020-01-01", 2)), Of(Sentence(1, "2021-01-01", 7), Sentence(2, "2021-02-01", 3)));
        Assert.Equal((3, 0, 0, 0), (totals.Sentences, totals.LengthUnknown, totals.Life, totals.MayNotStand));
        Assert.Equal((new MonthBounds(144, 144), new MonthBounds(48, 48), new MonthBounds(84, 84)),
            (totals.Total, totals.Mean!.Value, totals.Longest));
    }

    [Fact]
    public void A_length_that_nobody_gives_leaves_the_most_open_and_a_range_has_two_bounds()
    {
        var range = Sentence(1, "2020-01-01", 6) with { YearsAtMost = 8 };
        Assert.Equal(new MonthBounds(72, 96), Totals(Of(range)).Total);
        var totals = Totals(Of(range), Of(new SentenceDetails { ProsecutionId = 1, ChargeId = 2, On = Date("2020-01-01") }));
        Assert.Equal((2, 1), (totals.Sentences, totals.LengthUnknown));
        Assert.Equal((new MonthBounds(72, null), new MonthBounds(36, null), new MonthBounds(72, null)),
            (totals.Total, totals.Mean!.Value, totals.Longest));
    }

    [Fact]
    public void Life_what_is_suspended_overturned_or_still_to_come_is_in_no_sum()
    {
        var totals = Totals(
            Of(Sentence(1, "2020-01-01", 0) with { Years = null, Life = true }),
            Of(Sentence(1, "2020-01-01", 5) with { WhollySuspended = true }),
            Of(Sentence(1, "2020-01-01", 5) with { Appeal = AppealOutcome.Overturned, AppealOn = Date("2021-01-01") }),
            Of(Sentence(1, "2025-06-01", 5)),
            Of(Sentence(1, "2020-01-01", 5, absent: AbsentJudgment.NotStated)));
        Assert.Equal((0, 1, 1), (totals.Sentences, totals.Life, totals.MayNotStand));
        Assert.Null(totals.Mean);
    }

    [Fact]
    public void An_appeal_replaces_what_it_decides_upon()
    {
        var totals = Totals(Of(Sentence(1, "2019-06-10", 5, charge: 9), Sentence(1, "2021-05-10", 3, charge: 9)));
        Assert.Equal((1, new MonthBounds(36, 36)), (totals.Sentences, totals.Total));
    }

    [Fact]
    public void Nobody_has_no_sentence() => Assert.Equal(new SentenceTotals(0, 0, 0, 0, new(0, 0), new(0, 0)), Totals());

    [Fact]
    public void The_longest_is_no_longer_than_the_total_no_shorter_than_the_mean_and_bounds_stand_the_right_way_round()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var totals = SentenceTotals.Of([RandomHistories.Of(seed), RandomHistories.Of(seed + 1000)],
                RandomHistories.Days[seed % RandomHistories.Days.Count]);
            Assert.True(totals.Total.Least <= (totals.Total.Most ?? decimal.MaxValue)
                && totals.Longest.Least <= (totals.Longest.Most ?? decimal.MaxValue));
            Assert.True(totals.Longest.Least <= totals.Total.Least && !(totals.Longest.Most > totals.Total.Most));
            Assert.True(totals.Mean is not { } mean || (mean.Least <= totals.Longest.Least && !(mean.Most > totals.Longest.Most)));
        }
    }

    private static SentenceTotals Totals(params CustodyHistory[] people) => SentenceTotals.Of(people, Today);
}
