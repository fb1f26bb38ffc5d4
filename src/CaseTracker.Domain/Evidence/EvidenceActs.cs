namespace CaseTracker.Domain.Evidence;

/// <summary>What can be done with a file, by the chain of custody that the Berkeley Protocol on Digital Open Source Investigations (2022)
/// asks for: who had it, when, what for. <see cref="Exported"/> is the evidentiary original, <see cref="Shared"/> a working copy without
/// metadata.</summary>
public enum EvidenceAct { Received, Opened, Exported, Shared, Verified, Removed, Restored }

/// <summary>What reading a file back found.</summary>
public enum EvidenceState
{
    /// <summary>Its bytes have the hash of when it was received.</summary>
    Sound,
    /// <summary>Its bytes are others, or some are missing.</summary>
    Changed,
    /// <summary>It is not where it was put.</summary>
    Missing,
    /// <summary>It cannot be read: its key is missing, or the disk refuses.</summary>
    Unreadable,
}
