using CaseTracker.App.Security;

namespace CaseTracker.Web.Security;

/// <summary>The cookie by which a browser in which somebody signed in is known again (<see cref="KnownDevices"/>). It signs nobody
/// in.</summary>
public static class DeviceCookie
{
    public const string Name = "casetracker-device";

    public static string? Of(HttpContext http) => http.Request.Cookies[Name];

    public static void Keep(HttpContext http, string value) => http.Response.Cookies.Append(Name, value, new CookieOptions
    {
        MaxAge = KnownDevices.KnownFor,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        HttpOnly = true,
        IsEssential = true,
    });
}
