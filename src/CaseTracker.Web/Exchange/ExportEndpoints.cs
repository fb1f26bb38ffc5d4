using CaseTracker.App.Exchange;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;

namespace CaseTracker.Web.Exchange;

/// <summary>The addresses under which lists are downloaded. They ask the question that the page asks, with the same names.</summary>
public static class ExportEndpoints
{
    public static void MapExports(this WebApplication app)
    {
        app.MapGet("/export/prisoners", Prisoners).RequireAuthorization();
        foreach (var list in RecordLists.All) Records(list.Name, parts => ExportQuestion.Read(list, parts));
        foreach (var table in ExportTable.All) Records(table.Name, table.Read);

        void Records(string name, Func<IEnumerable<KeyValuePair<string, string?>>, Outcome<ExportSubject>> read) =>
            app.MapGet($"/export/{name}", (HttpContext http, ExportRecords export, CancellationToken cancel) =>
                Answer(http, read(Parts(http)), (user, subject, format) => export.Prepare(user, subject, format, cancel),
                    receipt => receipt.FileName)).RequireAuthorization();
    }

    private static Task<IResult> Prisoners(HttpContext http, ExportPrisoners export, TimeProvider clock, CancellationToken cancel) =>
        Answer(http, ExportQuestion.Read(Parts(http), clock.GetUtcNow()),
            (user, question, format) => export.Prepare(user, question.Question, format, question.CrossTab, cancel), receipt =>
                receipt.FileName);

    private static async Task<IResult> Answer<TQuestion, TReceipt>(HttpContext http, Outcome<TQuestion> question,
        Func<CurrentUser, TQuestion, ExportFormat, Task<Outcome<PreparedExport<TReceipt>>>> make, Func<TReceipt, string> fileName)
    {
        if (!question.Succeeded) return http.Say(StatusCodes.Status400BadRequest, question.Problems[0]);
        var word = http.Request.Query[ExportQuestion.Format].ToString();
        if ((word.Length == 0 ? ExportFormat.Xlsx : ExportFormats.Find(word)) is not { } format)
            return http.Say(StatusCodes.Status400BadRequest, new Problem("Export.FormatUnknown", word));
        if (SignIn.CurrentUserOf(http.User) is not { } user) return Results.Challenge();

        var outcome = await make(user, question.Value, format);
        if (!outcome.Succeeded) return http.Say(ProblemStatus.Of(outcome.Problems[0]), outcome.Problems[0]);
        // Copies in caches would outlive the right to see them.
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(outcome.Value.Content, format.MediaType(), fileName(outcome.Value.Receipt));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Parts(HttpContext http) =>
        http.Request.Query.SelectMany(part => part.Value.Select(value => KeyValuePair.Create(part.Key, value)));
}
