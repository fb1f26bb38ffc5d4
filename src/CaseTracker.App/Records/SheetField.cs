using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Records;

/// <summary>One field of a record of any kind, as the viewer may see it.</summary>
/// <param name="Value">As in the details record; null where it is restricted.</param>
/// <param name="Section">The part of the page that it stands in.</param>
/// <param name="Sourced">False for what the team itself decides.</param>
/// <param name="Citable">Whether a value needs a source.</param>
public sealed record SheetField(string Key, string Label, FieldKind Kind, RecordKind? LinkTo, string Section, object? Value,
    bool Restricted, bool Sourced, bool Citable);
