namespace CaseTracker.Web.Startup;

/// <summary>What is done once, beside the first pages, when the server runs.</summary>
public abstract class OnceRunning(IHostApplicationLifetime program) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var listening = program.ApplicationStarted.Register(started.SetResult);
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            // SQLite's calls block: not on a thread that answers pages.
            await Task.Factory.StartNew(() => Do(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .Unwrap();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start does it again.
        }
        catch (Exception failure)
        {
            Failed(failure);
        }
    }

    protected abstract Task Do(CancellationToken cancel);

    protected abstract void Failed(Exception failure);
}
