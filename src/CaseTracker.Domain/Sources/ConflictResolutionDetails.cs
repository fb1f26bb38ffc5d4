using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Domain.Sources;

/// <summary>The team's choice where sources report different values of one field: what is taken, and why. It holds for
/// the values that it weighed; a citation with another value reopens the question.</summary>
public record ConflictResolutionDetails : IDetails<ConflictResolutionDetails>
{
    /// <summary>The record (a fact's id stays the same through its corrections).</summary>
    public long RecordId { get; set; }
    /// <summary>The field's key in the record's catalogue.</summary>
    public string Field { get; set; } = "";
    /// <summary>The citation that is believed; null where the team takes a value of its own.</summary>
    public long? CitationId { get; set; }
    /// <summary>The value that is taken: in words, or as <see cref="CitedValue"/> keeps it where the citation has no words.</summary>
    public string Value { get; set; } = "";
    public string Reason { get; set; } = "";
    /// <summary>The reported values that stood when it was chosen, one a line.</summary>
    public string Weighed { get; set; } = "";
    /// <summary>What these values are compared by, one a line (<see cref="CitedValue.Compared"/>).</summary>
    public string WeighedValues { get; set; } = "";

    public static FieldCatalogue<ConflictResolutionDetails> Catalogue { get; } = new(RecordKind.Settlement,
        new("record", FieldKind.Link, d => d.RecordId, (d, v) => d.RecordId = (long)v!) { Required = true, Owner = true, Sourced = false },
        new("field", FieldKind.Text, d => d.Field, (d, v) => d.Field = (string?)v
            ?? "")
        { Required = true, MaxLength = 60, Sourced = false },
        new("citation", FieldKind.Link, d => d.CitationId, (d, v) => d.CitationId = (long?)v)
        {
            LinkTo = RecordKind.Citation,
            Sourced = false
        },
        new("value", FieldKind.Text, d => d.Value, (d, v) => d.Value = (string?)v
            ?? "")
        { Required = true, MaxLength = 1000, Sourced = false },
        new("reason", FieldKind.LongText, d => d.Reason, (d, v) => d.Reason = (string?)v
            ?? "")
        { Required = true, MaxLength = 2000, Sourced = false },
        new("weighed", FieldKind.LongText, d => d.Weighed, (d, v) => d.Weighed = (string?)v ?? "") { MaxLength = 8000, Sourced = false },
        new("weighedValues", FieldKind.LongText, d => d.WeighedValues, (d, v) => d.WeighedValues = (string?)v
            ?? "")
        { MaxLength = 8000, Sourced = false })
    {
        Sourced = false,
        ShownOn = ShownOn.OwnersPage,
    };
}
