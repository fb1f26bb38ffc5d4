namespace CaseTracker.Web.Places;

/// <summary>A column of a table of reference records. The first column of a table names its line.</summary>
/// <param name="Language">The language of its texts where it is not the page's.</param>
public sealed record ReferenceColumn<T>(string Label, Func<T, string?> Text, string? Language = null);
