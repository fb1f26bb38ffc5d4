using CaseTracker.Domain.People;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.People;

public class SameRecordsTests
{
    [Fact]
    public void Links_join_in_both_directions_and_over_any_number_of_records()
    {
        var links = Both([(1, 2), (3, 2), (3, 4), (6, 7)]);
        foreach (var record in new long[] { 1, 2, 3, 4 })
            Assert.Equal([1, 2, 3, 4], SameRecords.Of(record, one => links[one], _ => true).Order());
        Assert.Equal([5], SameRecords.Of(5, one => links[one], _ => true));
    }

    [Fact]
    public void A_removed_record_joins_nobody_and_stays_the_same_as_those_that_stand()
    {
        var links = Both([(1, 2), (2, 3)]);
        Assert.Equal([1], SameRecords.Of(1, one => links[one], one => one != 2));
        Assert.Equal([1, 2, 3], SameRecords.Of(2, one => links[one], one => one != 2).Order());
    }

    [Fact]
    public void Whoever_is_joined_with_somebody_is_joined_with_the_same_records_in_whatever_order_the_links_were_made() =>
        Prop.ForAll(Links(), pairs =>
    {
        var (links, turned) = (Both(pairs), Both([.. pairs.Reverse().Select(pair => (pair.Other, pair.One))]));
        return Enumerable.Range(0, 8).All(record =>
        {
            var same = SameRecords.Of(record, one => links[one], _ => true).Order().ToList();
            return same.SequenceEqual(SameRecords.Of(record, one => turned[one], _ => true).Order())
                && same.TrueForAll(other => SameRecords.Of(other, one => links[one], _ => true).Order().SequenceEqual(same));
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_further_link_separates_nobody() => Prop.ForAll(Links(), Links(), (some, more) =>
    {
        var (links, all) = (Both(some), Both([.. some, .. more]));
        return Enumerable.Range(0, 8).All(record => SameRecords.Of(record, one => links[one], _ => true)
            .All(SameRecords.Of(record, one => all[one], _ => true).Contains));
    }).QuickCheckThrowOnFailure();

    private static ILookup<long, long> Both(IEnumerable<(long One, long Other)> pairs) =>
        pairs.SelectMany(pair => new[] { pair, (One: pair.Other, Other: pair.One) }).ToLookup(pair => pair.One, pair => pair.Other);

    private static Arbitrary<(long One, long Other)[]> Links()
    {
        var record = Gen.Choose(0, 7).Select(number => (long)number);
        return (from one in record from other in record select (one, other)).ArrayOf().ToArbitrary();
    }
}
