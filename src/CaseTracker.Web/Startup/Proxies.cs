using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace CaseTracker.Web.Startup;

/// <summary>What stands between a browser and the program. Whom a request is from is read from a header only where a configured proxy wrote
/// it: anybody else could name whom they like, and so pass for many or have others limited in their place.</summary>
public static class Proxies
{
    /// <summary>The networks of a list with commas, an address being a network of one; null where one of them cannot be read.</summary>
    public static IReadOnlyList<IPNetwork>? Read(string? text)
    {
        List<IPNetwork> networks = [];
        foreach (var word in text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            var network = word.Contains('/', StringComparison.Ordinal) ? word
                : IPAddress.TryParse(word, out var one)
                    ? string.Create(CultureInfo.InvariantCulture, $"{one}/{one.GetAddressBytes().Length * 8}") : "";
            if (!IPNetwork.TryParse(network, out var read)) return null;
            networks.Add(read);
        }
        return networks;
    }

    public static void UseProxies(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ProgramSettings>();
        if (settings.Proxies.Count > 0)
        {
            var options = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
                // As far as configured proxies go, and no further.
                ForwardLimit = null,
            };
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.Proxies) options.KnownIPNetworks.Add(network);
            app.UseForwardedHeaders(options);
        }
        if (settings.PublicAddress is not { Scheme: "https" } address) return;
        app.Use((http, next) =>
        {
            // Under this name people come by https alone: a proxy before the program has ended TLS.
            if (address.Host.Equals(http.Request.Host.Host, StringComparison.OrdinalIgnoreCase)) http.Request.Scheme = address.Scheme;
            return next(http);
        });
    }

    /// <summary>Whom a limit counts: an address, of the sixth version the network that one customer gets.</summary>
    public static string Counted(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes()[..8]),
        _ => address.ToString(),
    };
}
