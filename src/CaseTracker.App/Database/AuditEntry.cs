using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Database;

/// <summary>What was done. <see cref="Reviewed"/> is a step of a review, an assignment or a remark: it speaks of a record and leaves it as
/// it was; so is what is done with a file (<see cref="FileReceived"/> and the others) and a tag put on or taken off, renamed, merged or
/// retired (<see cref="Tagged"/>), and what is asked of its purge.</summary>
public enum AuditAction
{
    Created, Edited, Corrected, Removed, Restored, Exported, SignedIn, SignedOut, AccountChanged, Reviewed, LogAccepted, SignInRefused,
    Refused, FileReceived, FileOpened, FileExported, FileVerified, FileRemoved, FileRestored, IdentitiesEncrypted, Read, Tagged,
    Limited, FileRefused, KeysRotated, PurgeAsked, PurgeRefused, Purged,
}

/// <summary>One line of the audit log. Each holds the hash of the one before, so that a line changed or taken out
/// afterwards shows.</summary>
internal sealed class AuditEntry
{
    public long Id { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    public long? AccountId { get; set; }
    public string ActorName { get; set; } = "";
    public AuditAction Action { get; set; }
    public RecordKind? Kind { get; set; }
    public long? RecordId { get; set; }
    public string? Reason { get; set; }
    /// <summary>What changed, as JSON: {"field":{"before":…,"after":…}}. Full values: what a reader may see of them is
    /// decided when it is read.</summary>
    public string Changes { get; set; } = "{}";
    /// <summary>SHA-256 in hexadecimal of the entry before; 64 zeros for the first. Unique, so that the chain cannot fork.</summary>
    public string PreviousHash { get; set; } = "";
    /// <summary>SHA-256 in hexadecimal of this entry and <see cref="PreviousHash"/>.</summary>
    public string Hash { get; set; } = "";
}
