namespace CaseTracker.App.Database;

/// <summary>How columns of imported tables are read, kept under a name for the team. It holds headings and names of fields, nothing of a
/// table's cells.</summary>
internal sealed class ImportMappingRow
{
    public const int LongestName = 100, LongestKind = 60;

    public long Id { get; set; }

    /// <summary>What the rows are, by the name of a list.</summary>
    public string Kind { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>JSON: what each heading is read as.</summary>
    public string Columns { get; set; } = "";
    public DateTime SavedAt { get; set; }
}
