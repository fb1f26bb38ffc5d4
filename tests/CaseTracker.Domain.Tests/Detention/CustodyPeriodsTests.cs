using CaseTracker.Domain.Detention;
using CaseTracker.Tests.Detention;
using static CaseTracker.Domain.Tests.Detention.Histories;

namespace CaseTracker.Domain.Tests.Detention;

public class CustodyPeriodsTests
{
    /// <summary>What a span keeps of an answer, for one day.</summary>
    private sealed record Kept(CustodyStatus Status, Certainty Certainty, ReleaseKind? How, DateOnly? LastEarliest, DateOnly? LastLatest,
        DateOnly? Since, long? Fact, DateOnly? EndEarliest, DateOnly? EndLatest)
    {
        public static Kept Of(CustodyStatusOnDay s) =>
            new(s.Status, s.Certainty, s.How, s.LastConfirmed?.Earliest, s.LastConfirmed?.Latest, s.HeldSince?.Earliest, s.DecidingFact,
                s.SentenceEnd?.Earliest, s.SentenceEnd?.Latest);

        public static Kept Of(CustodyPeriod s, DateOnly day) => new(s.Status, s.Certainty, s.How,
            s.ConfirmedDaily ? day : s.LastConfirmedEarliest, s.ConfirmedDaily
                ? day : s.LastConfirmedLatest, s.HeldSinceEarliest, s.DecidingFact, s.SentenceEndEarliest, s.SentenceEndLatest);
    }

    /// <summary>Every day that the random facts reach, and some before and after; sentences end within eight years.</summary>
    private static readonly List<DateOnly> EveryDay = [DateOnly.MinValue, DateOnly.MinValue.AddDays(1),
        .. Enumerable.Range(0, 5000).Select(RandomHistories.Days[0].AddDays(-10).AddDays), DateOnly.MaxValue.AddDays(-1),
            DateOnly.MaxValue];

    [Theory]
    [InlineData(0, 180)]
    [InlineData(1_000, 180)]
    [InlineData(2_000, 1)]
    [InlineData(3_000, 30)]
    // Of two terms that a release cut short one is past before the other.
    [InlineData(667_492_286, 180)]
    public void The_spans_say_of_every_day_what_the_rule_says(int seed, int confirmationDays)
    {
        for (var history = seed; history < seed + 30; history++)
        {
            var facts = RandomHistories.Of(history);
            var spans = CustodyRules.SpansOf(facts, confirmationDays);
            var index = 0;
            foreach (var (day, standing) in EveryDay.Zip(CustodyRules.StandingsOn(facts, EveryDay, confirmationDays)))
            {
                while (spans[index].To < day) index++;
                if (Kept.Of(standing) != Kept.Of(spans[index], day))
                    Assert.Fail($"History {history} on {day:yyyy-MM-dd}: the rule says\n{Kept.Of(standing)}\nthe span "
                        + $"says\n{spans[index]}");
            }
        }
    }

    [Fact]
    public void The_spans_of_a_history_hold_every_day_once_and_neighbours_differ()
    {
        for (var history = 0; history < 2000; history++)
        {
            var spans = CustodyRules.SpansOf(RandomHistories.Of(history));
            Assert.Equal(DateOnly.MinValue, spans[0].From);
            Assert.Equal(DateOnly.MaxValue, spans[^1].To);
            foreach (var (earlier, later) in spans.Zip(spans.Skip(1)))
            {
                Assert.Equal(earlier.To.AddDays(1), later.From);
                Assert.NotEqual(earlier with { From = later.From, To = later.To }, later);
            }
        }
    }

    [Fact]
    public void A_stay_of_years_is_a_few_spans_and_confirms_each_of_its_days()
    {
        var spans = CustodyRules.SpansOf(Of(Event(CustodyEventKind.Arrest, "2020-01-05"),
            Stay("2020-01-05", "2024-01-05", StayEnd.Released)));
        var held = Assert.Single(spans, span => span.Status.IsDeprivedOfLiberty());
        Assert.Equal((Day("2020-01-05"), Day("2024-01-04"), true, Certainty.Certain),
            (held.From, held.To, held.ConfirmedDaily, held.Certainty));
        Assert.Equal([CustodyStatus.NotYetArrested, CustodyStatus.HeldStageUnknown, CustodyStatus.Released],
            spans.Select(span => span.Status));
    }

    [Fact]
    public void Nothing_on_record_is_one_span() => Assert.Equal(CustodyStatus.Unknown, Assert.Single(CustodyRules.SpansOf(Of())).Status);
}
