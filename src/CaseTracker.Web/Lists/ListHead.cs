namespace CaseTracker.Web.Lists;

/// <summary>The header of a column.</summary>
/// <param name="To">The address of the list sorted by it; null where it cannot be.</param>
/// <param name="Descending">How the list is sorted by it; null where it is not.</param>
public sealed record ListHead(string Label, string? To = null, bool? Descending = null, bool Number = false)
{
    /// <summary>For readers of the screen.</summary>
    public string? Sort => To is null ? null : Descending switch { null => "none", true => "descending", false => "ascending" };

    public string? Arrow => Descending switch { null => null, true => "▼", false => "▲" };
}
