using System.Diagnostics;
using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CaseTracker.Domain.Tests.Values;

public sealed class ImpreciseDateProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(600);

    [Fact]
    public void No_text_whatever_makes_reading_throw_and_each_is_answered() => Prop.ForAll(Made.Text.ToArbitrary(), text =>
    {
        var read = ImpreciseDate.Parse(text);
        return read.Ok ? read.Value.Localize(Read.Khmer).Length > 0 : read.Problem.Localize(Read.English) != read.Problem.Key;
    }).Check(Many.WithMaxTest(1500));

    [Fact]
    public void The_earliest_day_never_follows_the_latest() =>
        Prop.ForAll(Made.Date.ToArbitrary(), date => date.Earliest is null || date.Latest is null || date.Earliest <= date.Latest)
            .Check(Many);

    [Fact]
    public void The_canonical_form_reads_back_as_the_same_date() => Prop.ForAll(Made.Date.ToArbitrary(), date =>
    {
        var again = ImpreciseDate.Parse(date.Edtf).Value;
        return again is not null && again with { Text = date.Text } == date;
    }).Check(Many);

    [Fact]
    public void Qualifiers_change_no_bound_and_no_extent() => Prop.ForAll(Made.Edtf.ToArbitrary(), edtf =>
    {
        var marked = ImpreciseDate.Parse(edtf);
        var plain = ImpreciseDate.Parse(edtf.Replace("?", "", StringComparison.Ordinal).Replace("~", "", StringComparison.Ordinal)
            .Replace("%", "", StringComparison.Ordinal));
        return marked.Ok == plain.Ok && (marked.Value?.Earliest, marked.Value?.Latest, marked.Value?.Extent) == (plain.Value?.Earliest,
            plain.Value?.Latest, plain.Value?.Extent);
    }).Check(Many);

    [Fact]
    public void A_qualifier_is_noticed_wherever_it_stands() =>
        Prop.ForAll(Made.Date.ToArbitrary(), date => date.Qualified == date.Edtf.Any(c => c is '?' or '~' or '%')).Check(Many);

    [Fact]
    public void A_year_never_collapses_to_one_day() => Prop.ForAll(Made.Year.ToArbitrary(), year =>
    {
        var date = ImpreciseDate.Parse($"{year:D4}").Value!;
        return date.Extent == DateExtent.Within && date.Earliest == new DateOnly(year, 1, 1) && date.Latest == new DateOnly(year, 12, 31);
    }).Check(Many);

    [Fact]
    public void An_interval_runs_from_the_first_day_of_its_start_to_the_last_day_of_its_end() =>
        Prop.ForAll(Made.Point.ToArbitrary(), Made.Point.ToArbitrary(), (from, to) =>
        {
            var start = Read.Date(from);
            var end = Read.Date(to);
            var interval = ImpreciseDate.Parse($"{from}/{to}");
            if (end.Latest < start.Earliest) return interval.Problem?.Key == "Values.Date.EndBeforeStart";
            return (interval.Value!.Earliest, interval.Value.Latest) == (start.Earliest, end.Latest)
                && (start.Latest > end.Earliest || (interval.Value.Earliest <= end.Earliest && interval.Value.Latest >= start.Latest));
        }).Check(Many);

    [Fact]
    public void Words_that_are_typed_again_have_the_bounds_of_the_date_in_both_languages() =>
        Prop.ForAll(Made.Date.Where(date => !date.Qualified).ToArbitrary(), date =>
            new[] { Read.English, Read.Khmer }.All(language => ImpreciseDate.Parse(date.Localize(language)).Value is not { } again
                || (again.Earliest, again.Latest) == (date.Earliest, date.Latest))).Check(Many);

    [Fact]
    public void Only_a_qualifier_stands_in_brackets_in_a_cell() => Prop.ForAll(Made.Date.ToArbitrary(), date =>
        new[] { Read.English, Read.Khmer }.All(language =>
            date.Localize(language).Contains('(', StringComparison.Ordinal) == date.Qualified)).Check(Many);

    [Fact]
    public void Certainly_implies_possibly() =>
        Prop.ForAll(Made.Date.ToArbitrary(), Gen.Choose(0, 14000).Two().ToArbitrary(), (date, days) =>
    {
        var (from, to) = (new DateOnly(1990, 1, 1).AddDays(days.Item1), new DateOnly(1990, 1, 1).AddDays(days.Item1 + days.Item2));
        return (!date.CertainlyWithin(from, to) || date.PossiblyWithin(from, to))
            && (!date.CertainlyOnOrBefore(to) || date.PossiblyOnOrBefore(to))
            && (date.Extent != DateExtent.Day || date.CertainlyWithin(from, to) == date.PossiblyWithin(from, to));
    }).Check(Many);

    [Fact]
    public void The_time_between_two_dates_has_its_minimum_below_its_maximum() =>
        Prop.ForAll(Made.Date.ToArbitrary(), Made.Date.ToArbitrary(), (from, to) =>
    {
        var time = ImpreciseDuration.Between(from, to);
        return time is null ? to.Latest < from.Earliest : time.MinDays >= 0 && !(time.MaxDays < time.MinDays)
            && time.Qualified == (from.Qualified || to.Qualified);
    }).Check(Many);

    [Theory]
    [InlineData("9")]
    [InlineData("[")]
    [InlineData("-")]
    [InlineData("X")]
    [InlineData("since ")]
    [InlineData("about ")]
    [InlineData("ពី")]
    [InlineData("2017,")]
    public void The_longest_text_is_answered_in_a_moment(string scrap)
    {
        var text = string.Concat(Enumerable.Repeat(scrap, ImpreciseDate.MaxLength))[..ImpreciseDate.MaxLength];
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < 20; round++) ImpreciseDate.Parse(text);
        // Some milliseconds; a backtracking reader would take hours, and a machine that is busy with something else no minute.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{watch.Elapsed}");
    }
}
