using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Lists;
using CaseTracker.App.Reports;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;

namespace CaseTracker.Web.Exchange;

/// <summary>The addresses under which lists are downloaded. They ask the question that the page asks, with the same names.</summary>
public static class ExportEndpoints
{
    /// <param name="address">Where people open the program, for links in files.</param>
    public static void MapExports(this WebApplication app, Func<string> address)
    {
        foreach (var list in AllLists.All) Map(list.Name, (parts, clock) => ExportQuestion.Read(list, parts, clock.GetUtcNow()));
        foreach (var table in ExportTable.All) Map(table.Name, (parts, _) => table.Read(parts));
        app.MapGet("/export/made/{id:long}", Taken).RequireAuthorization();

        app.MapGet(ReportAddress.FilePath, (HttpContext http, MakeReport report, TimeProvider clock, CancellationToken cancel) =>
            Answer(http, report, clock, cancel)).RequireAuthorization();

        void Map(string name, Func<IEnumerable<KeyValuePair<string, string?>>, TimeProvider, Outcome<ExportSubject>> read) =>
            app.MapGet($"/export/{name}", (HttpContext http, ExportRecords export, TimeProvider clock, CancellationToken cancel) =>
                Answer(http, read(ExportQuestion.Parts(http.Request.Query), clock), export, address(), cancel)).RequireAuthorization();
    }

    private static async Task<IResult> Answer(HttpContext http, Outcome<ExportSubject> subject, ExportRecords export, string address,
        CancellationToken cancel)
    {
        if (!subject.Succeeded) return http.Say(StatusCodes.Status400BadRequest, subject.Problems[0]);
        var word = http.Request.Query[ExportQuestion.Format].ToString();
        if ((word.Length == 0 ? ExportFormat.Xlsx : ExportFormats.Find(word)) is not { } format)
            return http.Say(StatusCodes.Status400BadRequest, new Problem("Export.FormatUnknown", word));
        if (SignIn.CurrentUserOf(http.User) is not { } user) return Results.Challenge();

        return Sent(http, await export.Prepare(user, ExportQuestion.Linked(subject.Value, address), format, cancel), format.MediaType());
    }

    /// <summary>A report as a workbook or, with <c>format=docx</c>, as a document.</summary>
    private static async Task<IResult> Answer(HttpContext http, MakeReport report, TimeProvider clock, CancellationToken cancel)
    {
        var document = http.Request.Query[ExportQuestion.Format] == "docx";
        var question = ReportAddress.Read(ExportQuestion.Parts(http.Request.Query), CambodianTime.Today(clock));
        if (!question.Succeeded) return http.Say(StatusCodes.Status400BadRequest, question.Problems[0]);
        if (SignIn.CurrentUserOf(http.User) is not { } user) return Results.Challenge();
        return Sent(http, await report.Prepare(user, question.Value, document ? ReportFormat.Document : ReportFormat.Workbook, cancel),
            document ? ExportFormats.Document : ExportFormat.Xlsx.MediaType());
    }

    private static IResult Sent(HttpContext http, Outcome<PreparedExport> outcome, string type)
    {
        if (!outcome.Succeeded) return http.Say(ProblemStatus.Of(outcome.Problems[0]), outcome.Problems[0]);
        // Copies in caches would outlive the right to see them.
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(outcome.Value.Content, type, outcome.Value.Receipt.FileName);
    }

    /// <summary>A file for others, once it is approved.</summary>
    private static async Task<IResult> Taken(HttpContext http, long id, SendExport send, CancellationToken cancel)
    {
        if (SignIn.CurrentUserOf(http.User) is not { } user) return Results.Challenge();
        var outcome = await send.Take(user, id, cancel);
        if (!outcome.Succeeded) return http.Say(ProblemStatus.Of(outcome.Problems[0]), outcome.Problems[0]);
        http.Response.Headers.CacheControl = "no-store";
        var (file, content) = outcome.Value;
        return Results.File(content, ExportFormats.Find(file.Format)?.MediaType() ?? "application/octet-stream", file.FileName);
    }
}
