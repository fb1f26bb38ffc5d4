namespace CaseTracker.Web.Ui;

/// <summary>Ways of the drawer that belong together.</summary>
/// <param name="Name">A word of the page's own, to name the group by.</param>
/// <param name="Title">Null: they stand without a title.</param>
/// <param name="More">What few need, folded away beneath the others; open where the page that is open is one of them.</param>
public sealed record NavGroup(string Name, string? Title, IReadOnlyList<NavWay> Ways, NavMore? More = null);

/// <summary>Ways that are folded away, under their title.</summary>
public sealed record NavMore(string Title, IReadOnlyList<NavWay> Ways);

/// <summary>One way in the drawer.</summary>
/// <param name="Count">How many are behind it, as the page behind it says, too; 0 says nothing.</param>
/// <param name="Exact">Marked at this very address only, not beneath it.</param>
public sealed record NavWay(string Href, string Text, Symbol Symbol, int Count = 0, bool Exact = false)
{
    /// <summary>Whether the page at a path is this way's, or lies beneath it.</summary>
    public bool LeadsTo(string path) => path == Href || !Exact && path.StartsWith($"{Href}/", StringComparison.Ordinal);
}
