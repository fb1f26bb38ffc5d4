using CaseTracker.Domain.Values;

namespace CaseTracker.App.Database;

/// <summary>One text of a record as it is searched and sorted. It is made from the record and holds nothing of its own: who may search it
/// is asked of the record.</summary>
internal sealed class FoldedTextRow
{
    public long RecordId { get; set; }
    /// <summary>The field's key.</summary>
    public string Field { get; set; } = "";
    /// <summary>By <see cref="TextFold"/>.</summary>
    public string Text { get; set; } = "";
    /// <summary>By <see cref="Domain.Values.SortKey"/>; null for long texts, which sort nothing.</summary>
    public string? SortKey { get; set; }
}
