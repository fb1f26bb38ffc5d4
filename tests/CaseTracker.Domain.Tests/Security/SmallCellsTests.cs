using CaseTracker.Domain.Security;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.Security;

public class SmallCellsTests
{
    [Theory]
    [InlineData("12 30 5", "12 30 5")]
    [InlineData("0 30 5", "0 30 5")]
    [InlineData("12 30 3", "… 30 <5")]
    [InlineData("5 30 4", "… 30 <5")]
    [InlineData("5 30 1", "… … <5")]
    [InlineData("1 0 2", "<5 0 <5")]
    [InlineData("1 5", "… …")]
    [InlineData("1 0 5", "… … …")]
    [InlineData("40 2 1 3", "… <5 <5 <5")]
    [InlineData("", "")]
    public void Small_counts_are_told_as_such_and_guarded(string parts, string told) =>
        Assert.Equal(told, string.Join(' ', SmallCells.Of([.. parts.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(int.Parse)])));

    [Fact]
    public void A_table_with_a_small_cell_tells_its_totals_alone()
    {
        var (cells, rows, columns) = SmallCells.Of(new[,] { { 20, 3 }, { 9, 40 } }, [23, 49], [29, 43]);
        Assert.All(cells.Cast<SafeCount>(), cell => Assert.Equal("…", cell.ToString()));
        Assert.Equal(["23", "49", "29", "43"], rows.Concat(columns).Select(total => total.ToString()));
        (cells, _, _) = SmallCells.Of(new[,] { { 20, 0 }, { 9, 40 } }, [20, 49], [29, 40]);
        Assert.Equal(["20", "0", "9", "40"], cells.Cast<SafeCount>().Select(cell => cell.ToString()));
    }

    /// <summary>A reader who knows the total and how counts are withheld tries all parts that would have been told in the same
    /// way.</summary>
    [Fact]
    public void No_reader_can_work_out_what_is_not_told()
    {
        var counts = Gen.OneOf(Gen.Choose(0, 9), Gen.Choose(0, 16));
        Prop.ForAll(Gen.Choose(2, 4).SelectMany(length => counts.ArrayOf(length)).ToArbitrary(), parts =>
        {
            var told = SmallCells.Of(parts);
            var total = parts.Sum();
            var possible = Worlds(parts.Length, total, told).Where(world => SmallCells.Of(world).SequenceEqual(told)).ToList();
            Assert.Contains(possible, world => world.SequenceEqual(parts));
            // A total under 5 is not told itself: then the reader does not know it.
            if (total < 5) return true;
            return Enumerable.Range(0, parts.Length).Where(at => told[at].Count is null)
                .All(at => possible.Select(world => world[at]).Distinct().Take(2).Count() == 2);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_count_from_one_to_four_is_ever_told() => Prop.ForAll(Gen.Choose(0, 30).ArrayOf().ToArbitrary(),
        parts => SmallCells.Of(parts).All(told => told.Count is null or 0 or >= 5)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("40 41 41 46", "… 41 41 46")]
    [InlineData("7 5 5", "… 5 5")]
    [InlineData("3 9", "<5 9")]
    [InlineData("9 3", "9 <5")]
    public void Of_two_days_the_difference_is_a_count_too(string counts, string told) =>
        Assert.Equal(told, string.Join(' ', SmallCells.OverTime([.. counts.Split(' ').Select(int.Parse)])));

    [Fact]
    public void No_two_days_that_are_told_differ_by_a_few() => Prop.ForAll(Gen.Choose(0, 30).ArrayOf().ToArbitrary(), counts =>
    {
        var told = SmallCells.OverTime(counts).Where(safe => safe.Count is not null).Select(safe => safe.Count!.Value).ToList();
        return told.Zip(told.Skip(1)).All(two => Math.Abs(two.First - two.Second) is 0 or >= 5);
    }).QuickCheckThrowOnFailure();

    private static IEnumerable<int[]> Worlds(int length, int total, SafeCount[] told)
    {
        if (length == 0)
        {
            if (total == 0) yield return [];
            yield break;
        }
        var (from, to) = told[^length] switch { { Count: { } count } => (count, count), { Small: true } => (1, 4), _ => (0, total) };
        for (var first = from; first <= Math.Min(to, total); first++)
            foreach (var rest in Worlds(length - 1, total - first, told)) yield return [first, .. rest];
    }
}
