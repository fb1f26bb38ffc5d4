using System.Globalization;
using CaseTracker.App.Detention;
using CaseTracker.Web.Detention;

namespace CaseTracker.Web.Tests.Detention;

public class HeldScaleTests
{
    private static readonly DateOnly Last = new(2024, 12, 10);

    [Theory]
    [InlineData(30)]
    [InlineData(365)]
    [InlineData(3650)]
    [InlineData(190_000)]
    public void A_mass_arrest_of_yesterday_or_today_has_a_width_and_its_height_at_any_range(int days)
    {
        foreach (var ago in new[] { 0, 1, 2 })
        {
            var scale = new HeldScale(Points([(Last.AddDays(-days), 2), (Last.AddDays(-days / 2), 3), (Last.AddDays(-ago), 97),
                (Last, 97)]));
            var step = scale.Steps.First(step => step.Point.Possible == 97);
            Assert.InRange(1000 - step.X, 3.3, 1000);
            Assert.Contains(Corners(scale.Possible), corner => corner.X >= 996 && corner.Y == 0);
        }
    }

    [Fact]
    public void What_lasted_a_day_is_drawn_as_wide_as_can_be_seen_whether_more_were_held_or_fewer()
    {
        var day = new DateOnly(2010, 5, 5);
        var scale = new HeldScale(Points([(new DateOnly(1994, 1, 1), 0), (new DateOnly(1995, 1, 1), 50), (day, 90), (day.AddDays(1), 10),
            (day.AddDays(2), 50), (Last, 50)]));
        foreach (var number in new[] { 90, 10 })
        {
            var index = scale.Steps.ToList().FindIndex(step => step.Point.Possible == number);
            Assert.True(scale.Steps[index + 1].X - scale.Steps[index].X >= 2.5);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void However_many_changes_there_are_the_highest_is_drawn_steps_run_forward_and_each_stands_near_its_day(int seed)
    {
        var random = new Random(seed);
        var days = Enumerable.Range(0, 3000).Select(_ => Last.AddDays(-random.Next(9000))).Append(Last).Append(Last.AddDays(-9000))
            .Distinct().Order().ToList();
        var points = Points([.. days.Select(day => (day, random.Next(random.Next(10) == 0 ? 900 : 9)))]);
        var scale = new HeldScale(points);
        Assert.InRange(scale.Steps.Count, 100, 500);
        Assert.Equal(points.Max(point => point.Possible), scale.Steps.Max(step => step.Point.Possible));
        Assert.Equal(points[^1], scale.Steps[^1].Point);
        Assert.All(scale.Steps.Zip(scale.Steps.Skip(1)), pair =>
            Assert.True(pair.First.X < pair.Second.X && pair.First.Point.Day < pair.Second.Point.Day));
        Assert.All(scale.Steps, step => Assert.InRange(step.X - ((step.Point.Day.DayNumber - scale.First.DayNumber) / 9.0), -10, 10));
    }

    [Fact]
    public void There_are_between_two_and_ten_labels_at_any_range()
    {
        for (var days = 30; days < 700_000; days += 1 + (days / 20))
        {
            var scale = new HeldScale(Points([(Last.AddDays(-days), 0), (Last.AddDays(-1), 5), (Last, 5)]));
            Assert.True(scale.Marks.Count is >= 2 and <= 10, $"{days} days have {scale.Marks.Count} labels");
            Assert.Equal(scale.Marks.Count, scale.Marks.Select(mark => mark.Label).Distinct().Count());
        }
    }

    private static List<HeldPoint> Points(IEnumerable<(DateOnly Day, int People)> people) =>
        [.. people.DistinctBy(at => at.Day).Select(at => new HeldPoint(at.Day, 0, at.People))];

    private static IEnumerable<(double X, double Y)> Corners(string area) => area.Split(' ').Select(corner => corner.Split(','))
        .Select(parts => (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture)));
}
