using System.Net.Sockets;
using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Ui;

namespace CaseTracker.Web.Startup;

/// <summary>Runs the web server until it is stopped.</summary>
public static class WebServer
{
    public static async Task<int> Run(string? dataFolder, string? environment, string? urls, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = environment
        });
        builder.AddProgramSettings(dataFolder, urls);
        builder.AddWeb();
        await using var app = builder.Build();
        var settings = app.Services.GetRequiredService<ProgramSettings>();
        _ = app.Services.GetRequiredService<WarmModel>().Begin();
        // Beside the database: nobody asks for it before the server listens.
        var theme = Task.Run(() => app.Services.GetRequiredService<ThemeStyles>().Make(app.Services), cancel);
        app.UseWeb();
        await PrepareData.Run(app.Services, serving: true, cancel);
        await theme;
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException failure) when (failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new CommandException(new Problem("Commands.AddressInUse", settings.Urls));
        }
        catch (Exception failure) when (failure is SocketException or UriFormatException or FormatException
            or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" })
        {
            throw new CommandException(new Problem("Commands.AddressUnusable", settings.Urls));
        }
        var (address, hosts, log) = (app.Services.GetRequiredService<ProgramAddress>(), app.Services.GetRequiredService<KnownHosts>(),
            app.Services.GetRequiredService<ILogger<LogLines>>());
        log.LogInformation("Listening on {Address:l}", address.Listened);
        if (hosts.ListensEverywhere) log.LogWarning("{Told:l}", Texts.Localize("Commands.ListensEverywhere", hosts.Localize));
        // Written past the log, which a file keeps: the link is a key.
        await ReportDatabaseTrouble.Of(app.Services, async () =>
        {
            var first = await app.Services.GetRequiredService<InviteAccount>().First(cancel);
            if (!first.Succeeded) throw new CommandException(first.Problems[0]);
            if (first.Value is { } token)
                await Console.Out.WriteLineAsync(Texts.Localize("Commands.FirstLink", $"{address.Value}/first?token={token}"));
        });
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }
}
