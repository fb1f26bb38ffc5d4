using CaseTracker.App.Evidence;

namespace CaseTracker.Web.Startup;

/// <summary>Has attached files read back when that is due, as long as the server runs.</summary>
public sealed class EvidenceOnSchedule(VerifyFiles files, IHostApplicationLifetime program, TimeProvider clock,
    ILogger<EvidenceOnSchedule> logger) : OnceRunning(program)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    protected override async Task Do(CancellationToken cancel)
    {
        while (true)
        {
            await Check(cancel);
            await Task.Delay(Between, clock, cancel);
        }
    }

    private async Task Check(CancellationToken cancel)
    {
        try
        {
            var verified = await files.Due(cancel);
            if (!verified.Succeeded) logger.LogError("Attached files could not be verified: {Problem:l}", verified.Problems[0].Localize());
            else if (verified.Value.Checked > 0)
                logger.LogInformation("Verified {Count} attached files, of which {Bad} are not as they were received",
                    verified.Value.Checked, verified.Value.Bad.Count);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(failure);
        }
    }

    protected override void Failed(Exception failure) => logger.LogError(failure, "Attached files could not be verified");
}
