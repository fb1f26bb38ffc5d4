using System.Globalization;
using CaseTracker.App.Detention;

namespace CaseTracker.Web.Pages.Prisoners;

/// <summary>The areas of the band, in a frame of 1000 by 100, and where the years begin. A count holds until the next one, so
/// the areas have steps and no slopes.</summary>
internal sealed class HeldScale
{
    private const double Width = 1000, Height = 100;
    private static readonly int[] Spans = [1, 2, 5, 10, 20, 50, 100, 1000];
    private readonly IReadOnlyList<HeldPoint> _points;
    private readonly int _most;

    public HeldScale(IReadOnlyList<HeldPoint> points)
    {
        _points = points;
        _most = Math.Max(1, points.Max(point => point.Certain + point.Possible));
        (First, Last) = (points[0].Day, points[^1].Day);
        Certain = Area(point => point.Certain);
        Possible = Area(point => point.Certain + point.Possible);
        Years = [.. Marked()];
    }

    public DateOnly First { get; }
    public DateOnly Last { get; }
    public string Certain { get; }
    public string Possible { get; }

    /// <summary>Where along the width, in percent, and the year: at most ten of them.</summary>
    public IReadOnlyList<(string X, string Year)> Years { get; }

    private IEnumerable<(string, string)> Marked()
    {
        var years = Last.Year - First.Year + 1;
        var every = Spans.First(step => years / step <= 10);
        for (var year = ((First.Year + every - 1) / every) * every; year <= Last.Year; year += every)
        {
            var x = year < 1 ? -1 : X(new DateOnly(year, 1, 1)) / Width * 100;
            // A number at either edge would be cut.
            if (x is >= 2 and <= 98) yield return (Text(x) + "%", year.ToString(CultureInfo.InvariantCulture));
        }
    }

    private string Area(Func<HeldPoint, int> count)
    {
        var corners = new List<string> { $"0,{Text(Height)}" };
        var before = 0d;
        foreach (var point in _points)
        {
            var (x, y) = (X(point.Day), Height - (count(point) * Height / _most));
            if (corners.Count > 1) corners.Add($"{Text(x)},{Text(before)}");
            corners.Add($"{Text(x)},{Text(y)}");
            before = y;
        }
        corners.Add($"{Text(Width)},{Text(Height)}");
        return string.Join(' ', corners);
    }

    private double X(DateOnly day) => (day.DayNumber - First.DayNumber) * Width / Math.Max(1, Last.DayNumber - First.DayNumber);

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
