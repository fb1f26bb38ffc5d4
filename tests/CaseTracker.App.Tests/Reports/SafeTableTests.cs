using CaseTracker.App.Reports;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.App.Tests.Reports;

/// <summary>A reader who knows how counts are withheld, and tries every register that would have made the same table.</summary>
public sealed class SafeTableTests
{
    private const int Most = 12;

    [Fact]
    public void No_reader_of_a_table_works_out_what_is_withheld()
    {
        // Parts with names, and what is in none of them: of the total the reader may take either.
        var counts = Gen.OneOf(Gen.Choose(0, 6), Gen.Choose(0, Most));
        Prop.ForAll(Gen.Choose(2, 4).SelectMany(length => counts.ArrayOf(length)).ToArbitrary(), counted =>
        {
            var (parts, rest) = (counted[..^1], counted[^1]);
            var total = counted.Sum();
            // A total under 5 is told as such, and nothing is taken from it.
            if (total < 5) return Told(parts, total)[^1] is "0" or "<5";
            var told = Told(parts, total);
            var worlds = Worlds(counted.Length, total).Where(world => Told(world[..^1], total).SequenceEqual(told)).ToList();
            return worlds.Exists(world => world.SequenceEqual(counted))
                && Enumerable.Range(0, parts.Length).All(at => told[at] is not ("<5" or "…")
                    || worlds.Select(world => world[at]).Distinct().Take(2).Count() == 2)
                && (rest is 0 or >= 5 || worlds.Select(world => world[^1]).Distinct().Take(2).Count() == 2);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_sum_over_columns_and_no_order_by_counts_stands_beside_guarded_counts()
    {
        var table = Table([("b", 9), ("a", 30), ("c", 3)], 42) with { ByCount = true, Most = 1 };
        var safe = SafeTable.Of(table, hidesSmall: true);
        Assert.Equal(["a|…", "b|9", "c|<5", "Total|42"], safe.Rows.Select(row => string.Join('|', row.Cells)));
        Assert.Equal(2, safe.Columns.Count);
        // For the team and partners: in their order, the first of them.
        Assert.Equal(["b|9|9", "Total|42|42"], SafeTable.Of(table, hidesSmall: false).Rows.Select(row => string.Join('|', row.Cells)));
    }

    private static List<string> Told(int[] parts, int total) => [.. SafeTable.Of(Table([.. parts.Select((part, at) => ($"{at}", part))],
        total), hidesSmall: true).Rows.Select(row => $"{row.Cells[1]}")];

    private static ReportTable Table((string Name, int Count)[] rows, int total) => new("test", "Test",
        [new("Name", 10), new("Certain", 10, ReportColumnKind.Number), new("Total", 10, ReportColumnKind.Number) { IsSum = true }],
        [.. rows.Select(row => new ReportRow([row.Name, row.Count, row.Count])), new(["Total", total, total], IsTotal: true)])
    { Counts = ReportCounts.OfPeople };

    private static IEnumerable<int[]> Worlds(int length, int total)
    {
        if (length == 1)
        {
            yield return [total];
            yield break;
        }
        for (var first = 0; first <= total; first++)
            foreach (var others in Worlds(length - 1, total - first)) yield return [first, .. others];
    }
}
