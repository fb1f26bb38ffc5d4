using System.Globalization;
using CaseTracker.App.Detention;

namespace CaseTracker.Web.Detention;

/// <summary>The areas of the band, in a frame of 1000 by 100, and the marks below it. A count holds until the next one, so the areas have
/// steps and no slopes. Every change is drawn as wide as an eye can see: where it lies too close to the next, both move apart by at
/// most a hundredth of the picture; where a hundredth holds more changes than that, its highest, its lowest and its last numbers are
/// drawn.</summary>
public sealed class HeldScale
{
    private const double Width = 1000, Height = 100, Narrowest = 4;
    private const int Columns = 100;
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], MonthSteps = [1, 2, 3, 6], DaySteps = [7, 14, 28];
    private readonly List<(double X, HeldPoint Point)> _steps = [];
    private readonly int _most;

    /// <param name="points">At least two, in the order of their days.</param>
    public HeldScale(IReadOnlyList<HeldPoint> points)
    {
        (First, Last) = (points[0].Day, points[^1].Day);
        foreach (var column in points.GroupBy(point => Math.Min(Columns - 1, (int)(X(point.Day) * Columns / Width))))
            Place(column.Key, Drawn([.. column]));
        _most = Math.Max(1, points.Max(Both));
        Certain = Area(point => point.Certain);
        Possible = Area(Both);
        Marks = [.. Marked()];
    }

    public DateOnly First { get; }
    public DateOnly Last { get; }
    public string Certain { get; }
    public string Possible { get; }

    /// <summary>Where each step begins, of 1000, and the numbers from there on.</summary>
    public IReadOnlyList<(double X, HeldPoint Point)> Steps => _steps;

    /// <summary>Where along the width, in percent, and the year, month or day: at most ten of them.</summary>
    public IReadOnlyList<(string X, string Label)> Marks { get; }

    private static int Both(HeldPoint point) => point.Certain + point.Possible;

    private static List<HeldPoint> Drawn(List<HeldPoint> changes) => changes.Count * Narrowest <= Width / Columns
        ? changes
        : [.. new[] { changes.MaxBy(Both)!, changes.MinBy(Both)!, changes.MaxBy(point => point.Certain)!, changes[^1] }.Distinct()
            .OrderBy(point => point.Day)];

    private void Place(int column, List<HeldPoint> changes)
    {
        var (begin, end) = (column * Width / Columns, (column + 1) * Width / Columns);
        var width = Math.Min(Narrowest, (end - begin) / changes.Count);
        var places = new double[changes.Count];
        for (var index = changes.Count - 1; index >= 0; index--) places[index] = end = Math.Min(X(changes[index].Day), end - width);
        for (var index = 0; index < changes.Count; index++) _steps.Add((Math.Max(places[index], begin + (index * width)), changes[index]));
    }

    private IEnumerable<(string, string)> Marked()
    {
        var days = Last.DayNumber - First.DayNumber;
        var (marks, edge) = days < 120 ? (DaysOf(), 5) : days < 3 * 365 ? (MonthsOf(), 5) : (YearsOf(), 2);
        foreach (var (day, label) in marks)
            // A label at either edge would be cut.
            if (X(day) / Width * 100 is var x && x >= edge && x <= 100 - edge) yield return (Text(x) + "%", label);
    }

    private IEnumerable<(DateOnly, string)> YearsOf()
    {
        var every = YearSteps.First(step => (Last.Year - First.Year + 1) / step < 10);
        for (var year = Math.Max(every, (First.Year + every - 1) / every * every); year <= Last.Year; year += every)
            yield return (new DateOnly(year, 1, 1), year.ToString(CultureInfo.InvariantCulture));
    }

    private IEnumerable<(DateOnly, string)> MonthsOf()
    {
        var (first, last) = ((First.Year * 12) + First.Month - 1, (Last.Year * 12) + Last.Month - 1);
        var every = MonthSteps.First(step => (last - first) / step <= 7);
        for (var month = (first + every - 1) / every * every; month <= last; month += every)
            yield return (new DateOnly(month / 12, (month % 12) + 1, 1), $"{month / 12:0000}-{(month % 12) + 1:00}");
    }

    private IEnumerable<(DateOnly, string)> DaysOf()
    {
        var every = DaySteps.First(step => (Last.DayNumber - First.DayNumber) / step <= 5);
        for (var day = First.DayNumber + (every / 2); day <= Last.DayNumber; day += every)
            yield return (DateOnly.FromDayNumber(day), DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private string Area(Func<HeldPoint, int> count)
    {
        var corners = new List<string> { $"0,{Text(Height)}" };
        var before = Height;
        foreach (var (x, point) in _steps)
        {
            var y = Height - (count(point) * Height / _most);
            corners.Add($"{Text(x)},{Text(before)}");
            corners.Add($"{Text(x)},{Text(y)}");
            before = y;
        }
        corners.Add($"{Text(Width)},{Text(before)}");
        corners.Add($"{Text(Width)},{Text(Height)}");
        return string.Join(' ', corners);
    }

    private double X(DateOnly day) => (day.DayNumber - First.DayNumber) * Width / Math.Max(1, Last.DayNumber - First.DayNumber);

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
