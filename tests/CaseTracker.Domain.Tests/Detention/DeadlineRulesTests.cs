using System.Globalization;
using CaseTracker.Domain.Detention;

namespace CaseTracker.Domain.Tests.Detention;

public class DeadlineRulesTests
{
    private static readonly DateOnly Day = new(2026, 11, 30);

    private static DateOnly On(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-12-01", "2026-12-01", false)]
    [InlineData("2026-11-01", "2026-11-29", false)]
    [InlineData("2026-11-30", "2026-11-30", true)]
    [InlineData("2026-11-01", "2027-05-01", true)]
    [InlineData("2026-11-01", null, true)]
    [InlineData("2026-12-01", null, false)]
    public void What_may_fall_on_the_day_falls_due_on_it(string first, string? last, bool due) =>
        Assert.Equal(due, new DueDays(On(first), last is null ? null : On(last)).MayFallWithin(Day, Day));

    [Fact]
    public void A_confirmation_lapses_on_the_first_day_on_which_the_custody_rule_no_longer_takes_it()
    {
        Assert.Equal(new DueDays(Day, Day), DeadlineRules.ConfirmationLapses(Day.AddDays(-CustodyRules.ConfirmationDays - 1),
            Day.AddDays(-CustodyRules.ConfirmationDays - 1)));
        Assert.Equal(new DueDays(Day.AddDays(-5), Day), DeadlineRules.ConfirmationLapses(Day.AddDays(-CustodyRules.ConfirmationDays - 6),
            Day.AddDays(-CustodyRules.ConfirmationDays - 1)));
        Assert.Null(DeadlineRules.ConfirmationLapses(null, null));
    }

    [Fact]
    public void A_sentence_ends_between_the_two_readings_of_the_law_and_one_without_an_end_never_falls_due()
    {
        Assert.Equal(new DueDays(Day, Day.AddDays(90)), DeadlineRules.SentenceEnds(Day, Day.AddDays(90)));
        Assert.Null(DeadlineRules.SentenceEnds(null, null));
    }
}
