using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CaseTracker.Domain.Tests.Values;

public sealed class BoundedNumberProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(600);

    [Fact]
    public void No_text_whatever_makes_reading_throw_and_each_is_answered() => Prop.ForAll(Made.Text.ToArbitrary(), text =>
    {
        var read = BoundedNumber.Parse(text);
        return read.Ok ? read.Value.Localize(Read.Khmer).Length > 0
            && !(read.Value.Low > read.Value.High) : read.Problem.Localize(Read.English) != read.Problem.Key;
    }).Check(Many.WithMaxTest(1500));

    [Fact]
    public void A_sum_does_not_depend_on_the_order_of_its_terms() => Prop.ForAll(Made.Number.ListOf().ToArbitrary(), terms =>
        Bounds(BoundedNumber.Sum(terms)) == Bounds(BoundedNumber.Sum(Enumerable.Reverse(terms)))).Check(Many);

    [Fact]
    public void A_sum_does_not_depend_on_how_its_terms_are_grouped() =>
        Prop.ForAll(Made.Number.ToArbitrary(), Made.Number.ToArbitrary(), Made.Number.ToArbitrary(), (a, b, c) =>
            Bounds(BoundedNumber.Sum([BoundedNumber.Sum([a, b]), c])) == Bounds(BoundedNumber.Sum([a, BoundedNumber.Sum([b, c])])))
                .Check(Many);

    [Fact]
    public void Low_never_exceeds_high_in_sums_and_remainders() =>
        Prop.ForAll(Made.Number.ToArbitrary(), Made.Number.ToArbitrary(), (a, b) =>
        new[] { BoundedNumber.Sum([a, b]), a?.Minus(b) }.All(made => made is null
            || (!(made.Low > made.High) && !(made.Low < 0) && !(made.High < 0)))).Check(Many);

    [Fact]
    public void Adding_an_unknown_never_gives_an_exact_number_or_a_top() => Prop.ForAll(Made.Number.ListOf().ToArbitrary(), terms =>
        BoundedNumber.Sum([.. terms, null]) is null or { High: null, Bound: NumberBound.AtLeast or NumberBound.MoreThan }).Check(Many);

    [Fact]
    public void The_words_of_a_sum_can_be_read_again() => Prop.ForAll(Made.Number.NonEmptyListOf().ToArbitrary(), terms =>
        BoundedNumber.Sum([.. terms, BoundedNumber.Of(1)]) is var sum && BoundedNumber.Parse(sum!.Text).Value == sum).Check(Many);

    [Fact]
    public void Taking_a_counted_part_from_a_sum_gives_the_rest_back() =>
        Prop.ForAll(Made.Number.ToArbitrary(), Gen.Choose(0, 500).ToArbitrary(), (rest, part) =>
    {
        var named = BoundedNumber.Of(part);
        // "At most" has no lower bound until a counted part gives the sum one.
        return rest is null or { Low: null } || Bounds(BoundedNumber.Sum([rest, named])!.Minus(named)) is var back
            && (back == Bounds(rest) || (rest is { Low: 0, High: null } && back == Bounds(null)));
    }).Check(Many);

    private static (NumberBound?, decimal?, decimal?, bool) Bounds(BoundedNumber? number) =>
        number is null or { Bound: NumberBound.WordsOnly } ? default : (number.Bound, number.Low, number.High, number.Approximate);
}
