using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace CaseTracker.Web.Layout;

/// <summary>The local address of the page as the browser shows it. A message page is drawn in place of another address,
/// which then is the one to come back to.</summary>
public static class PageAddress
{
    public static string Of(NavigationManager navigation, HttpContext? http)
    {
        if (http?.Features.Get<IStatusCodeReExecuteFeature>() is { } message) return message.OriginalPath + message.OriginalQueryString;
        if (http?.Features.Get<IExceptionHandlerPathFeature>() is { } error) return error.Path;
        return "/" + navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0];
    }
}
