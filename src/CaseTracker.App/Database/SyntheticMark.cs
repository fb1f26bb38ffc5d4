using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Database;

/// <summary>Whether the database holds people and stories that are made up. The mark goes in with them, in one transaction; nothing takes
/// it out, so that pages and files of such a database say so for good.</summary>
public sealed class SyntheticMark
{
    // Among the keys of what the program itself has brought: that table is never emptied, and its rows never change.
    internal const string Key = "demo";

    private readonly IDbContextFactory<CaseTrackerDb> _factory;

    internal SyntheticMark(IDbContextFactory<CaseTrackerDb> factory) => _factory = factory;

    /// <summary>As it stood when it was last looked for: at the start of the program.</summary>
    public bool Stands { get; private set; }

    public async Task Look(CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        Stands = await In(db, cancel);
    }

    internal static Task<bool> In(CaseTrackerDb db, CancellationToken cancel) =>
        db.SeedEntries.AnyAsync(entry => entry.Key == Key, cancel);
}
