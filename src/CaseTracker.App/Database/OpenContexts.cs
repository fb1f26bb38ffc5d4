using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Database;

internal static class OpenContexts
{
    /// <summary>A context whose connection is open until it is disposed of. Else each statement opens it anew, and sets what a connection
    /// forgets: for pages of many statements.</summary>
    public static async Task<CaseTrackerDb> Opened(this IDbContextFactory<CaseTrackerDb> factory, CancellationToken cancel)
    {
        var db = await factory.CreateDbContextAsync(cancel);
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
