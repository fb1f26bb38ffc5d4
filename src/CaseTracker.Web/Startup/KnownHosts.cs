using System.Net;
using CaseTracker.Domain.Language;
using Microsoft.AspNetCore.Http.Extensions;

namespace CaseTracker.Web.Startup;

/// <summary>The names under which the program answers: its public address, the addresses that it listens on, this machine's loopback names,
/// and those of the setting AllowedHosts. Under any other name somebody else's page could speak to it.</summary>
public sealed class KnownHosts
{
    private readonly Uri? _public;
    private readonly List<string> _names = ["localhost"];
    private readonly List<Microsoft.Extensions.Primitives.StringSegment> _allowed;

    public KnownHosts(ProgramSettings settings)
    {
        _public = settings.PublicAddress;
        _allowed = [.. settings.AllowedHosts];
        if (_public is not null) _names.Add(_public.Host);
        foreach (var url in settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (HostOf(url) is not { } host) continue;
            // A name that is no address of this machine makes the server listen on all of them.
            var one = IPAddress.TryParse(host.Trim('[', ']'), out var address);
            ListensEverywhere |= one ? IPAddress.Any.Equals(address) || IPAddress.IPv6Any.Equals(address) : !IsLocalhost(host);
            if (host is not ("*" or "+" or "0.0.0.0" or "[::]")) _names.Add(host);
        }
    }

    /// <summary>Any machine that reaches this one reaches the program.</summary>
    public bool ListensEverywhere { get; }

    /// <summary>The names, for whoever starts the program.</summary>
    public string Localize =>
        string.Join(", ", _names.Concat(_allowed.Select(name => name.ToString())).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the program answers under the host that a request names; its port does not matter.</summary>
    public bool Knows(HostString host) => host.HasValue
        && (_names.Contains(host.Host, StringComparer.OrdinalIgnoreCase)
            || IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)
            || _allowed.Contains("*") || _allowed.Count > 0 && HostString.MatchesAny(host.Value, _allowed));

    /// <summary>Whether a page of this origin may open a connection: one of the host that the request names, by the scheme that it came
    /// with. At the public address a proxy may have ended TLS, and only that address counts.</summary>
    public bool IsOwnOrigin(HttpRequest request, string? origin)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var from)) return false;
        var own = _public is not null && _public.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase)
            ? _public : new Uri(request.GetEncodedUrl());
        return Uri.Compare(from, own, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static bool IsLocalhost(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    private static string? HostOf(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.IsUnixPipe || address.IsNamedPipe ? null : address.Host;
        }
        catch (FormatException)
        {
            // The server says so when it starts to listen.
            return null;
        }
    }
}

/// <summary>Refuses requests to a name that the program does not answer under, and connections that another site's page opens.</summary>
public static class KnownHostsParts
{
    private const string Circuits = "/_blazor";

    public static void UseKnownHosts(this WebApplication app)
    {
        var hosts = app.Services.GetRequiredService<KnownHosts>();
        app.Use(async (http, next) =>
        {
            if (!hosts.Knows(http.Request.Host)) await Refuse(http, StatusCodes.Status400BadRequest, new Problem("Shell.HostUnknown"));
            else if (http.Request.Path.StartsWithSegments(Circuits, StringComparison.OrdinalIgnoreCase)
                && http.Request.Headers.Origin is { Count: > 0 } origins
                && !origins.All(origin => hosts.IsOwnOrigin(http.Request, origin))) await Refuse(http, StatusCodes.Status403Forbidden,
                    new Problem("Shell.OriginUnknown"));
            else await next(http);
        });
    }

    private static Task Refuse(HttpContext http, int status, Problem problem)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(problem.Localize(), http.RequestAborted);
    }
}
