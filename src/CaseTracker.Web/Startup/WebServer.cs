using System.Net.Sockets;
using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Commands;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CaseTracker.Web.Startup;

/// <summary>Runs the web server until it is stopped.</summary>
public static class WebServer
{
    public static async Task<int> Run(string? dataFolder, string? environment, string? urls, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = environment });
        var settings = ProgramSettings.Read(builder.Configuration, dataFolder, urls);
        builder.AddWeb(settings);
        await using var app = builder.Build();
        _ = app.Services.GetRequiredService<WarmModel>().Begin();
        app.UseWeb();
        await PrepareData.Run(app.Services, cancel);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException failure) when (failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new CommandException(new Problem("Commands.AddressInUse", settings.Urls));
        }
        catch (Exception failure) when (failure is SocketException or UriFormatException or FormatException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" })
        {
            throw new CommandException(new Problem("Commands.AddressUnusable", settings.Urls));
        }
        var address = Address(app);
        app.Services.GetRequiredService<ILogger<LogLines>>().LogInformation("Listening on {Address:l}", address);
        // Written past the log, which a file keeps: the link is a key.
        if (await app.Services.GetRequiredService<InviteAccount>().First(cancel) is { } token)
            await Console.Out.WriteLineAsync(Texts.Say("Commands.FirstLink", $"{address}/first?token={token}"));
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>An address that a browser on this machine can open.</summary>
    private static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal).TrimEnd('/');
}
