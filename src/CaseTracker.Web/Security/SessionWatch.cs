using CaseTracker.App.Security;
using CaseTracker.Domain.Security;

namespace CaseTracker.Web.Security;

/// <summary>Looks, from the server's start to its stop, for sessions that are to lock or to end.</summary>
public sealed class SessionWatch(ExpireSessions expire, SessionLimits limits, TimeProvider clock, ILogger<SessionWatch> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Ten times an idle limit, and at least each half minute: a page outlives its session by no more.
        var step = limits.Idle / 10 < TimeSpan.FromSeconds(30) ? limits.Idle / 10 : TimeSpan.FromSeconds(30);
        using var timer = new PeriodicTimer(step, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Look(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops, or could not start: nothing that anybody needs to read about.
        }
    }

    private async Task Look(CancellationToken cancel)
    {
        try
        {
            await expire.Run(cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A busy or unreachable database: the next turn looks again, and each call is refused meanwhile.
            logger.LogError(failure, "Sessions could not be looked after");
        }
    }
}
