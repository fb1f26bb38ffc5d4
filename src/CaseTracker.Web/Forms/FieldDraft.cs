using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Forms;

/// <summary>What has been typed for one field, kept as it was typed until it can be read.</summary>
public sealed record FieldDraft
{
    public string Text { get; set; } = "";
    public DateBasis Basis { get; set; }
    public string? Note { get; set; }

    /// <summary>The field's own source; null for the form's.</summary>
    public long? SourceId { get; set; }
    public string SourceText { get; set; } = "";
    public string? Locator { get; set; }
    public string? Reported { get; set; }

    /// <summary>From 1, confirmed, to 6, cannot be judged; null is not graded.</summary>
    public int? Credibility { get; set; }
    public string? CitationNote { get; set; }

    /// <summary>Takes what another says of the value; the source stays.</summary>
    public void TakeText(FieldDraft other) => (Text, Basis, Note) = (other.Text, other.Basis, other.Note);

    /// <summary>Whether something is said of the field's source here, and not only for the whole form.</summary>
    public bool CitesItself => SourceId is not null || !string.IsNullOrWhiteSpace(Locator) || !string.IsNullOrWhiteSpace(Reported)
        || Credibility is not null || !string.IsNullOrWhiteSpace(CitationNote);
}
