using CaseTracker.Domain.Language;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.SignalR;

namespace CaseTracker.Web.Startup;

/// <summary>Holds the open pages of a session and of an address below their limits. A page that would be one too many is answered with
/// words, without a circuit; a line that is opened past it is closed.</summary>
public sealed class LimitedPages(PageLimits limits, ILogger<LimitedPages> log) : IHubFilter
{
    private static readonly object Counted = new();
    private readonly Lock _turn = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var places = Of(context.Context.GetHttpContext());
        if (!Take(places))
        {
            log.LogWarning("A page was refused its line: as many as may be are open for its session or its address.");
            context.Context.Abort();
            return;
        }
        context.Context.Items[Counted] = places;
        await next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (context.Context.Items.Remove(Counted, out var places)) GiveBack((IReadOnlyList<Place>)places!);
        return next(context, exception);
    }

    /// <summary>Answers a request for a page that would be one too many.</summary>
    public Task Answer(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null || !http.AcceptsInteractiveRouting()
            || Full(Of(http)) is not { } most) return next(http);
        http.Note(new Problem("Shell.TooManyPages", most));
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    }

    private IReadOnlyList<Place> Of(HttpContext? http) =>
    [
        .. SignIn.CurrentUserOf(http?.User) is { SessionId: { } session }
            ? [new Place($"session {session}", limits.OfSession)] : (Place[])[],
        new($"address {Proxies.Counted(http?.Connection.RemoteIpAddress)}", limits.OfAddress),
    ];

    /// <summary>How many pages may be open where as many are; null: there is room.</summary>
    private int? Full(IReadOnlyList<Place> places)
    {
        lock (_turn) return places.FirstOrDefault(place => _open.GetValueOrDefault(place.Name) >= place.Most)?.Most;
    }

    private bool Take(IReadOnlyList<Place> places)
    {
        lock (_turn)
        {
            if (Full(places) is not null) return false;
            foreach (var place in places) _open[place.Name] = _open.GetValueOrDefault(place.Name) + 1;
            return true;
        }
    }

    private void GiveBack(IReadOnlyList<Place> places)
    {
        lock (_turn)
        {
            foreach (var place in places)
                if (--_open[place.Name] == 0) _open.Remove(place.Name);
        }
    }

    private sealed record Place(string Name, int Most);
}
