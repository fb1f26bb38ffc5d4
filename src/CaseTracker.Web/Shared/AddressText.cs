namespace CaseTracker.Web.Shared;

/// <summary>What stands in a box that a page fills from its address. While the page is drawn again, for instance because a late answer
/// came, what somebody is typing stays: only another address writes into the box.</summary>
public sealed class AddressText
{
    private string? _read;

    public string? Text { get; set; }

    /// <summary>Takes what the address says now.</summary>
    /// <returns>True where that is something else than before.</returns>
    public bool Take(string? text)
    {
        if (text == _read) return false;
        Text = _read = text;
        return true;
    }
}
