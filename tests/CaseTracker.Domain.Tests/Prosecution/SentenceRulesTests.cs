using CaseTracker.Domain.Prosecution;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.Prosecution;

public class SentenceRulesTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(99, true)]
    [InlineData(-1, false)]
    [InlineData(100, false)]
    public void Years_run_to_99(int years, bool fits) => Ranges(new() { Years = years }, fits, "years", 99);

    [Theory]
    [InlineData(0, true)]
    [InlineData(11, true)]
    [InlineData(-1, false)]
    [InlineData(12, false)]
    public void Twelve_months_are_written_as_a_year(int months, bool fits) => Ranges(new() { Months = months }, fits, "months", 11);

    [Theory]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(-1, false)]
    [InlineData(31, false)]
    public void Thirty_one_days_are_written_as_a_month(int days, bool fits) => Ranges(new() { Days = days }, fits, "days", 30);

    [Theory]
    [InlineData(6, 8, true)]
    [InlineData(6, 6, true)]
    [InlineData(6, 5, false)]
    [InlineData(null, 0, true)]
    [InlineData(null, -1, false)]
    public void The_longest_term_is_not_shorter_than_the_shortest(int? years, int most, bool fits) =>
        Assert.Equal(fits ? [] : ["Errors.SentenceRangeUpsideDown"], Keys(new() { Years = years, YearsAtMost = most }));

    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData(20, null, null, false)]
    [InlineData(null, 0, null, false)]
    [InlineData(null, null, 1, false)]
    public void A_sentence_for_life_has_no_length(int? years, int? months, int? days, bool fits) =>
        Assert.Equal(fits ? [] : ["Errors.LifeHasNoLength"], Keys(new() { Life = true, Years = years, Months = months, Days = days }));

    [Theory]
    [InlineData(2, null, null, 24, true)]
    [InlineData(2, null, null, 25, false)]
    [InlineData(2, 6, null, 30, true)]
    [InlineData(2, 6, null, 31, false)]
    [InlineData(6, null, 8, 96, true)]
    [InlineData(6, null, 8, 97, false)]
    [InlineData(null, 6, null, 6, true)]
    [InlineData(null, null, null, 0, true)]
    [InlineData(null, null, null, 1, false)]
    [InlineData(2, null, null, -1, false)]
    public void The_suspended_part_fits_in_the_whole(int? years, int? months, int? most, int suspended, bool fits) =>
        Assert.Equal(fits ? [] : ["Errors.SuspendedLongerThanSentence"],
            Keys(new() { Years = years, Months = months, YearsAtMost = most, SuspendedMonths = suspended }));

    [Theory]
    [InlineData(AppealOutcome.NotStated, false)]
    [InlineData(AppealOutcome.NotAppealed, false)]
    [InlineData(AppealOutcome.Open, false)]
    [InlineData(AppealOutcome.Upheld, true)]
    [InlineData(AppealOutcome.Reduced, true)]
    [InlineData(AppealOutcome.Increased, true)]
    [InlineData(AppealOutcome.Overturned, true)]
    [InlineData(AppealOutcome.SentBack, true)]
    [InlineData(AppealOutcome.Withdrawn, true)]
    [InlineData(AppealOutcome.Commuted, true)]
    public void Only_an_appeal_that_was_decided_has_a_day(AppealOutcome appeal, bool decided)
    {
        Assert.Empty(Keys(new() { Appeal = appeal }));
        Assert.Equal(decided ? [] : ["Errors.OutcomeDayWithoutOutcome"], Keys(new() { Appeal = appeal, AppealOn = Date("2024-12-10") }));
    }

    private static void Ranges(SentenceDetails sentence, bool fits, string field, int most)
    {
        var problems = SentenceRules.Check(sentence).ToList();
        if (fits)
        {
            Assert.Empty(problems);
            return;
        }
        var problem = Assert.Single(problems);
        Assert.Equal("Errors.OutOfRange", problem.Key);
        Assert.Equal([SentenceDetails.Catalogue.Find(field)!.Label, 0, most], problem.Args);
    }

    private static IEnumerable<string> Keys(SentenceDetails sentence) => SentenceRules.Check(sentence).Select(problem => problem.Key);
}
