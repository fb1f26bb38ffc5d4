using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Tests.Detention;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.Detention;

public class CustodyProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true);

    private static void Holds(Func<CustodyHistory, DateOnly, bool> law)
    {
        var asked = Gen.Choose(0, int.MaxValue - 1).Zip(Gen.Elements<DateOnly>([.. RandomHistories.Days]));
        Check.One(Many, Prop.ForAll(asked.ToArbitrary(), pair => law(RandomHistories.Of(pair.Item1), pair.Item2)));
    }

    private static IEnumerable<string> Keys(Problem reason) => reason.Args.OfType<Problem>().SelectMany(Keys).Prepend(reason.Key);

    [Fact]
    public void The_rule_answers_every_history_on_every_day_with_a_reason_in_both_languages() => Holds((history, day) =>
        new[] { day, DateOnly.MinValue, DateOnly.MaxValue }.All(d =>
        {
            var reason = CustodyRules.StatusOn(history, d).Reason;
            return new[] { "en", "km" }.All(c => reason.Localize(new(c)) is { Length: > 10 } words
                && !words.Contains("Custody.", StringComparison.Ordinal));
        }));

    [Fact]
    public void A_day_before_every_mark_is_never_certainly_held() => Holds((history, _) =>
    {
        var standing = CustodyRules.StatusOn(history, RandomHistories.Days[0].AddYears(-5));
        return !(standing.DeprivedOfLiberty && standing.Certainty == Certainty.Certain);
    });

    [Fact]
    public void A_confirmation_on_the_day_makes_somebody_held_certainly_held() => Holds((history, day) =>
    {
        var before = CustodyRules.StatusOn(history, day);
        if (!before.DeprivedOfLiberty || Keys(before.Reason)
            .Intersect(["Custody.Reason_Conflict", "Custody.Reason_MayHaveBegun", "Custody.Reason_MayHaveBegunAgain"]).Any()) return true;
        var confirmed = new Known<CustodyEventDetails>(900, new()
        {
            Kind = CustodyEventKind.ConfirmedHeld,
            On = ImpreciseDate.Of(day),
            Order = 9
        });
        var after = CustodyRules.StatusOn(history with { Events = [.. history.Events, confirmed] }, day);
        // Freed on this very day, or an earlier term that may run on: the sources leave another reading of the standing open.
        return after.Certainty == Certainty.Certain || Keys(after.Reason)
            .Intersect(["Custody.Reason_Cleared", "Custody.Reason_HeldThoughCleared", "Custody.Reason_CutShort"]).Any();
    });

    [Fact]
    public void The_order_of_the_lists_never_matters() => Holds((history, day) =>
        CustodyRules.StatusOn(history, day) is var standing
        && CustodyRules.StatusOn(new([.. history.Events.Reverse()], [.. history.Stays.Reverse()], [.. history.Charges.Reverse()],
            [.. history.Sentences.Reverse()]), day) is var other
        && (standing with { Reason = other.Reason }) == other && standing.Reason.Localize() == other.Reason.Localize());

    [Fact]
    public void A_sentence_or_a_charge_never_puts_anybody_in_custody() => Holds((history, day) =>
        CustodyRules.StatusOn(history with { Events = [], Stays = [] }, day).DeprivedOfLiberty == false);

    [Fact]
    public void Time_alone_takes_nobody_off_the_list() => Holds((history, day) =>
    {
        var last = RandomHistories.Days[^1];
        var later = CustodyRules.StatusOn(history, last.AddYears(30));
        return CustodyRules.StatusOn(history, last).DeprivedOfLiberty == later.DeprivedOfLiberty;
    });

    [Fact]
    public void A_longer_time_of_confirmation_never_makes_the_answer_less_certain() => Holds((history, day) =>
        CustodyRules.StatusOn(history, day, 30).Certainty <= CustodyRules.StatusOn(history, day, 300).Certainty);
}
