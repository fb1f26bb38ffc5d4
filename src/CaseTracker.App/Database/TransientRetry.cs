using CaseTracker.App.Database.Dialects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseTracker.App.Database;

/// <summary>Does again what the database refused for a moment only: a server that is moved, overloaded or restarted, a line that broke. A
/// transaction is done again from its beginning, in a new context, or not at all.</summary>
internal sealed class TransientRetry(ExecutionStrategyDependencies known, IDatabaseDialect dialect)
    : ExecutionStrategy(known, Times, Longest)
{
    // Some seconds in all: a page gives up within 15.
    private const int Times = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Does a piece of work with a context of its own, anew each time. Throws what the last try threw.</summary>
    /// <param name="done">Asked after a failure: the answer where the work was done all the same; null where it was not. A line may break
    /// before it brings the answer to a commit.</param>
    public static async Task<T> Run<T>(IDbContextFactory<CaseTrackerDb> factory, Func<CancellationToken, Task<T>> work,
        CancellationToken cancel, Func<CancellationToken, Task<T?>>? done = null) where T : class
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(work, (_, again, token) => again(token),
            done is null ? null : async (_, _, token) => await done(token) is { } answer
                ? new ExecutionResult<T>(true, answer) : new ExecutionResult<T>(false, default!), cancel);
    }

    /// <summary>What EF asks before it holds each answer whole in memory, and before it refuses transactions: neither is wanted. So what
    /// breaks in the middle of an answer is done again only within <see cref="Run{T}"/>. EF asks while it makes what a context consists of:
    /// nothing of the context may be asked here.</summary>
    public override bool RetriesOnFailure => false;

    /// <summary>What is sent within a transaction is for whoever began that to do again.</summary>
    protected override bool ShouldRetryOn(Exception exception) => !InTransaction && dialect.IsTransient(exception);

    private bool InTransaction => Dependencies.CurrentContext.Context.Database.CurrentTransaction is not null;
}
