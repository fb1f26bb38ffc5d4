using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CaseTracker.Web.Startup;

/// <summary>Where people open the program. Never what a request calls it: whoever sends one chooses that. Holds once the server
/// listens.</summary>
public sealed class ProgramAddress(ProgramSettings settings, IServer server)
{
    /// <summary>For links that leave the program: the public address, else <see cref="Listened"/>. Without a slash at the end.</summary>
    public string Value => settings.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? Listened;

    /// <summary>An address that is listened on and that a browser on this machine can open.</summary>
    public string Listened => Reachable(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What a command knows of it, without a server: as <see cref="Value"/> will be once one listens where the settings
    /// say.</summary>
    public static string Of(ProgramSettings settings) =>
        settings.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? Reachable(settings.Urls.Split(';')[0]);

    private static string Reachable(string listened) => listened
        .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal)
        .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal).TrimEnd('/');
}
