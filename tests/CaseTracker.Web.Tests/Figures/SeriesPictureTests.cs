using CaseTracker.App.Figures;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Figures;

namespace CaseTracker.Web.Tests.Figures;

public sealed class SeriesPictureTests
{
    [Theory]
    [InlineData("9", "2019-03-01", SeriesShape.Exact, false)]
    [InlineData("about 9", "2019", SeriesShape.About, true)]
    [InlineData("6–8", "2019", SeriesShape.Range, true)]
    [InlineData("at least 9", "2019/..", SeriesShape.NoTop, true)]
    [InlineData("at most 9", "../2019", SeriesShape.NoBottom, true)]
    [InlineData("dozens", "2019", SeriesShape.Unknown, true)]
    public void A_number_is_as_high_as_its_bounds_and_as_wide_as_its_date(string count, string on, SeriesShape shape, bool spans)
    {
        var point = Picture(("A", count, on), ("A", "100", "2023-01-01")).Points[0];
        Assert.Equal((shape, spans), (point.Shape, point.Spans));
        Assert.InRange(point.At, point.From, point.To);
        Assert.InRange(point.High, SeriesPicture.Above, point.Low);
        Assert.Equal((on.StartsWith("..", StringComparison.Ordinal), on.EndsWith("..", StringComparison.Ordinal)),
            (point.OpenFrom, point.OpenTo));
        // Open above reaches over the largest number of all; open below ends at nothing.
        if (shape == SeriesShape.NoTop) Assert.Equal(SeriesPicture.Above, point.High);
        if (shape == SeriesShape.NoBottom) Assert.Equal(SeriesPicture.Zero, point.Low);
    }

    [Fact]
    public void The_heights_are_labelled_from_nought_to_a_round_number_and_a_larger_number_stands_higher()
    {
        var picture = Picture(("A", "9 billion", "2019"), ("A", "16 billion", "2023"));
        Assert.Equal(["0", "10 billion", "20 billion"], picture.Levels.Select(level => level.Label));
        Assert.True(picture.Points[1].High < picture.Points[0].High);
    }

    [Fact]
    public void A_date_that_is_open_goes_on_beyond_the_last_known_day()
    {
        var open = Picture(("A", "9", "2014"), ("A", "dozens", "2014/..")).Points;
        Assert.True(open[1].To > open[0].To + 20);
    }

    [Fact]
    public void Only_numbers_of_one_reporter_and_of_dates_that_follow_each_other_are_joined()
    {
        (string, string)[] Joined(params (string?, string, string)[] lines) =>
            [.. Picture(lines).Joins.Select(join => (join.From.Line.AsOf!.Edtf, join.To.Line.AsOf!.Edtf))];
        Assert.Equal([("2019", "2023")], Joined(("Test Counter", "9", "2019"), ("Test Other", "12", "2021"),
            ("test  counter", "16", "2023")));
        Assert.Empty(Joined((null, "9", "2019"), (null, "16", "2023")));
        Assert.Empty(Joined(("Test Counter", "9", "2019"), ("Test Counter", "16", "2019-05")));
        Assert.Empty(Joined(("Test Counter", "dozens", "2019"), ("Test Counter", "16", "2023")));
    }

    private static SeriesPicture Picture(params (string? Who, string Count, string On)[] lines) =>
        SeriesPicture.Of([.. lines.Select((line, index) =>
        new LedgerLine(index + 1, RecordKind.Figure, BoundedNumber.Parse(line.Count).Value, line.Count, ImpreciseDate.Parse(line.On).Value,
            line.Who, null, null))]);
}
