using System.Threading.RateLimiting;
using CaseTracker.App.Security;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseTracker.Web.Startup;

/// <summary>How often the forms that let somebody in are taken from one place. Looking at them is free. A browser in which somebody signed
/// in before counts for itself: strangers at its address do not use up its tries. Each process counts in its memory first, so that a flood
/// writes nothing; what passes is counted in the database, for all processes.</summary>
public static class SignInLimit
{
    public const string Policy = "sign-in";

    public static void LimitSignIn(this RateLimiterOptions limiter) => limiter.AddPolicy(Policy, http =>
        HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(PlaceOf(http),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = CountTries.Most, Window = CountTries.Within })
            : RateLimitPartition.GetNoLimiter(""));

    /// <summary>After the limiter of the process.</summary>
    public static void UseSharedSignInLimit(this WebApplication app)
    {
        var count = app.Services.GetRequiredService<CountTries>();
        app.Use(async (http, next) =>
        {
            if (HttpMethods.IsPost(http.Request.Method)
                && http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Policy
                && !await count.Take(PlaceOf(http), http.RequestAborted)) http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            else await next(http);
        });
    }

    private static string PlaceOf(HttpContext http) => http.RequestServices.GetRequiredService<KnownDevices>().Token(DeviceCookie.Of(http))
        ?? Proxies.Counted(http.Connection.RemoteIpAddress);
}
