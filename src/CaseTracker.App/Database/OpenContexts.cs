using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Database;

internal static class OpenContexts
{
    /// <summary>Reads from a context whose connection is open and which shows one state of the database: for pages of many statements.
    /// Where the database refuses it for a moment it is read again from the beginning.</summary>
    public static Task<T> InOneState<T>(this IDbContextFactory<CaseTrackerDb> factory, Func<CaseTrackerDb, Task<T>> read,
        CancellationToken cancel) where T : class => TransientRetry.Run(factory, async token =>
    {
        await using var db = await factory.Opened(token);
        await using var state = await db.ReadOneState(token);
        return await read(db);
    }, cancel);

    /// <summary>Until the transaction is disposed, all that is read through the context is of one state of the database, however long it
    /// takes and whatever others write meanwhile. On SQLite that holds of any level; this one begins without the write lock.</summary>
    public static Task<IDbContextTransaction> ReadOneState(this CaseTrackerDb db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(db.Provider() == DatabaseProvider.SqlServer ? IsolationLevel.Snapshot
            : IsolationLevel.ReadUncommitted, cancel);

    /// <summary>A context whose connection is open until it is disposed of. Else each statement opens it anew, and sets what a connection
    /// forgets.</summary>
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
