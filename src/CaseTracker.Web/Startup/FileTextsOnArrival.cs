using CaseTracker.App.Evidence;

namespace CaseTracker.Web.Startup;

/// <summary>Has the texts of attached files read, one after the other, as long as the server runs.</summary>
public sealed class FileTextsOnArrival(KeepFileTexts texts, IHostApplicationLifetime program, ILogger<FileTextsOnArrival> logger)
    : OnceRunning(program)
{
    protected override async Task Do(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                while (await texts.Next(cancel))
                {
                    // The next one.
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(failure);
            }
            await texts.Wait(cancel);
        }
    }

    protected override void Failed(Exception failure) => logger.LogError(failure, "The text of an attached file could not be kept");
}
