using CaseTracker.Domain.Language;

namespace CaseTracker.Domain.Catalogue;

/// <summary>No such record: it does not exist, was removed, or is above the viewer's clearance, which is answered alike.</summary>
public sealed record NotFound : Problem
{
    /// <param name="kind">What was looked for; null where the address does not say.</param>
    /// <param name="more">What the sentence itself does not show, for who asks further.</param>
    public NotFound(RecordKind? kind = null, params object?[] more)
        : base("Errors.NotFound", [new Problem(kind is null ? "PersonPages.Record" : $"Fields.{kind}"), .. more]) =>
        Kind = kind;

    public RecordKind? Kind { get; }
}
