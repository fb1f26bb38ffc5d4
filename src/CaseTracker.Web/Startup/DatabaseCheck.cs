using CaseTracker.App.Database;

namespace CaseTracker.Web.Startup;

/// <summary>Has the database looked through once the server runs, beside the first pages.</summary>
public sealed class DatabaseCheck(CheckDatabase check, IHostApplicationLifetime program, ILogger<DatabaseCheck> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var listening = program.ApplicationStarted.Register(started.SetResult);
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            // SQLite's calls block: not on a thread that answers pages.
            await Task.Factory.StartNew(() => check.Handle(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start looks again.
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "The database could not be looked through");
        }
    }
}
