using CaseTracker.App.Database;

namespace CaseTracker.Web.Startup;

/// <summary>Has made what the start left to be made while pages are answered.</summary>
public sealed class RestOfProjections(PrepareProjections prepare, IHostApplicationLifetime program, ILogger<RestOfProjections> logger)
    : OnceRunning(program)
{
    protected override async Task Do(CancellationToken cancel)
    {
        if (await prepare.Rest(cancel) is { Succeeded: false, Problems: [var problem, ..] })
            logger.LogError("What lists answer by could not be made anew; the next start tries again: {Problem}", problem.Localize());
    }

    protected override void Failed(Exception failure) =>
        logger.LogError(failure, "What lists answer by could not be made anew; the next start tries again");
}
