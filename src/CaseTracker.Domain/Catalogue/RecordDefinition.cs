namespace CaseTracker.Domain.Catalogue;

/// <summary>Where a record is read.</summary>
public enum ShownOn
{
    /// <summary>By its fields, at <c>/records/12</c>.</summary>
    Fields,
    /// <summary>On a page of its own, such as <c>/people/12</c>.</summary>
    OwnPage,
    /// <summary>On the page of the person, case or other record that it belongs to.</summary>
    OwnersPage,
}

/// <summary>What is said of a kind of record as a whole. Its fields are in <see cref="FieldCatalogue{T}"/>.</summary>
public abstract class RecordDefinition(RecordKind kind)
{
    public RecordKind Kind { get; } = kind;

    /// <summary>The details record that it defines.</summary>
    public abstract Type Details { get; }

    /// <summary>The first part of its addresses, such as <c>land</c> in <c>/land/12/edit</c>; null for a kind that has no form by
    /// itself.</summary>
    public string? Folder { get; init; }

    public ShownOn ShownOn { get; init; }

    /// <summary>Its lists; none for a kind that is read on other pages only.</summary>
    public IReadOnlyList<RecordListing> Lists { get; init; } = [];

    /// <summary>False for a kind of which a new record is made from the page of what it belongs to, and nowhere else.</summary>
    public bool MadeAlone { get; init; } = true;
}
