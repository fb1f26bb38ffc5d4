using System.Globalization;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.Sources;

/// <summary>What is kept of a reported value is of no language, and can be read again.</summary>
public class CitedValueTests
{
    [Theory]
    [InlineData("1980-05-01", "1980-05-01")]
    [InlineData("1 May 1980", "1980-05-01")]
    [InlineData("ថ្ងៃទី១ ខែឧសភា ឆ្នាំ១៩៨០", "1980-05-01")]
    [InlineData("May 1980", "1980-05")]
    [InlineData("[2024-07-01..2024-07-03]", "2024-07-01/2024-07-03")]
    [InlineData("[..2014]", "../2014")]
    [InlineData("2020/..", "2020/..")]
    [InlineData("2017-09-03?", "2017-09-03?")]
    public void A_date_is_kept_as_its_EDTF_whoever_wrote_it(string words, string kept) =>
        Assert.Equal(kept, CitedValue.Of(ImpreciseDate.Parse(words).Value));

    [Theory]
    [InlineData("94", "94")]
    [InlineData("at least 94", ">=94")]
    [InlineData("យ៉ាងតិច ៩៤", ">=94")]
    [InlineData("more than a dozen", ">12")]
    [InlineData("at most 10", "<=10")]
    [InlineData("fewer than 10", "<10")]
    [InlineData("តិចជាង ១០", "<10")]
    [InlineData("6 to 8", "6-8")]
    [InlineData("about 14", "~14")]
    [InlineData("2,400,000", "2400000")]
    [InlineData("0.40", "0.4")]
    public void A_number_is_kept_with_its_bounds_and_reads_as_the_same_again(string words, string kept)
    {
        var number = BoundedNumber.Parse(words).Value;
        Assert.Equal(kept, CitedValue.Of(number));
        Assert.Equal(kept, CitedValue.Of(BoundedNumber.Parse(kept).Value));
    }

    [Fact]
    public void A_choice_is_its_name_yes_and_no_are_words_of_the_program_and_what_says_nothing_is_none()
    {
        Assert.Equal("Male", CitedValue.Of(Sex.Male));
        Assert.Equal(("yes", "no"), (CitedValue.Of(true), CitedValue.Of(false)));
        Assert.Equal("17", CitedValue.Of(17L));
        Assert.All(new object?[] { null, Sex.NotStated, 0L, "words", BoundedNumber.Parse("dozens").Value },
            value => Assert.Null(CitedValue.Of(value)));
    }

    [Theory]
    [InlineData("94 arrests", "94")]
    [InlineData("at least 94 persons", ">=94")]
    [InlineData("27 years", "27")]
    [InlineData("3 women and 2 men", null)]
    [InlineData("a group", null)]
    public void The_number_in_words_is_read_without_what_is_counted(string words, string? kept) =>
        Assert.Equal(kept, CitedValue.Of(CitedValue.NumberIn(words)));

    [Fact]
    public void A_value_and_words_are_never_compared_as_the_same_and_words_without_case_and_spaces()
    {
        Assert.Equal(CitedValue.Compared("Male", "ប្រុស"), CitedValue.Compared("Male", null));
        Assert.NotEqual(CitedValue.Compared("Male", null), CitedValue.Compared(null, "Male"));
        Assert.Equal(CitedValue.Compared(null, "Treason "), CitedValue.Compared(null, "treason"));
        Assert.Null(CitedValue.Compared(null, " "));
    }

    [Fact]
    public void What_is_kept_is_told_in_words() =>
        Assert.Equal(("Male", "Yes", "at least 94"), (CitedValue.Localize(FieldKind.Choice, typeof(Sex), "Male"),
            CitedValue.Localize(FieldKind.YesNo, null, "yes"), CitedValue.Localize(FieldKind.Number, null, ">=94")));

    [Fact]
    public void Only_documents_that_report_the_same_value_support_each_other()
    {
        Assert.Equal(new Support(Voices.SeveralPublishers, 2, 2, 0),
            SourceIndependence.Weigh([new(1, "A", "on", "=2024-05-01"), new(2, "B", "on", "=2024-05-01")]));
        Assert.Equal(new Support(Voices.OneDocument, 1, 1, 1),
            SourceIndependence.Weigh([new(1, "A", "on", "=2024-05-01"), new(2, "B", "on", "=2024-05-02")]));
        // Three against one: the one contradicts, also in what it says besides.
        Assert.Equal(new Support(Voices.SeveralPublishers, 3, 3, 1),
            SourceIndependence.Weigh([new(4, "D", "on", "=2024-05-02"), new(4, "D", "kind", "=Arrest"), new(1, "A", "on", "=2024-05-01"),
                new(2, "B", "on", "=2024-05-01"), new(3, "C", "on", "=2024-05-01")]));
        // What one says of the day does not support what another says of the place.
        Assert.Equal(new Support(Voices.OneDocument, 1, 1, 0),
            SourceIndependence.Weigh([new(1, "A", "on", "=2024-05-01"), new(2, "B", "place", "=7")]));
        Assert.Equal(new Support(Voices.SeveralPublishers, 2, 2, 0),
            SourceIndependence.Weigh([new(1, "A", "on", "=2024-05-01"), new(2, "B", null, null)]));
        Assert.Equal(Voices.OneDocument,
            SourceIndependence.Weigh([new(1, "A", "on", "=1"), new(2, "B", "on", "=2"), new(2, "B", "place", "=1"),
            new(1, "A", "place", "=2")]).Voices);
        Assert.Equal(Voices.None, SourceIndependence.Weigh([]).Voices);
    }

    [Fact]
    public void A_document_that_is_cited_twice_speaks_once() =>
        Assert.Equal(new Support(Voices.OneDocument, 1, 1, 0),
            SourceIndependence.Weigh([new(1, "A", "on", "=1"), new(1, "A", "on", "=1")]));

    [Fact]
    public void A_day_is_one_value_in_every_spelling() => Prop.ForAll(
        Gen.Choose(0, 80_000).ToArbitrary(), offset =>
        {
            var day = new DateOnly(1900, 1, 1).AddDays(offset);
            string[] spellings = [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)];
            return spellings.Select(words => CitedValue.Of(ImpreciseDate.Parse(words).Value)).Distinct().Single() == spellings[0];
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_that_is_kept_reads_as_the_same_value_with_any_bound() => Prop.ForAll(
        Gen.Choose(1, 3_000_000).ToArbitrary(), Gen.Elements("", "at least ", "more than ", "at most ", "fewer than ", "about ")
            .ToArbitrary(), (number, bound) =>
        {
            var kept = CitedValue.Of(BoundedNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"{bound}{number}")).Value);
            return kept is not null && CitedValue.Of(BoundedNumber.Parse(kept).Value) == kept;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whether_sources_disagree_does_not_hang_on_their_order_or_on_who_repeats_whom() => Prop.ForAll(
        Gen.Elements<string?>("=Male", "=Female", "A MAN", null).ListOf().ToArbitrary(), said =>
            CitationRules.Conflict("sex", said) == CitationRules.Conflict("sex", said.AsEnumerable().Reverse().Concat(said))
                && CitationRules.Conflict("sex", said) == (said.OfType<string>().Distinct().Count() > 1))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_document_more_that_says_the_same_never_weakens_what_a_fact_rests_on() => Prop.ForAll(
        Gen.Elements("=1", "=2").Zip(Gen.Elements("A", "B", "C")).ListOf().ToArbitrary(), said =>
        {
            List<CitedBy> cited = [.. said.Select((one, at) => new CitedBy(at + 1, one.Item2, "on", one.Item1))];
            if (cited.Count == 0) return true;
            var before = SourceIndependence.Weigh(cited);
            // Whoever agrees with the value that is supported.
            var kept = cited.GroupBy(one => one.Compared)
                .MaxBy(value => SourceIndependence.Publishers(value.Select(one => one.Publisher)))!.Key;
            var after = SourceIndependence.Weigh([.. cited, new CitedBy(cited.Count + 1, "D", "on", kept)]);
            return after.Publishers > before.Publishers && after.Contradicting == before.Contradicting;
        }).QuickCheckThrowOnFailure();
}
