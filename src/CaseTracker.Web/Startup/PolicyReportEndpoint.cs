using System.Threading.RateLimiting;
using CaseTracker.Web.Security;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseTracker.Web.Startup;

/// <summary>Takes what browsers tell of the Content-Security-Policy. They send it by themselves, without a token of a form.</summary>
public static class PolicyReportEndpoint
{
    private const string Limit = "policy-report";

    /// <summary>Thirty a minute from an address: more say nothing new.</summary>
    public static void LimitPolicyReports(this RateLimiterOptions limiter) => limiter.AddPolicy(Limit, http =>
        RateLimitPartition.GetFixedWindowLimiter(Proxies.Counted(http.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) }));

    public static void MapPolicyReports(this WebApplication app) =>
        app.MapPost(PolicyReports.Path, async (HttpContext http, PolicyReports reports) =>
        {
            var buffer = new byte[PolicyReports.Longest + 1];
            var length = await http.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
            // An answer in a few bytes: nobody reads it.
            http.Response.StatusCode = length > PolicyReports.Longest ? StatusCodes.Status413PayloadTooLarge
                : reports.Add(buffer.AsSpan(0, length)) ? StatusCodes.Status204NoContent : StatusCodes.Status400BadRequest;
            http.Response.ContentType = "text/plain";
        }).WithMetadata(new ProgramFile()).AllowAnonymous().RequireRateLimiting(Limit);
}
