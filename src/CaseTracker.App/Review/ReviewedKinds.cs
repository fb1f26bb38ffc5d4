using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Review;

/// <summary>Which records are reviewed: all but what sources say and choices between them, which are looked at with the record that they
/// speak of.</summary>
internal static class ReviewedKinds
{
    public static bool Has(RecordKind kind) => !kind.IsOneOf(RecordKind.Citation, RecordKind.Settlement);
}
