using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.Values;

public class SpreadTests
{
    [Fact]
    public void Of_nothing_there_is_no_median() => Assert.Null(Spread.Of([]));

    [Fact]
    public void The_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() =>
        Assert.Equal(new Spread(4, 25, 35, 10, 60), Spread.Of([(40, 60), (10, 10), (20, 30), (30, 40)]));

    [Fact]
    public void What_has_no_bound_above_leaves_the_median_one_while_it_is_not_in_the_middle()
    {
        Assert.Equal(new Spread(3, 20, 30, 10, null), Spread.Of([(10, 10), (20, 30), (5 + 25, null)]));
        Assert.Equal(new Spread(2, 15, null, 10, null), Spread.Of([(10, 10), (20, null)]));
    }

    /// <summary>The least, how much more it may be, and where between them it is.</summary>
    private static readonly Gen<(int Least, int More, int Percent)[]> Amounts = Gen.Choose(0, 900)
        .SelectMany(least => Gen.Choose(0, 60), (least, more) => (least, more))
        .SelectMany(_ => Gen.Choose(0, 100), (of, percent) => (of.least, of.more, percent)).NonEmptyListOf().Select(all => all.ToArray());

    [Fact]
    public void Whatever_the_amounts_are_their_median_lies_within_its_bounds() => Prop.ForAll(Amounts.ToArbitrary(), amounts =>
    {
        var spread = Spread.Of([.. amounts.Select(one => ((decimal)one.Least, (decimal?)(one.Least + one.More)))])!;
        var were = amounts.Select(one => one.Least + (one.More * one.Percent / 100m)).Order().ToList();
        var median = (were[(were.Count - 1) / 2] + were[were.Count / 2]) / 2;
        return median >= spread.MedianLeast && median <= spread.MedianMost && were[0] >= spread.Shortest && were[^1] <= spread.Longest;
    }).QuickCheckThrowOnFailure();
}
