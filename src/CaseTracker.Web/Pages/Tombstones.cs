using System.Globalization;
using CaseTracker.App.Purging;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Diagnostics;

namespace CaseTracker.Web.Pages;

/// <summary>What is left of the record that an address names which leads nowhere. It is asked for before the page is drawn, for that one
/// waits for nothing.</summary>
public static class Tombstones
{
    private static readonly object Key = new();

    /// <summary>After it is known who asks.</summary>
    public static void UseTombstones(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is { } from && http.Response.StatusCode == StatusCodes.Status404NotFound
            && Named(from.OriginalPath) is { } record && SignIn.CurrentUserOf(http.User) is { } user)
        {
            var found = await http.RequestServices.GetRequiredService<ShowPurges>().Tombstones(user, record, http.RequestAborted);
            if (found.Succeeded) http.Items[Key] = found.Value;
        }
        await next(http);
    });

    /// <summary>Those that the page may tell of.</summary>
    public static IReadOnlyList<Purge> Of(HttpContext? http) => http?.Items[Key] as IReadOnlyList<Purge> ?? [];

    /// <summary>The record that an address names: /people/12, /records/12/history.</summary>
    private static long? Named(string path) => path.Split('/')
        .Select(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null)
        .FirstOrDefault(id => id is not null);
}
