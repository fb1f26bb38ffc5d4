using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Records;

/// <summary>A fact as it was known from one moment to another (UTC).</summary>
/// <param name="Reason">Why the version before was corrected into this one; for those who may edit.</param>
/// <param name="By">Who corrected it; for those who may edit.</param>
public sealed record FactVersion<T>(Redacted<T> Fact, DateTime KnownFrom, DateTime? KnownTo, string? Reason, string? By) where T : class;

/// <summary>One fact with what was known before, as the viewer may see it.</summary>
public sealed record FactPage<T> where T : class
{
    internal FactPage() { }

    public required long PersonId { get; init; }
    public required string PersonName { get; init; }
    public required FactVersion<T> Current { get; init; }
    /// <summary>The latest first.</summary>
    public required IReadOnlyList<FactVersion<T>> Earlier { get; init; }
    public required IReadOnlyDictionary<long, string> LinkNames { get; init; }
    public required Citations Citations { get; init; }
    /// <summary>Earlier versions above the viewer's clearance.</summary>
    public required int HeldBack { get; init; }
}
