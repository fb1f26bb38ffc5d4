using CaseTracker.App.Evidence;
using CaseTracker.Domain.Evidence;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;
using Microsoft.Net.Http.Headers;

namespace CaseTracker.Web.Evidence;

/// <summary>The addresses under which the bytes of files are handed out: never from a folder of the web server, always by the handler,
/// which puts it down in the chain of custody.</summary>
public static class EvidenceEndpoints
{
    /// <summary>Nothing in a file that others made may run or load anything, whatever a browser takes it for.</summary>
    public const string FilePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static void MapEvidence(this WebApplication app)
    {
        app.MapGet("/evidence/{id:long}/picture", async (HttpContext http, long id, OpenFile open, CancellationToken cancel) =>
            SignIn.CurrentUserOf(http.User) is not { } user ? Results.Challenge()
                : Sent(http, await open.Look(user, id, EvidenceView.Picture, cancel), attached: false)).RequireAuthorization();
        app.MapGet("/evidence/{id:long}/pages/{page:int}", async (HttpContext http, long id, int page, DrawPdf draw,
            CancellationToken cancel) => SignIn.CurrentUserOf(http.User) is not { } user ? Results.Challenge()
                : Drawn(http, await draw.Draw(user, id, page, cancel))).RequireAuthorization();
        // The form is read, so the framework asks for its token.
        app.MapPost("/evidence/{id:long}/original", async (HttpContext http, long id, IFormCollection form, OpenFile open,
            CancellationToken cancel) => SignIn.CurrentUserOf(http.User) is not { } user ? Results.Challenge()
                : Sent(http, await open.Export(user, id, form["reason"], cancel), attached: true)).RequireAuthorization();
        app.MapPost("/evidence/{id:long}/copy", async (HttpContext http, long id, IFormCollection form, OpenFile open,
            CancellationToken cancel) => SignIn.CurrentUserOf(http.User) is not { } user ? Results.Challenge()
                : Sent(http, await open.Share(user, id, form["reason"], cancel), attached: true)).RequireAuthorization();
        app.MapPost("/evidence/{id:long}/flat", async (HttpContext http, long id, IFormCollection form, FlattenPdf flatten,
            CancellationToken cancel) => SignIn.CurrentUserOf(http.User) is not { } user ? Results.Challenge()
                : Sent(http, await flatten.Handle(user, id, form["reason"], cancel), attached: true)).RequireAuthorization();
    }

    private static IResult Sent(HttpContext http, Outcome<OpenedFile> outcome, bool attached)
    {
        if (!outcome.Succeeded) return http.Say(ProblemStatus.Of(outcome.Problems[0]), outcome.Problems[0]);
        var file = outcome.Value;
        var disposition = new ContentDispositionHeaderValue(attached ? "attachment" : "inline");
        disposition.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        Close(http);
        // A browser tells of a file that ends before.
        http.Response.ContentLength = file.Bytes;
        return Results.Stream(file.Content, attached ? "application/octet-stream" : file.Format.MediaType);
    }

    private static IResult Drawn(HttpContext http, Outcome<byte[]> page)
    {
        if (!page.Succeeded) return http.Say(ProblemStatus.Of(page.Problems[0]), page.Problems[0]);
        Close(http);
        return Results.Bytes(page.Value, EvidenceFormat.Png.Kind().MediaType);
    }

    private static void Close(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = FilePolicy;
        // Copies in caches would outlive the right to see them.
        http.Response.Headers.CacheControl = "no-store";
    }
}
