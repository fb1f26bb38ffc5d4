using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Records;

/// <summary>A fact of any kind as it was known from one moment to another (UTC): as <see cref="FactVersion{T}"/>, by its fields.</summary>
public sealed record FactSheetVersion(IReadOnlyList<SheetField> Fields, DateTime KnownFrom, DateTime? KnownTo, string? Reason, string? By);

/// <summary>One fact of any kind with what was known before, as the viewer may see it.</summary>
public sealed record FactSheet
{
    internal FactSheet() { }

    public required long Id { get; init; }
    public required RecordKind Kind { get; init; }
    public required long PersonId { get; init; }
    public required string PersonName { get; init; }
    /// <summary>The current one first, then the latest.</summary>
    public required IReadOnlyList<FactSheetVersion> Versions { get; init; }
    public required IReadOnlyDictionary<long, string> LinkNames { get; init; }
    /// <summary>Earlier versions above the viewer's clearance.</summary>
    public required int HeldBack { get; init; }

    internal static FactSheet Of<T>(FactPage<T> page, RecordType<T> type) where T : class, IDetails<T>, new() => new()
    {
        Id = page.Current.Fact.Id,
        Kind = type.Kind,
        PersonId = page.PersonId,
        PersonName = page.PersonName,
        Versions = [.. page.Earlier.Prepend(page.Current).Select(version => new FactSheetVersion(
            [.. type.Fields.Select(field => field.Shown(version.Fact.Details, version.Fact.IsHidden(field.Key)))],
            version.KnownFrom, version.KnownTo, version.Reason, version.By))],
        LinkNames = page.LinkNames,
        HeldBack = page.HeldBack,
    };
}
