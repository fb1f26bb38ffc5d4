using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Records;

/// <summary>A person, case, source or other record with a page of its own, under the name that the viewer may see.</summary>
public sealed record NamedRecord(long Id, RecordKind Kind, string Name);
