using CaseTracker.App.Database;

namespace CaseTracker.Web.Startup;

/// <summary>Has the database looked through.</summary>
public sealed class DatabaseCheck(CheckDatabase check, IHostApplicationLifetime program, ILogger<DatabaseCheck> logger)
    : OnceRunning(program)
{
    protected override Task Do(CancellationToken cancel) => check.Handle(cancel);

    protected override void Failed(Exception failure) => logger.LogError(failure, "The database could not be looked through");
}
