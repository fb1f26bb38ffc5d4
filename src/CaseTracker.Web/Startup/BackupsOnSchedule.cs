using CaseTracker.App.Maintenance;

namespace CaseTracker.Web.Startup;

/// <summary>Has backups made when they are due, as long as the server runs.</summary>
public sealed class BackupsOnSchedule(ScheduleBackups backups, IHostApplicationLifetime program, TimeProvider clock,
    ILogger<BackupsOnSchedule> logger) : OnceRunning(program)
{
    // A clock that is set, or a folder that is emptied, is noticed within it.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    protected override async Task Do(CancellationToken cancel)
    {
        while (backups.Wait() is { } wait)
        {
            if (wait == TimeSpan.Zero && await Make(cancel)) continue;
            await Task.Delay(wait > TimeSpan.Zero && wait < Longest ? wait : Longest, clock, cancel);
        }
    }

    /// <summary>Whether one was made.</summary>
    private async Task<bool> Make(CancellationToken cancel)
    {
        try
        {
            var made = await backups.Handle(cancel);
            if (made.Succeeded) logger.LogInformation("Made the backup {Path:l}", made.Value.Path);
            if (made.Succeeded && (made.Value.Content.Log ?? made.Value.Content.Evidence) is { } broken)
                logger.LogError("{Problem:l}", broken.Localize());
            if (!made.Succeeded) logger.LogError("The backup that is due could not be made: {Problem:l}", made.Problems[0].Localize());
            return made.Succeeded;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(failure);
            return false;
        }
    }

    protected override void Failed(Exception failure) => logger.LogError(failure, "The backup that is due could not be made");
}
