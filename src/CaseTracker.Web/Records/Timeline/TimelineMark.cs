using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Records.Timeline;

/// <summary>How sure a stretch of the picture is: a day; certain; somewhere in here; beginning or ending in here; nobody
/// knows how far.</summary>
public enum MarkShape { Day, DayUncertain, Solid, Within, Begins, Ends, Open }

/// <summary>A stretch of an entry's bar, in percent of the width.</summary>
public sealed record TimelineMark(MarkShape Shape, double From, double To)
{
    /// <summary>The stretches of an entry; none where it has no date.</summary>
    public static IReadOnlyList<TimelineMark> Of(TimelineEntry entry, TimelineScale scale)
    {
        if (entry.On is null) return [];
        return entry.Lasts ? [.. Lasting(entry, scale)] : [Moment(entry.On, scale)];
    }

    private static TimelineMark Moment(ImpreciseDate on, TimelineScale scale)
    {
        var (from, to) = (scale.X(on.Earliest ?? scale.First), scale.X(on.Latest ?? scale.Last));
        if (on.Earliest == on.Latest) return new(on.Qualified ? MarkShape.DayUncertain : MarkShape.Day, from, from);
        return new(on.Extent is DateExtent.Lasting && on is { Earliest: not null, Latest: not null }
            ? MarkShape.Solid : MarkShape.Within, from, to);
    }

    private static IEnumerable<TimelineMark> Lasting(TimelineEntry entry, TimelineScale scale)
    {
        var from = entry.On!;
        var earliest = scale.X(from.Earliest ?? scale.First);
        var begun = from.Latest ?? from.Earliest ?? scale.First;
        var lastDay = entry.Until is { } until ? until.Earliest ?? begun : entry.ConfirmedTo ?? begun;
        if (entry.Until is { Latest: { } latest } && lastDay < begun)
        {
            // It may have ended before it has certainly begun: no day of it is certain.
            yield return new(MarkShape.Within, earliest, scale.X(latest));
            yield break;
        }
        var (start, sure) = (scale.X(begun), scale.X(lastDay < begun ? begun : lastDay));
        if (earliest < start) yield return new(MarkShape.Begins, earliest, start);
        yield return new(MarkShape.Solid, start, sure);
        if (entry.Until is null) yield return new(MarkShape.Open, sure, Math.Max(scale.X(scale.AsOf), sure));
        else if (entry.Until.Latest is not { } end) yield return new(MarkShape.Open, sure, 100);
        else if (scale.X(end) > sure) yield return new(MarkShape.Ends, sure, scale.X(end));
    }
}
