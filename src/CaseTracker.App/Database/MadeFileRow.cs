using CaseTracker.Domain.Security;

namespace CaseTracker.App.Database;

/// <summary>What has become of a file: handed over, or for others and waiting for a second person, who approved or refused it.</summary>
public enum MadeFileState { Made, Waiting, Approved, Refused }

/// <summary>One file that left the program, or is asked to. A line is never deleted.</summary>
internal sealed class MadeFileRow
{
    public const int LongestReason = 1000;

    public long Id { get; set; }
    /// <summary>The list, table or report, as its command calls it.</summary>
    public string List { get; set; } = "";
    /// <summary>The question as the query of an address, without the format.</summary>
    public string Question { get; set; } = "";
    public Audience Audience { get; set; }
    /// <summary>"en" or "km".</summary>
    public string Language { get; set; } = "";
    /// <summary>"xlsx", "csv", "json", "docx", …</summary>
    public string Format { get; set; } = "";
    public string FileName { get; set; } = "";
    /// <summary>The version of the custody rule that answered, which changes most
    /// (<see cref="Domain.Detention.CustodyRules.Version"/>): a number that was printed is made again by the same one, or the
    /// difference is told as the rule's.</summary>
    public int Rules { get; set; }
    /// <summary>The moment of knowledge, UTC: what was on record then, and no later.</summary>
    public DateTime KnownAt { get; set; }
    public int Rows { get; set; }
    /// <summary>Of the file, in hexadecimal.</summary>
    public string Sha256 { get; set; } = "";
    /// <summary>UTC; the file carries it, too.</summary>
    public DateTime MadeAt { get; set; }
    /// <summary>Who asked; null for the operator of a command.</summary>
    public long? AccountId { get; set; }
    public string ActorName { get; set; } = "";
    /// <summary>With whose sight it was made.</summary>
    public Role Role { get; set; }
    /// <summary>Why it is to leave, in the words of whoever asked.</summary>
    public string? Reason { get; set; }
    public MadeFileState State { get; set; }
    public DateTime? DecidedAt { get; set; }
    public long? DecidedBy { get; set; }
    public string? DecidedByName { get; set; }
    public string? Remark { get; set; }
    /// <summary>When whoever asked took an approved file, UTC.</summary>
    public DateTime? TakenAt { get; set; }
    /// <summary>Its numbers stay, whatever is corrected later.</summary>
    public bool Frozen { get; set; }
    /// <summary>The file itself (gzip, base64), of one that waits, was approved or is frozen.</summary>
    public string? Kept { get; set; }
}
