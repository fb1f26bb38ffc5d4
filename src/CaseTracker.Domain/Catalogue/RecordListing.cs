namespace CaseTracker.Domain.Catalogue;

/// <summary>A list of the records of a kind, by the keys of their fields. Its title and a sentence of what is on it are the resources
/// <c>Fields.List_{Name}</c> and <c>Fields.List_{Name}_about</c>.</summary>
/// <param name="Name">In addresses (<c>/events</c>) and commands (<c>export events</c>).</param>
/// <param name="Filters">With points between them the keys of links and of a field of what they lead to: "prosecution.court".</param>
/// <param name="Called">Of these the first that holds something names a row.</param>
/// <param name="Order">What it is sorted by where nobody asks for another order; with a minus in front, the last first.</param>
public sealed record RecordListing(string Name, IReadOnlyList<string> Called, IReadOnlyList<string> Columns, IReadOnlyList<string> Filters,
    string Order)
{
    /// <summary>What is on it before anybody asks for anything; null: every record of the kind.</summary>
    public ListPreset? Preset { get; init; }

    /// <summary>Records of this kind are counted for each row; null where nothing is.</summary>
    public RecordKind? Counts { get; init; }
}

/// <summary>A choice that all records of a list have made: the values of a field that are on it.</summary>
public sealed record ListPreset(string Field, IReadOnlyList<string> Values);
