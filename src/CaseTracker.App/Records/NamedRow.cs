using CaseTracker.Domain.Language;

namespace CaseTracker.App.Records;

/// <summary>What a record is called. Set by name, not by constructor: only so can EF filter on it.</summary>
internal sealed class NamedRow
{
    public long Id { get; init; }
    public string Name { get; init; } = "";
    public bool Unverified { get; init; }

    /// <summary>A record whose name is part of this one's.</summary>
    public long? Within { get; init; }

    public string Called => Unverified ? Texts.Localize("Records.Unverified", Name) : Name;
}
