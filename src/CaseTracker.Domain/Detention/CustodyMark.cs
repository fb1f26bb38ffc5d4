using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>A day and a mark's place among equals, for choosing one of several to name. Which mark came later is <see cref="MarkOrder"/>'s
/// to say.</summary>
internal readonly record struct MarkKey(DateOnly Day, int Place) : IComparable<MarkKey>
{
    public int CompareTo(MarkKey other) => Day == other.Day ? Place.CompareTo(other.Place) : Day.CompareTo(other.Day);
    public static bool operator >(MarkKey a, MarkKey b) => a.CompareTo(b) > 0;
    public static bool operator <(MarkKey a, MarkKey b) => a.CompareTo(b) < 0;
    public static bool operator >=(MarkKey a, MarkKey b) => a.CompareTo(b) >= 0;
    public static bool operator <=(MarkKey a, MarkKey b) => a.CompareTo(b) <= 0;
}

internal enum MarkSide { In, Out, Warrant }

/// <summary>In whose hands.</summary>
internal enum HeldMode { NotStated, Prison, House, AnotherState }

/// <summary>How far a mark shows where custody began: a prison stay may follow an arrest that no source reports, and
/// somebody confirmed to be held was arrested before.</summary>
internal enum Beginning { No, Perhaps, Arrest }

/// <summary>What the custody rule makes of one event, or of one end of a stay.</summary>
internal sealed record CustodyMark(MarkSide Side, long FactId, int Order, int Part)
{
    /// <summary>The place among all marks of the person, by their content.</summary>
    public int Place { get; init; }
    /// <summary>Out marks of one day: the custody that it ended began on that day at the latest.</summary>
    public bool EndsItsDay { get; init; }
    /// <summary>To come when its source was published: possible at most.</summary>
    public bool Announced { get; init; }
    public long? Prosecution { get; init; }
    public ImpreciseDate? Date { get; init; }
    public DateOnly Earliest { get; init; }
    public DateOnly Latest { get; init; }
    /// <summary>In marks: the latest day on which what it tells of began.</summary>
    public DateOnly Begun { get; init; }
    /// <summary>From this day on it may have happened; an inferred order may lie later.</summary>
    public DateOnly MayFrom { get; init; }
    /// <summary>From this day on it has happened for sure.</summary>
    public DateOnly SureFrom { get; init; }
    /// <summary>In marks: the last day on which this mark says held.</summary>
    public DateOnly Through { get; init; }
    /// <summary>As <see cref="Through"/>, by dates without ? ~ %; null where there is none.</summary>
    public DateOnly? FirmThrough { get; init; }
    /// <summary>True for a confirmation or a stay whose ends are both known: held on that very day, whatever is undated.</summary>
    public bool Confirms { get; init; }
    /// <summary>The end of a stay of which nobody says where the person went.</summary>
    public bool LeavesOpen { get; init; }
    public HeldMode Mode { get; init; }
    public StayStage Stage { get; init; }
    public Beginning Begins { get; init; }
    public CustodyStatus Becomes { get; init; }
    public ReleaseKind How { get; init; }
    public bool Undated { get; init; }
    public CustodyEventKind? Kind { get; init; }
    public DateOnly? PublishedOn { get; init; }

    public bool Qualified => Date?.Qualified == true;
    public MarkKey From => new(Earliest, Place);
    public MarkKey To => new(Latest, Place);
    public MarkKey Sure => new(SureFrom, Place);

    public bool SureOn(DateOnly day) => !Announced && SureFrom <= day;
    public bool MayOn(DateOnly day) => MayFrom <= day && (Announced || day < SureFrom);
    /// <summary>The last day up to <paramref name="day"/> on which this mark says held.</summary>
    public DateOnly Evidence(DateOnly day) => CustodyMarks.Later(Earliest, CustodyMarks.Earlier(Through, day));
    public DateOnly? FirmEvidence(DateOnly day) => FirmThrough is { } through
        ? CustodyMarks.Later(Earliest, CustodyMarks.Earlier(through, day)) : null;
}
