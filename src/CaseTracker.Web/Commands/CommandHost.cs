using CaseTracker.App;
using CaseTracker.Web.Startup;

namespace CaseTracker.Web.Commands;

/// <summary>Runs a command that needs the data: the same settings, log and handlers as the server, with the database
/// prepared and seeded, and no web server.</summary>
public static class CommandHost
{
    public static async Task Run(string? dataFolder, string? environment, Func<IServiceProvider, Task> work, CancellationToken cancel)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = environment
        });
        builder.AddProgramSettings(dataFolder);
        builder.Services.AddLogs();
        builder.Services.AddCaseTracker();
        using var host = builder.Build();
        await PrepareData.Run(host.Services, serving: false, cancel);
        await ReportDatabaseTrouble.Of(host.Services, () => work(host.Services));
    }
}
