namespace CaseTracker.App.Database;

/// <summary>A short word that a team puts on records for its own sorting. It is open to the whole team: it holds nothing
/// confidential.</summary>
internal sealed class TagRow
{
    public long Id { get; set; }
    public string Name { get; set; } = "";
    /// <summary>The name as it is compared: no other tag has the same (<see cref="Domain.Review.TagRules.Folded"/>).</summary>
    public string Folded { get; set; } = "";
    /// <summary>When somebody used it first, UTC.</summary>
    public DateTime At { get; set; }
    /// <summary>Who did; null for the operator of a command.</summary>
    public long? ById { get; set; }
    /// <summary>Their name then.</summary>
    public string ByName { get; set; } = "";
    /// <summary>Since when it is put on no further record, UTC; null while it is used.</summary>
    public DateTime? RetiredAt { get; set; }
}

/// <summary>A tag on a record. Who put it there, and who took one off, is in the audit log.</summary>
internal sealed class RecordTagRow
{
    public long RecordId { get; set; }
    public long TagId { get; set; }
}
