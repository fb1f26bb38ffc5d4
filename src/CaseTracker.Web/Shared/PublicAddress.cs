namespace CaseTracker.Web.Shared;

/// <summary>Where readers of a letter can open the program.</summary>
/// <param name="Root">What somebody has set for that; null where nobody did: the address that a browser shows may be that of one machine,
/// which says where it stands and leads nobody else anywhere.</param>
public sealed record PublicAddress(Uri? Root)
{
    /// <summary>The address of a page for somebody elsewhere; null where there is none.</summary>
    /// <param name="page">A local address, which begins with a slash.</param>
    public string? Of(string page) => Root is null ? null : new Uri(Root, page).AbsoluteUri;
}
