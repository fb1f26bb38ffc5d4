using Microsoft.Extensions.Primitives;

namespace CaseTracker.Web.Security;

/// <summary>Over https the program's own cookies bear the prefix <c>__Host-</c>, which browsers take from this one host by https alone: no
/// neighbour on the domain, and nobody on the line before a first https answer, can plant one. Inside the program they have their plain
/// names, which are also those of plain http on the own machine.</summary>
public static class HostCookies
{
    private const string Prefix = "__Host-";
    private static readonly string[] Own = [SignIn.CookieName, Forms, DeviceCookie.Name];

    /// <summary>The cookie that proves that a form is one of ours.</summary>
    public const string Forms = "casetracker-form";

    public static void UseHostCookies(this WebApplication app) => app.Use((http, next) =>
    {
        if (!http.Request.IsHttps) return next(http);
        http.Request.Headers.Cookie = Read(http.Request.Headers.Cookie);
        http.Response.OnStarting(() =>
        {
            var set = http.Response.Headers.SetCookie;
            if (set.Count > 0) http.Response.Headers.SetCookie = new StringValues([.. set.Select(one => IsOwn(one) ? Prefix + one : one)]);
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>What the browser sent, with ours under their plain names; one that came without the prefix was planted.</summary>
    private static StringValues Read(StringValues sent) => string.Join("; ", sent.SelectMany(line => line?.Split(';') ?? [])
        .Select(cookie => cookie.Trim()).Where(cookie => !IsOwn(cookie))
        .Select(cookie => cookie.StartsWith(Prefix, StringComparison.Ordinal) && IsOwn(cookie[Prefix.Length..])
            ? cookie[Prefix.Length..] : cookie));

    /// <summary>Long ones come in parts: "casetrackerC1".</summary>
    private static bool IsOwn(string? cookie) => cookie is not null && Own.Any(name => cookie.StartsWith(name, StringComparison.Ordinal)
        && cookie[name.Length..] is (['=', ..] or ['C', >= '1' and <= '9', ..]));
}
