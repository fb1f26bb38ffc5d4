using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Tests.Figures;

/// <summary>The parts of the ledger's rule, each by itself.</summary>
public class ReportedNumbersTests
{
    [Theory]
    [InlineData("2019", "2020", true)]
    [InlineData("2019-12-31", "2020-01-01", true)]
    [InlineData("2019", "2019-12-31", false)]
    [InlineData("2019/..", "2030", false)]
    [InlineData("../2019", "2020", true)]
    [InlineData("2019?", "2030", false)]
    [InlineData(null, "2030", false)]
    [InlineData(null, null, false)]
    public void Two_dates_certainly_differ(string? one, string? other, bool apart)
    {
        Assert.Equal(apart, LedgerRules.Apart(Dated(one), Dated(other)));
        Assert.Equal(apart, LedgerRules.Apart(Dated(other), Dated(one)));
    }

    [Theory]
    [InlineData("94", "94", true, false)]
    [InlineData("94", "at least 94", false, false)]
    [InlineData("94", "95", false, true)]
    [InlineData("94", "more than 94", false, true)]
    [InlineData("94", "less than 94", false, true)]
    [InlineData("94", "at most 94", false, false)]
    [InlineData("6 to 8", "8", false, false)]
    [InlineData("6 to 8", "9", false, true)]
    // An approximate number excludes nothing, however far away.
    [InlineData("about 10", "1000", false, false)]
    [InlineData("dozens", "dozens", true, false)]
    [InlineData("dozens", "Dozens", true, false)]
    [InlineData("dozens", "hundreds", false, false)]
    [InlineData(null, null, true, false)]
    [InlineData("94", null, false, false)]
    public void Two_numbers_are_the_same_or_cannot_both_be_true(string? one, string? other, bool same, bool exclude)
    {
        Assert.Equal((same, exclude), (LedgerRules.Same(Counted(one), Counted(other)), LedgerRules.Exclude(Counted(one), Counted(other))));
        Assert.Equal((same, exclude), (LedgerRules.Same(Counted(other), Counted(one)), LedgerRules.Exclude(Counted(other), Counted(one))));
    }

    [Fact]
    public void A_report_without_a_source_is_nobodys_word()
    {
        Assert.Equal(2, LedgerRules.Publishers([Report("A"), Report("B"), Report(" a ")]));
        Assert.Equal(1, LedgerRules.Publishers([Report("A"), Report("B", sourced: false)]));
        Assert.Equal(1, LedgerRules.Publishers([Report(null), Report("A")]));
        Assert.Equal(0, LedgerRules.Publishers([Report(null, sourced: false)]));
    }

    private static FigureReport Report(string? publisher, bool sourced = true) => new(BoundedNumber.Of(94), publisher, sourced);

    private static ImpreciseDate? Dated(string? words) => words is null ? null : Values.Read.Date(words);

    private static BoundedNumber? Counted(string? words) => words is null ? null : BoundedNumber.Parse(words).Value!;
}
