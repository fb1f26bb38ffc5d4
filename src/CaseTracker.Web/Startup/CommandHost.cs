using CaseTracker.App;

namespace CaseTracker.Web.Startup;

/// <summary>The handlers for one command, over a database that is up to date.</summary>
public static class CommandHost
{
    public static async Task<IHost> Open(string? dataFolder, string? environment, CancellationToken cancel)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = environment });
        var settings = ProgramSettings.Read(builder.Configuration, dataFolder, urls: null);
        builder.Logging.AddLogs(settings);
        builder.Services.AddCaseTracker(settings.Database);
        var host = builder.Build();
        await PrepareData.Run(host.Services, cancel);
        return host;
    }
}
