using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Web.Security;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.StaticAssets;
using Serilog;
using Serilog.Events;

namespace CaseTracker.Web.Startup;

/// <summary>A line in the log for each request: method, route, status, milliseconds, the trace's id and a hash of the session's. The route
/// stands as the program wrote it ("/people/{Id}"), never as it was asked for: addresses hold names, search words and tokens.</summary>
public static class RequestLog
{
    /// <summary>The source that the lines bear.</summary>
    public const string Source = "Serilog.AspNetCore.RequestLoggingMiddleware";

    private const string Template = "{RequestMethod:l} {Route:l} {StatusCode} in {Elapsed:0} ms, trace {Trace:l}, session {Session:l}";

    /// <summary>Session ids count upwards, so that their bare hash could be looked up. With a key that only this run of the program knows,
    /// lines of one session can be told to belong together, and nothing else.</summary>
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A method is a word of the browser's choice like any other: only those that the program answers are written.</summary>
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Connect];

    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = Template;
        options.IncludeQueryInRequestPath = false;
        options.GetLevel = Level;
        options.GetMessageTemplateProperties = Properties;
    });

    /// <summary>Files of the program are asked for by the dozen and say nothing of a person's work.</summary>
    private static LogEventLevel Level(HttpContext http, double elapsed, Exception? failure) =>
        failure is not null || http.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
        : http.GetEndpoint()?.Metadata is { } metadata && (metadata.GetMetadata<StaticAssetDescriptor>() is not null
            || metadata.GetMetadata<ProgramFile>() is not null) ? LogEventLevel.Verbose
        : LogEventLevel.Information;

    private static IEnumerable<LogEventProperty> Properties(HttpContext http, string path, double elapsed, int status) =>
    [
        Of("RequestMethod", Method(http)),
        Of("Route", Route(http)),
        Of("StatusCode", status),
        Of("Elapsed", elapsed),
        Of("Trace", Activity.Current?.TraceId.ToHexString() ?? "none"),
        Of("Session", SessionHash(http)),
    ];

    public static string Method(HttpContext http) =>
        Methods.FirstOrDefault(method => HttpMethods.Equals(method, http.Request.Method)) ?? "OTHER";

    /// <summary>As the program wrote it, never as it was asked for.</summary>
    public static string Route(HttpContext http) => DefinedRoutes.Template(http) ?? "(no page)";

    private static string SessionHash(HttpContext http) =>
        (SignIn.CurrentUserOf(http.User) ?? SignIn.LockedOf(http.User))?.SessionId is { } session
        ? Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(session.ToString(CultureInfo.InvariantCulture))))[..12]
        : "none";

    private static LogEventProperty Of(string name, object value) => new(name, new ScalarValue(value));
}
