using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseTracker.App.Database;

/// <summary>Before the database is asked anything, it is told what was saved and waits (<see cref="RecordSaving"/>): an answer never lacks
/// it.</summary>
internal sealed class SendWaiting : DbCommandInterceptor
{
    public static SendWaiting First { get; } = new();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
        InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await Send(eventData, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
        InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await Send(eventData, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData,
        InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        await Send(eventData, cancellationToken);
        return result;
    }

    /// <summary>Throws <see cref="NotSupportedException"/> where something waits: whoever does not await cannot send it.</summary>
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData,
        InterceptionResult<DbDataReader> result) =>
        eventData.Context is CaseTrackerDb { Saving.Waits: true } ? throw new NotSupportedException("A unit of work asks asynchronously.")
            : result;

    private static Task Send(CommandEventData asked, CancellationToken cancel) =>
        asked.Context is CaseTrackerDb { Saving: { Waits: true } saving } ? saving.Send(cancel) : Task.CompletedTask;
}
