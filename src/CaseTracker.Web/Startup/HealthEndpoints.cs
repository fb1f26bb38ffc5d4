using CaseTracker.App.Maintenance;
using CaseTracker.Web.Ui;

namespace CaseTracker.Web.Startup;

/// <summary>What a supervisor or a load balancer asks, who is not signed in: a word, and neither a version nor what is wrong.</summary>
public static class HealthEndpoints
{
    /// <summary>Whether the process answers at all; asks nothing else, so that no trouble of the database has it restarted.</summary>
    public const string Live = "/health/live";

    /// <summary>Whether people can work: 200, or 503 and the reason in the log.</summary>
    public const string Ready = "/health/ready";

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet(Live, (HttpContext http) => Said(http, "live", StatusCodes.Status200OK))
            .WithMetadata(new ProgramFile()).AllowAnonymous();
        app.MapGet(Ready, async (HttpContext http, CheckReadiness check) => await check.Handle(http.RequestAborted)
            ? Said(http, "ready", StatusCodes.Status200OK) : Said(http, "not ready", StatusCodes.Status503ServiceUnavailable))
            .WithMetadata(new ProgramFile()).AllowAnonymous();
    }

    private static IResult Said(HttpContext http, string word, int status)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(word, "text/plain", statusCode: status);
    }
}
