using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Review;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tags;

/// <summary>Saved views that ask for a tag go on asking for it by the name that it has now.</summary>
internal static class TagsInViews
{
    private const string Asked = $"{ListFilters.Tag}=";

    /// <param name="before">As the tag was called, folded.</param>
    /// <param name="after">As it is called now, or that into which it was merged, folded.</param>
    public static async Task Rename(CaseTrackerDb db, string before, string after, CancellationToken cancel)
    {
        foreach (var view in await db.SavedViews.Where(view => view.Address.Contains(Asked)).ToListAsync(cancel))
            if (Renamed(view.Address, before, after) is { Length: <= SavedViewRow.LongestAddress } address) view.Address = address;
    }

    private static string Renamed(string address, string before, string after)
    {
        if (address.IndexOf('?', StringComparison.Ordinal) is var query && query < 0) return address;
        var parts = address[(query + 1)..].Split('&').Select(part => part.StartsWith(Asked, StringComparison.Ordinal)
            && TagRules.Folded(Uri.UnescapeDataString(part[Asked.Length..].Replace('+', ' '))) == before
                ? Asked + Uri.EscapeDataString(after) : part);
        return $"{address[..query]}?{string.Join('&', parts.Distinct())}";
    }
}
