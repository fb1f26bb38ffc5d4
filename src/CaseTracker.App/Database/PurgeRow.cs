using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Database;

/// <summary>What has become of a request to erase.</summary>
public enum PurgeState { Waiting, Refused, Erased }

/// <summary>A request to erase a removed record for good. Once a second administrator has approved it, it is what is left of the record:
/// its tombstone. A line is never deleted.</summary>
internal sealed class PurgeRow
{
    public const int LongestReason = 1000;

    public long Id { get; set; }
    public long RecordId { get; set; }
    public RecordKind Kind { get; set; }
    /// <summary>Of the record when it was asked: another one is another record than the one that was looked at.</summary>
    public int Version { get; set; }
    /// <summary>How many records go, with the one that is asked for and all that belongs to it.</summary>
    public int Records { get; set; }
    /// <summary>In the words of whoever asked. It stays.</summary>
    public string Reason { get; set; } = "";
    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; set; }
    public long AskedById { get; set; }
    public string AskedByName { get; set; } = "";
    public PurgeState State { get; set; }
    /// <summary>UTC; null while it waits.</summary>
    public DateTime? DecidedAt { get; set; }
    public long? DecidedById { get; set; }
    public string? DecidedByName { get; set; }
    /// <summary>The encrypted files that are still to be deleted from the folder of evidence, by their random names, a space
    /// between.</summary>
    public string? FilesLeft { get; set; }
    /// <summary>Files and free pages of the database are still to be cleared: at once after the commit, or at the next start.</summary>
    public bool ToClear { get; set; }
}
