using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.Figures;

public class LedgerRulesTests
{
    [Theory]
    [InlineData("94", "A", "94", "A", LedgerRelation.Repeated)]
    [InlineData("94", "A", "94", " a ", LedgerRelation.Repeated)]
    [InlineData("94", "A", "94", "B", LedgerRelation.Confirmed)]
    [InlineData("94", "A", "at least 94", "B", LedgerRelation.Differ)]
    [InlineData("94", "A", "about 59", "B", LedgerRelation.Differ)]
    [InlineData("94", "A", "59", "A", LedgerRelation.Exclude)]
    [InlineData("more than 12", "A", "12", "B", LedgerRelation.Exclude)]
    [InlineData("at most 50", "A", "at least 60", "B", LedgerRelation.Exclude)]
    [InlineData("dozens", "A", "Dozens", "B", LedgerRelation.Confirmed)]
    [InlineData("dozens", "A", "a group", "B", LedgerRelation.Differ)]
    public void Two_reports_of_a_number_stand_to_each_other(string one, string by, string other, string otherBy, LedgerRelation relation) =>
        Assert.Equal(relation, LedgerRules.Relation([new(Number(one), by), new(Number(other), otherBy)]));

    [Theory]
    [InlineData("94", "2019", "59", "2023", LedgerRelation.OverTime)]
    [InlineData("94", "2019", "94", "2023", LedgerRelation.OverTime)]
    [InlineData("94", "2019", "59", "2019-05", LedgerRelation.Exclude)]
    [InlineData("94", "2019", "about 59", "2018/2020", LedgerRelation.Differ)]
    [InlineData("94", "2019?", "59", "2023", LedgerRelation.Exclude)]
    [InlineData("94", "2019", "59", null, LedgerRelation.Exclude)]
    [InlineData("94", "2019/..", "59", "2023", LedgerRelation.Exclude)]
    public void Numbers_of_certainly_different_dates_do_not_exclude_one_another(string one, string on, string other, string? otherOn,
        LedgerRelation relation) =>
        Assert.Equal(relation, LedgerRules.Relation([new(Number(one), "A", AsOf: ImpreciseDate.Parse(on).Value),
            new(Number(other), "A", AsOf: otherOn is null ? null : ImpreciseDate.Parse(otherOn).Value)]));

    [Fact]
    public void Two_of_one_date_exclude_one_another_whatever_stands_on_a_third() =>
        Assert.Equal(LedgerRelation.Exclude, LedgerRules.Relation(
        [.. new[] { ("94", "2019"), ("59", "2019"), ("10", "2023") }.Select(report =>
            new FigureReport(Number(report.Item1), "A", AsOf: ImpreciseDate.Parse(report.Item2).Value))]));

    [Fact]
    public void One_report_is_neither_confirmed_nor_repeated() =>
        Assert.Equal(LedgerRelation.OneReport, LedgerRules.Relation([new(Number("94"), "A")]));

    [Theory]
    [InlineData(0, new string?[0], Voices.None)]
    [InlineData(1, new[] { "A" }, Voices.OneDocument)]
    [InlineData(2, new[] { "A", "a" }, Voices.OnePublisher)]
    [InlineData(3, new[] { "A", "a", "B" }, Voices.SeveralPublishers)]
    [InlineData(2, new string?[] { null, "" }, Voices.OnePublisher)]
    [InlineData(2, new string?[] { "A", null }, Voices.OnePublisher)]
    public void A_publishers_own_repetitions_are_one_voice(int documents, string?[] publishers, Voices voices) =>
        Assert.Equal(voices, SourceIndependence.Of(documents, publishers));

    [Theory]
    [InlineData(94, 94, "94", "94")]
    [InlineData(94, null, "at least 94", "94")]
    [InlineData(59, 94, "59", "94")]
    [InlineData(94, 94, "94", "dozens")]
    [InlineData(null, 50, "at most 50", "20")]
    public void The_reports_of_a_number_leave_a_span(int? least, int? most, string one, string other) =>
        Assert.Equal(((decimal?)least, (decimal?)most), Bounds(BoundedNumber.Hull([Number(one), Number(other)])!));

    [Fact]
    public void Words_alone_leave_no_span() => Assert.Null(BoundedNumber.Hull([Number("dozens"), Number("a group")]));

    [Fact]
    public void Of_numbers_that_may_count_the_same_people_the_largest_is_the_least_and_all_together_the_most() =>
        Prop.ForAll<PositiveInt[]>(numbers =>
    {
        var total = BoundedNumber.Overlapping(numbers.Select(number => BoundedNumber.Of(number.Get)));
        return numbers.Length == 0 ? total is null : total!.Low == numbers.Max(number => number.Get)
            && total.High == numbers.Sum(number => (decimal)number.Get);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_span_holds_every_report() => Prop.ForAll<PositiveInt[]>(numbers =>
    {
        var hull = BoundedNumber.Hull(numbers.Select(number => BoundedNumber.Of(number.Get)));
        return numbers.All(number => hull!.Low <= number.Get && hull.High >= number.Get);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_without_a_top_makes_the_top_of_the_sum_unknown()
    {
        var total = BoundedNumber.Overlapping([Number("at least 94"), Number("10")]);
        Assert.Equal(((decimal?)94, (decimal?)null), Bounds(total!));
    }

    private static BoundedNumber Number(string text) => BoundedNumber.Parse(text).Value!;

    private static (decimal? Low, decimal? High) Bounds(BoundedNumber number) => (number.Low, number.High);
}
