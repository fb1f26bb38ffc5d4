using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Database;

/// <summary>A file that is attached to a record. Its bytes lie encrypted in the folder of evidence; this is what is known of
/// them.</summary>
internal sealed class EvidenceFileRow
{
    public long Id { get; set; }
    public long RecordId { get; set; }
    /// <summary>As it was called when it was received.</summary>
    public string Name { get; set; } = "";
    /// <summary>What it is and how it came to the team, in the words of whoever attached it.</summary>
    public string? Description { get; set; }
    /// <summary>Who may know of it, of those who may know of the record.</summary>
    public Confidentiality Confidentiality { get; set; }
    public EvidenceFormat Format { get; set; }
    public long Bytes { get; set; }
    /// <summary>SHA-256 of the bytes as they came in, in hexadecimal.</summary>
    public string Sha256 { get; set; } = "";
    /// <summary>The name of its encrypted file in the folder of evidence: random, so that it says nothing.</summary>
    public string StoredAs { get; set; } = "";
    /// <summary>UTC.</summary>
    public DateTime ReceivedAt { get; set; }
    public long? ReceivedById { get; set; }
    public string ReceivedByName { get; set; } = "";
    /// <summary>When it was read back last and compared with its hash, UTC; null where it never was.</summary>
    public DateTime? CheckedAt { get; set; }
    /// <summary>What was found then.</summary>
    public EvidenceState State { get; set; }
    /// <summary>UTC; null while it stands. The bytes stay.</summary>
    public DateTime? RemovedAt { get; set; }
}

/// <summary>A line of a file's chain of custody: something that was done with it. Never changed.</summary>
internal sealed class EvidenceActRow
{
    public long Id { get; set; }
    public long FileId { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    /// <summary>Null for the operator of a command, and for the program itself.</summary>
    public long? AccountId { get; set; }
    public string ActorName { get; set; } = "";
    public EvidenceAct Act { get; set; }
    /// <summary>What a check found; null for another act.</summary>
    public EvidenceState? Found { get; set; }
    /// <summary>Why, in the words of whoever did it.</summary>
    public string? Reason { get; set; }
}

/// <summary>The text of a file, by which it is found. Whoever may not know of the file may not know of this.</summary>
internal sealed class EvidenceTextRow
{
    public long FileId { get; set; }
    public FileTextState State { get; set; }
    /// <summary>How often it was begun.</summary>
    public int Tries { get; set; }
    /// <summary>Encrypted in the database (<see cref="SealedColumns"/>); null where there is none.</summary>
    public string? Text { get; set; }
    /// <summary>The same as it is searched, encrypted, too: to fold a text takes a hundred times as long as to look through it.</summary>
    public string? Folded { get; set; }
    /// <summary>The version of the rule that folded it (<see cref="Domain.Values.TextFold.Version"/>).</summary>
    public int FoldedBy { get; set; }
    /// <summary>Of the text.</summary>
    public int Letters { get; set; }
    /// <summary>When it was read, UTC; null until then.</summary>
    public DateTime? ReadAt { get; set; }
}
