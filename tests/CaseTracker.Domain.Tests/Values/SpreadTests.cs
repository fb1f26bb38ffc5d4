using CaseTracker.Domain.Values;
using FsCheck.Xunit;

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

    [Property]
    public void Whatever_the_amounts_are_their_median_lies_within_its_bounds((byte Least, byte More, byte At)[] amounts)
    {
        if (amounts.Length == 0) return;
        var spread = Spread.Of([.. amounts.Select(one => ((decimal)one.Least, (decimal?)(one.Least + one.More)))])!;
        // Each is some number between its bounds.
        var were = amounts.Select(one => one.Least + (one.More * one.At / 255m)).Order().ToList();
        var median = (were[(were.Count - 1) / 2] + were[were.Count / 2]) / 2;
        Assert.InRange(median, spread.MedianLeast, spread.MedianMost!.Value);
        Assert.InRange(were[0], spread.Shortest, spread.Longest!.Value);
    }
}
