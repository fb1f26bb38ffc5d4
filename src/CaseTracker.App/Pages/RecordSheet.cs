using CaseTracker.App.Records;
using CaseTracker.App.Related;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Pages;

/// <summary>An arrest that a dispute's page points to.</summary>
public sealed record LinkedArrest(long FactId, long PersonId, string Who, ImpreciseDate? On);

/// <summary>A record of any kind as the viewer may see it, with what belongs to it.</summary>
public sealed record RecordSheet
{
    internal RecordSheet() { }

    public required long Id { get; init; }
    public required RecordKind Kind { get; init; }
    public required string Name { get; init; }
    public required Confidentiality Confidentiality { get; init; }

    /// <summary>The person, case or other record that it belongs to and whose page leads here; null for one that stands alone.</summary>
    public required NamedRecord? Of { get; init; }

    /// <summary>True for a kind that is shown in full on the page of <see cref="Of"/>, or, where that is itself, on a page of its
    /// own.</summary>
    public required bool ShownElsewhere { get; init; }
    public required IReadOnlyList<SheetField> Fields { get; init; }

    /// <summary>The names of linked records that the viewer may see, by id.</summary>
    public required IReadOnlyDictionary<long, string> LinkNames { get; init; }
    public required RelatedRecords Linked { get; init; }

    /// <summary>For a dispute over land: the arrests of people of its case.</summary>
    public required IReadOnlyList<LinkedArrest> Arrests { get; init; }
    public required Citations Citations { get; init; }

    /// <summary>What no source says yet, as things to do.</summary>
    public required IReadOnlyList<Problem> Missing { get; init; }
}
