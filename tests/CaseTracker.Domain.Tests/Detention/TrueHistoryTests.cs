using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;
using CaseTracker.Tests.Detention;

namespace CaseTracker.Domain.Tests.Detention;

/// <summary>Laws of the custody rule over histories whose truth is known, and over random ones.</summary>
public class TrueHistoryTests
{
    private const int Many = 1200;
    private static readonly DateOnly First = new(2020, 1, 1);

    /// <summary>A person's true times in custody under one prosecution, and the facts that report them, each date exact or
    /// blurred.</summary>
#pragma warning disable CA5394 // Chance for tests, not for secrets.
    private sealed class Truth
    {
        private readonly Random random;
        public List<(DateOnly From, DateOnly To)> Custody { get; } = [];
        public List<CustodyEventDetails> Events { get; } = [];
        public SentenceDetails Sentence { get; }
        public DateOnly Judged { get; }

        public Truth(int seed)
        {
            random = new(seed);
            var day = First.AddDays(random.Next(400));
            for (var spell = random.Next(1, 4); spell > 0; spell--)
            {
                var end = spell == 1 ? DateOnly.MaxValue : day.AddDays(random.Next(20, 500));
                Custody.Add((day, end));
                Events.Add(new() { Kind = CustodyEventKind.Arrest, On = Blurred(day), ProsecutionId = 1 });
                if (spell == 1) break;
                Events.Add(new()
                {
                    Kind = random.Next(3) == 0
                    ? CustodyEventKind.Escape : CustodyEventKind.Bail,
                    On = Blurred(end),
                    ProsecutionId = 1
                });
                day = end.AddDays(random.Next(40, 400));
            }
            // Judged in custody, in any of its spells.
            var (from, to) = Custody[random.Next(Custody.Count)];
            Judged = from.AddDays(random.Next(Math.Min(300, to == DateOnly.MaxValue ? 300 : to.DayNumber - from.DayNumber)));
            Sentence = new()
            {
                ProsecutionId = 1,
                ChargeId = 500,
                On = Blurred(Judged),
                Years = random.Next(3),
                Months = random.Next(1, 12),
                Days = random.Next(2) * 10
            };
        }

        public CustodyHistory Facts =>
            new([.. Events.Select((e, index) => new Known<CustodyEventDetails>(index + 1, e))], [], [], [new(100, Sentence)]);
        public DateOnly LastArrest => Custody[^1].From;

        /// <summary>The day on which the term is served, if all custody counts, or only that from the judgment on.</summary>
        public DateOnly End(bool remandCounts)
        {
            var term = Sentence.Years!.Value * 12 + Sentence.Months!.Value;
            var left = First.AddMonths(term).DayNumber - First.DayNumber + Sentence.Days!.Value;
            foreach (var (from, to) in Custody)
            {
                var start = remandCounts || from > Judged ? from : Judged;
                if (start >= to) continue;
                if (to == DateOnly.MaxValue || to.DayNumber - start.DayNumber >= left) return start.AddDays(left);
                left -= to.DayNumber - start.DayNumber;
            }
            throw new InvalidOperationException("The last spell has no end.");
        }

        private ImpreciseDate Blurred(DateOnly day) => random.Next(4) switch
        {
            0 => ImpreciseDate.Parse($"{day:yyyy-MM}").Value!,
            1 => ImpreciseDate.Parse($"[{day.AddDays(-random.Next(9)):yyyy-MM-dd}..{day.AddDays(random.Next(9)):yyyy-MM-dd}]").Value!,
            _ => ImpreciseDate.Of(day),
        };
    }

    private static CustodyHistory Numbered(CustodyHistory history, Random random)
    {
        var ids = history.Events.Select(e => e.FactId).Concat(history.Stays.Select(s => s.FactId))
            .Concat(history.Sentences.Select(s => s.FactId)).ToArray();
        var shuffled = ids.ToArray();
        random.Shuffle(shuffled);
        var other = ids.Zip(shuffled).ToDictionary(pair => pair.First, pair => pair.Second);
        IReadOnlyList<Known<T>> Anew<T>(IReadOnlyList<Known<T>> facts) =>
            [.. facts.Select(f => f with { FactId = other.GetValueOrDefault(f.FactId, f.FactId) }).OrderBy(f => f.FactId)];
        return history with { Events = Anew(history.Events), Stays = Anew(history.Stays), Sentences = Anew(history.Sentences) };
    }

    [Fact]
    public void Any_numbering_of_the_records_gives_the_same_answer()
    {
        for (var seed = 0; seed < Many; seed++)
        {
            var history = RandomHistories.Of(seed);
            // Charges keep their numbers, since sentences point at them.
            var other = Numbered(history, new(seed));
            foreach (var day in RandomHistories.Days)
            {
                var (one, two) = (CustodyRules.StatusOn(history, day), CustodyRules.StatusOn(other, day));
                Assert.True((one with { DecidingFact = null, Reason = two.Reason }) == (two with { DecidingFact = null })
                    && one.Reason.Localize(new("en")) == two.Reason.Localize(new("en")),
                    $"History {seed} on {day:yyyy-MM-dd}:\n{one}\n{two}");
            }
        }
    }

    [Fact]
    public void The_span_of_the_end_holds_the_true_day_whether_remand_counts_or_not()
    {
        for (var seed = 0; seed < Many; seed++)
        {
            var truth = new Truth(seed);
            var day = truth.LastArrest > truth.Judged ? truth.LastArrest.AddDays(45) : truth.Judged.AddDays(45);
            var standing = CustodyRules.StatusOn(truth.Facts, day);
            if (standing.SentenceEnd is not { } end) continue;
            // A month is as long as the calendar has it, so a count by days may differ by a few.
            foreach (var remand in new[] { true, false })
                Assert.True(end.Earliest.AddDays(-4) <= truth.End(remand) && truth.End(remand) <= end.Latest!.Value.AddDays(4),
                    $"Truth {seed} (remand {remand}) on {day:yyyy-MM-dd}: {truth.End(remand):yyyy-MM-dd} in {standing.End()}");
        }
    }

    [Fact]
    public void Nobody_is_certainly_held_who_was_free_nor_certainly_free_who_was_held()
    {
        for (var seed = 0; seed < Many; seed++)
        {
            var truth = new Truth(seed);
            for (var day = First.AddDays(-40); day < truth.LastArrest.AddDays(200); day = day.AddDays(13))
            {
                var standing = CustodyRules.StatusOn(truth.Facts, day);
                if (standing.Certainty == Certainty.Possible || truth.Custody.Exists(c => c.From == day || c.To == day)) continue;
                Assert.True(standing.DeprivedOfLiberty == truth.Custody.Exists(c => c.From <= day && day < c.To),
                    $"Truth {seed} on {day:yyyy-MM-dd}: {standing.Short()}");
            }
        }
    }

    [Fact]
    public void An_upheld_judgment_of_the_same_length_never_moves_the_latest_end()
    {
        for (var seed = 0; seed < Many; seed++)
        {
            var history = RandomHistories.Of(seed);
            if (history.Sentences.Count == 0) continue;
            var of = history.Sentences[seed % history.Sentences.Count];
            foreach (var day in RandomHistories.Days)
            {
                // An appeal that upholds comes after the judgment that stands last.
                if (history.Sentences.Any(s => s.FactId != of.FactId && s.Details.ChargeId == of.Details.ChargeId)
                    || of.Details.On?.Latest is not { } given || given >= day) continue;
                var upheld = new Known<SentenceDetails>(800,
                    of.Details with { On = ImpreciseDate.Of(given.AddDays(1)), PublishedOn = null });
                var (before, after) = (CustodyRules.StatusOn(history, day),
                    CustodyRules.StatusOn(history with { Sentences = [.. history.Sentences, upheld] }, day));
                // One upheld after a release brings its own term back beside others: that is a later sentence, which reopens custody.
                if (!after.Status.IsDeprivedOfLiberty()
                    || after.Reason.Key.StartsWith("Custody.Reason_SentencedSince", StringComparison.Ordinal)) continue;
                if (before.SentenceEnd is { } one && after.SentenceEnd is { } two)
                    Assert.True(one.Latest == two.Latest, $"History {seed} on {day:yyyy-MM-dd}: {before.End()}, upheld {after.End()}");
            }
        }
    }

    [Fact]
    public void Narrowing_one_date_never_turns_certain_into_possible()
    {
        for (var seed = 0; seed < Many; seed++)
        {
            var truth = new Truth(seed);
            var trueDays = truth.Custody.SelectMany(c => new[] { c.From, c.To }).ToList();
            for (var index = 0; index < truth.Events.Count; index++)
            {
                var narrow = truth.Facts with
                {
                    Events = [.. truth.Facts.Events.Select((e, at) => at == index
                    ? e with { Details = e.Details with { On = ImpreciseDate.Of(trueDays[at]) } } : e)]
                };
                for (var day = First.AddDays(-40); day < truth.LastArrest.AddDays(400); day = day.AddDays(17))
                {
                    var (wide, exact) = (CustodyRules.StatusOn(truth.Facts, day), CustodyRules.StatusOn(narrow, day));
                    // Whether a release came well before the earliest end of a term follows from the dates of its custody; an exact one may
                    // say that it did.
                    if (exact.Reason.Key == "Custody.Reason_CutShort" || exact.Reason.Args.OfType<CaseTracker.Domain.Language.Problem>()
                        .Any(r => r.Key == "Custody.Reason_CutShort")) continue;
                    Assert.False(wide.Certainty == Certainty.Certain && exact.Certainty == Certainty.Possible,
                        $"Truth {seed}, event {index}, on {day:yyyy-MM-dd}: {wide.Short()}, then {exact.Short()}");
                }
            }
        }
    }
#pragma warning restore CA5394
}
