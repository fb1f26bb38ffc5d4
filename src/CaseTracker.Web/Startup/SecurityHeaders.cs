using CaseTracker.Web.Security;

namespace CaseTracker.Web.Startup;

/// <summary>Headers that tell the browser to load nothing from elsewhere, run nothing inline, and keep nothing.</summary>
public static class SecurityHeaders
{
    /// <summary>Style attributes are allowed because MudBlazor's components place themselves with them; style sheets and
    /// style elements from the page are not.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'; report-uri " + PolicyReports.Path;

    /// <summary>A year, of this name alone: what else is on the domain is others' to decide.</summary>
    private const string OnlyHttps = "max-age=31536000";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use(async (http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            // A file that others made has a narrower one.
            if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            if (http.Request.IsHttps && app.Services.GetRequiredService<ProgramSettings>().PublicAddress is { Scheme: "https" } address
                && address.Host.Equals(http.Request.Host.Host, StringComparison.OrdinalIgnoreCase))
                headers.StrictTransportSecurity = OnlyHttps;
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
            // Pages stay out of the browser's cache, so that "back" after signing out shows nothing.
            if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        await next();
    });
}
