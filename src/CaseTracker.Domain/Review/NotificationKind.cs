namespace CaseTracker.Domain.Review;

/// <summary>What somebody is told of.</summary>
public enum NotificationKind
{
    /// <summary>The review of a record was given to them.</summary>
    Assigned,
    /// <summary>What they submitted came back with a remark.</summary>
    Returned,
    /// <summary>What they submitted was verified.</summary>
    Verified,
    /// <summary>A remark mentions them, or answers theirs.</summary>
    Mentioned,
    /// <summary>A view of theirs finds what it did not find before.</summary>
    NewlyFound,
    /// <summary>An administrator asks for a record to be erased for good, and another is to decide.</summary>
    PurgeAsked,
}
