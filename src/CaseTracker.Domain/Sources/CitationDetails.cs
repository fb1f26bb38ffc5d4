using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Sources;

/// <summary>What one source says of one field of one record. Two citations of a field with different reported values
/// are a conflict.</summary>
public record CitationDetails : IDetails<CitationDetails>
{
    public long SourceId { get; set; }
    /// <summary>The record (a fact's id stays the same through its corrections).</summary>
    public long RecordId { get; set; }
    /// <summary>The field's key in the record's catalogue; null cites the record as a whole.</summary>
    public string? Field { get; set; }
    /// <summary>Page, paragraph or section.</summary>
    public string? Locator { get; set; }
    /// <summary>The value in the source's own words.</summary>
    public string? Reported { get; set; }
    /// <summary>The value that the words mean, as <see cref="CitedValue"/> keeps it; null where they can't be read as the field's
    /// kind.</summary>
    public string? Value { get; set; }
    public ImpreciseDate? AsOf { get; set; }
    /// <summary>Admiralty grade of the item: 1 confirmed … 5 improbable, 6 cannot be judged; null is not graded.</summary>
    public int? Credibility { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<CitationDetails> Catalogue { get; } = new(RecordKind.Citation,
        new("source", FieldKind.Link, d => d.SourceId, (d, v) => d.SourceId = (long)v!)
        {
            LinkTo = RecordKind.Source,
            Required = true,
            Closes = true
        },
        new("record", FieldKind.Link, d => d.RecordId, (d, v) => d.RecordId = (long)v!) { Required = true, Owner = true },
        new("field", FieldKind.Text, d => d.Field, (d, v) => d.Field = (string?)v) { MaxLength = 60 },
        new("locator", FieldKind.Text, d => d.Locator, (d, v) => d.Locator = (string?)v),
        new("reported", FieldKind.Text, d => d.Reported, (d, v) => d.Reported = (string?)v) { MaxLength = 1000 },
        new("value", FieldKind.Text, d => d.Value, (d, v) => d.Value = (string?)v),
        new("asOf", FieldKind.Date, d => d.AsOf, (d, v) => d.AsOf = (ImpreciseDate?)v),
        new("credibility", FieldKind.Whole, d => d.Credibility, (d, v) => d.Credibility = (int?)v),
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { MaxLength = 2000 })
    {
        Sourced = false,
        ShownOn = ShownOn.OwnersPage,
        Rule = CitationRules.Check,
    };
}
