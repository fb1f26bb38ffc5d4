using CaseTracker.App;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>Runs a command that needs the data: the same settings, log and handlers as the server, with the database
/// prepared and seeded, and no web server.</summary>
public static class CommandHost
{
    public static Task Run(string? dataFolder, string? environment, Func<IServiceProvider, Task> work, CancellationToken cancel) =>
        Run(dataFolder, environment, prepare: true, work, cancel);

    /// <summary>The same with the database as it stands: for what must not change it, or has to work when it cannot be changed.</summary>
    public static Task RunAsItStands(string? dataFolder, string? environment, Func<IServiceProvider, Task> work,
        CancellationToken cancel) =>
        Run(dataFolder, environment, prepare: false, work, cancel);

    /// <summary>The settings alone, for a command that needs no data.</summary>
    public static IConfiguration Settings(string? environment) => Builder(environment).Configuration;

    private static async Task Run(string? dataFolder, string? environment, bool prepare, Func<IServiceProvider, Task> work,
        CancellationToken cancel)
    {
        var builder = Builder(environment);
        builder.AddProgramSettings(dataFolder);
        builder.Services.AddLogs();
        builder.Services.AddCaseTracker();
        using var host = builder.Build();
        if (prepare) await PrepareData.Run(host.Services, serving: false, cancel);
        await ReportDatabaseTrouble.Of(host.Services, () => work(host.Services));
    }

    private static HostApplicationBuilder Builder(string? environment) => Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
    {
        ContentRootPath = AppContext.BaseDirectory,
        EnvironmentName = environment
    });
}
