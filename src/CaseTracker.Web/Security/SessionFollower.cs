using CaseTracker.App.Database;
using CaseTracker.App.Security;

namespace CaseTracker.Web.Security;

/// <summary>Closes the pages of this process whose sessions another one has ended, every few seconds, as long as the server runs.</summary>
public sealed class SessionFollower(FollowSessions follow, OpenPages pages, DatabaseTrouble trouble, TimeProvider clock,
    ILogger<SessionFollower> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(FollowSessions.Step, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Look(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task Look(CancellationToken cancel)
    {
        try
        {
            await follow.Look(pages.Sessions, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Every call of a page is refused by the session's standing meanwhile; what the database is, its pages and the log tell.
            if (trouble.OnPage(failure) is null) logger.LogError(failure, "Sessions of other processes could not be followed");
        }
    }
}
