using CaseTracker.Domain.Detention;
using CaseTracker.Tests.Detention;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.Detention;

/// <summary>Over random histories, and over random corrections of them.</summary>
public class ChangeProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true);

    private sealed record Asked(CustodyHistory Opening, CustodyHistory Closing, DateOnly From, DateOnly Between, DateOnly To);

    private static void Holds(Func<Asked, bool> law)
    {
        var seeds = Gen.Choose(0, int.MaxValue - 1);
        var days = Gen.Elements<DateOnly>([.. RandomHistories.Days]).ListOf(3);
        Check.One(Many, Prop.ForAll(seeds.Zip(seeds).Zip(days).ToArbitrary(), asked =>
        {
            var ((first, second), three) = asked;
            var (opening, day) = (RandomHistories.Of(first), three.Order().ToList());
            return law(new(opening, Corrected(opening, RandomHistories.Of(second), second), day[0], day[1], day[2]));
        }));
    }

    /// <summary>Some of the facts as they were, some changed, some gone, and others recorded since.</summary>
    private static CustodyHistory Corrected(CustodyHistory before, CustodyHistory other, int seed)
    {
#pragma warning disable CA5394 // Chance for tests, not for secrets.
        var random = new Random(seed);
        return new(Of(before.Events, other.Events), Of(before.Stays, other.Stays), Of(before.Charges, other.Charges),
            Of(before.Sentences, other.Sentences));

        List<Known<T>> Of<T>(IReadOnlyList<Known<T>> known, IReadOnlyList<Known<T>> others) =>
        [
            .. known.Where(_ => random.Next(100) < 85).Select(fact => random.Next(100) < 25 && others.Count > 0
                ? fact with { Details = others[random.Next(others.Count)].Details } : fact),
            .. others.Where(_ => random.Next(100) < 40).Select(fact => fact with { FactId = fact.FactId + 1000 }),
        ];
#pragma warning restore CA5394
    }

    private static (int Certain, int Possible) On(CustodyHistory history, DateOnly day)
    {
        var standing = Standing.Of(CustodyRules.StatusOn(history, day));
        return (standing.Certain, standing.Possible);
    }

    private static (int Certain, int Possible) Sum(IEnumerable<CustodyMove> moves) =>
        moves.Aggregate((0, 0), (sum, move) => (sum.Item1 + move.Certain, sum.Item2 + move.Possible));

    private static IReadOnlyList<CustodyMove> Moves(CustodyHistory opening, CustodyHistory closing, DateOnly from, DateOnly to) =>
        ChangeRules.Of(new(opening), new(closing), from, to);

    [Fact]
    public void Opening_and_all_movements_are_the_closing() => Holds(asked =>
    {
        var (opening, closing) = (On(asked.Opening, asked.From), On(asked.Closing, asked.To));
        return Sum(Moves(asked.Opening, asked.Closing, asked.From, asked.To))
            == (closing.Certain - opening.Certain, closing.Possible - opening.Possible);
    });

    [Fact]
    public void Each_movement_takes_up_where_the_one_before_left_off() => Holds(asked =>
    {
        var standing = Standing.Of(CustodyRules.StatusOn(asked.Opening, asked.From));
        foreach (var move in Moves(asked.Opening, asked.Closing, asked.From, asked.To))
        {
            if (move.Before.TellsFrom(standing) || !move.After.TellsFrom(move.Before)) return false;
            standing = move.After;
        }
        return !Standing.Of(CustodyRules.StatusOn(asked.Closing, asked.To)).TellsFrom(standing);
    });

    [Fact]
    public void Under_one_knowledge_a_time_is_the_sum_of_its_parts_and_nothing_is_learned() => Holds(asked =>
    {
        var whole = Moves(asked.Closing, asked.Closing, asked.From, asked.To);
        return whole.SequenceEqual([.. Moves(asked.Closing, asked.Closing, asked.From, asked.Between),
            .. Moves(asked.Closing, asked.Closing, asked.Between, asked.To)]) && !whole.Any(move => move.Kind.IsLearned());
    });

    [Fact]
    public void Under_two_knowledges_what_was_learned_holds_the_whole_difference() => Holds(asked =>
        Moves(asked.Opening, asked.Closing, asked.From, asked.To).Where(move => !move.Kind.IsLearned())
            .SequenceEqual(Moves(asked.Closing, asked.Closing, asked.From, asked.To)));

    [Fact]
    public void Who_comes_adds_who_leaves_takes_away_and_who_lapses_or_is_confirmed_changes_column() => Holds(asked =>
        Moves(asked.Opening, asked.Closing, asked.From, asked.To).All(move => (move.Kind, move.Certain + move.Possible) switch
        {
            (MovementKind.Arrested, var sum) => sum >= 0 && move.After.Listed,
            (MovementKind.Released or MovementKind.Bailed or MovementKind.Escaped or MovementKind.Died, var sum) => sum <= 0,
            (MovementKind.Confirmed, var sum) => sum >= 0 && move.After.Listed,
            (MovementKind.Lapsed, _) => (move.Certain, move.Possible) == (-1, 1),
            (MovementKind.TransferredAbroad, var sum) => sum == 0,
            (MovementKind.Identified, var sum) => sum == 1,
            (MovementKind.Merged, var sum) => sum == -1,
            _ => true,
        }));

    [Fact]
    public void What_is_only_written_in_another_order_changes_nothing() => Holds(asked =>
        !ChangeRules.Learned(new(asked.Opening), new(new([.. asked.Opening.Events.Reverse()], [.. asked.Opening.Stays.Reverse()],
            [.. asked.Opening.Charges.Reverse()], [.. asked.Opening.Sentences.Reverse()])), asked.From).Any());
}
