using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Web.Forms;

/// <summary>A field that was changed here and, meanwhile, by somebody else.</summary>
/// <param name="Key">The field's key, or <see cref="FormParts.Confidentiality"/>.</param>
/// <param name="Mine">The value here, as a page shows it; null for none.</param>
/// <param name="Theirs">The value that is saved now.</param>
/// <param name="LinkTo">What the two point at, where they are ids of records.</param>
/// <param name="MyDraft">What was typed here, readable or not.</param>
public sealed record FieldConflict(string Key, string Label, object? Mine, object? Theirs, RecordKind? LinkTo, FieldDraft MyDraft)
{
    /// <summary>Which of the two is kept; null until somebody chose.</summary>
    public bool? TakeTheirs { get; set; }
}
