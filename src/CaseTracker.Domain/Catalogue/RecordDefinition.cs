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

    /// <summary>The address of a form at one of its fields, where it takes the keyboard.</summary>
    public static string FieldOf(string form, string field) => $"{form}#field-{field}";

    /// <summary>What such a record is in the schema of followthemoney (https://followthemoney.tech/explorer/), as far as it is that; null
    /// where the schema has no such thing.</summary>
    public string? FollowTheMoney { get; init; }

    public ShownOn ShownOn { get; init; }

    /// <summary>Whether home, work lists and pages ask for a source of what it says; not of what only names or ties others.</summary>
    public bool Sourced { get; init; } = true;

    /// <summary>Its lists; none for a kind that is read on other pages only.</summary>
    public IReadOnlyList<RecordListing> Lists { get; init; } = [];

    /// <summary>False for a kind of which a new record is made from the page of what it belongs to, and nowhere else.</summary>
    public bool MadeAlone { get; init; } = true;
}
