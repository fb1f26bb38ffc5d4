using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Records.Timeline;

/// <summary>Something that happened on a date, or lasted from one date to another.</summary>
/// <param name="What">What happened, in words.</param>
/// <param name="On">When it happened or began; null where nobody says.</param>
/// <param name="Address">Where the entry can be read in full.</param>
public sealed record TimelineEntry(long RecordId, string What, ImpreciseDate? On, string Address)
{
    /// <summary>Whose entry it is, on a page about several.</summary>
    public string? Who { get; init; }

    /// <summary>True for a stay: it lasts until <see cref="Until"/>, or nobody knows until when.</summary>
    public bool Lasts { get; init; }

    public ImpreciseDate? Until { get; init; }

    /// <summary>For one without an end: the last day on which a source says that it still lasted.</summary>
    public DateOnly? ConfirmedTo { get; init; }
}
