using CaseTracker.App.Exchange;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Pages;
using CaseTracker.Web.Security;

namespace CaseTracker.Web.Exchange;

/// <summary>The addresses under which lists are downloaded. They ask the question that the page asks, with the same names.</summary>
public static class ExportEndpoints
{
    public static void MapExports(this WebApplication app) => app.MapGet("/export/prisoners", Prisoners).RequireAuthorization();

    private static async Task<IResult> Prisoners(HttpContext http, ExportPrisoners export, TimeProvider clock, CancellationToken cancel)
    {
        var query = http.Request.Query;
        var question = ExportQuestion.Read(query.SelectMany(part => part.Value.Select(value => KeyValuePair.Create(part.Key, value))), clock.GetUtcNow());
        if (!question.Succeeded) return http.Say(StatusCodes.Status400BadRequest, question.Problems[0]);
        var word = query[ExportQuestion.Format].ToString();
        if ((word.Length == 0 ? ExportFormat.Xlsx : ExportFormats.Find(word)) is not { } format)
            return http.Say(StatusCodes.Status400BadRequest, new Problem("Export.FormatUnknown", word));
        if (SignIn.ActorOf(http.User) is not { } actor) return Results.Challenge();

        var outcome = await export.InMemory(actor, question.Value.Question, format, question.Value.CrossTab, cancel);
        if (!outcome.Succeeded) return http.Say(StatusCodes.Status403Forbidden, outcome.Problems[0]);
        // Copies in caches would outlive the right to see them.
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(outcome.Value.Content, format.MediaType(), outcome.Value.Receipt.FileName);
    }
}
