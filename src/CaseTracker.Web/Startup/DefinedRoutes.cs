using CaseTracker.Web.Lists;
using CaseTracker.Web.Records;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CaseTracker.Web.Startup;

/// <summary>The addresses that definitions give: a list by its name, a form by the folder of its kind. The server answers those and no
/// other, so that an address of nothing is told as such to whoever is not signed in, too.</summary>
internal static class DefinedRoutes
{
    private const string List = nameof(ListRoute.List), Folder = nameof(Forms.DefinedForm.Folder);

    private static readonly (string Name, Func<string, bool> Known)[] Parts =
    [
        (List, name => ListAddress.ListOf(name) is not null),
        (Folder, folder => RecordAddress.WithForm(folder) is not null),
    ];

    public static void Constrain(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder route || route.RoutePattern.RawText is not { } template) return;
        foreach (var (name, known) in Parts)
            if (route.RoutePattern.GetParameter(name) is not null)
                route.RoutePattern = RoutePatternFactory.Parse(template, null, new RouteValueDictionary { [name] = new Known(known) });
    }

    /// <summary>The template of the page that answers, with the name of the list or the folder in it, which tell of no record.</summary>
    public static string? Template(HttpContext http) => Parts.Aggregate((http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
        (template, part) => template?.Replace($"{{{part.Name}}}", http.GetRouteValue(part.Name) as string, StringComparison.Ordinal));

    private sealed class Known(Func<string, bool> known) : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values,
            RouteDirection routeDirection) => values[routeKey] is string value && known(value);
    }
}
