using CaseTracker.App.Exchange;
using CaseTracker.App.Exchange.Made;
using CaseTracker.App.Lists;
using CaseTracker.App.Reports;
using CaseTracker.App.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Lists;
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

        app.MapGet(ReportAddress.FilePath, (HttpContext http, WriteReport report, TimeProvider clock, CancellationToken cancel) =>
            Answer(http, report, clock, cancel)).RequireAuthorization();

        void Map(string name, Func<IEnumerable<KeyValuePair<string, string?>>, TimeProvider, Outcome<ExportSubject>> read) =>
            app.MapGet($"/export/{name}", (HttpContext http, ExportRecords export, TimeProvider clock, CancellationToken cancel) =>
                Answer(http, read(QueryStringReader.Parts(http.Request.Query), clock), export, address(), cancel)).RequireAuthorization();
    }

    private static async Task<IResult> Answer(HttpContext http, Outcome<ExportSubject> subject, ExportRecords export, string address,
        CancellationToken cancel)
    {
        if (!subject.Succeeded) return http.Say(StatusCodes.Status400BadRequest, subject.Problems[0]);
        var (format, wrong) = Format(http, subject.Value);
        if (wrong is not null) return http.Say(StatusCodes.Status400BadRequest, wrong);
        if (SignIn.CurrentUserOf(http.User) is not { } user) return Results.Challenge();

        return Sent(http, await export.Prepare(user, ExportQuestion.Linked(subject.Value, address), format, cancel), format.MediaType());
    }

    /// <summary>A report, with its list where that is too long for it: both in a zip archive.</summary>
    private static async Task<IResult> Answer(HttpContext http, WriteReport report, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var parts = QueryStringReader.Parts(http.Request.Query).ToList();
        var (question, subject) = (ReportAddress.Read(parts, CambodianTime.DayOf(now.UtcDateTime)),
            ExportQuestion.Read(ExportedReport.Name, parts, now));
        if (!subject.Succeeded) return http.Say(StatusCodes.Status400BadRequest, subject.Problems[0]);
        var (format, wrong) = Format(http, subject.Value);
        if (wrong is not null) return http.Say(StatusCodes.Status400BadRequest, wrong);
        if (SignIn.CurrentUserOf(http.User) is not { } user) return Results.Challenge();
        return Sent(http, await report.Prepare(user, subject.Value, () => ReportAddress.List(question.Value, now), format, cancel),
            format.MediaType());
    }

    private static (ExportFormat Format, Problem? Wrong) Format(HttpContext http, ExportSubject subject)
    {
        var word = http.Request.Query[ExportQuestion.Format].ToString();
        return (word.Length == 0 ? ExportFormat.Xlsx : ExportFormats.Find(word)) is not { } format
            ? (default, new Problem("Export.FormatUnknown", word)) : (format, subject.NotAs(format));
    }

    private static IResult Sent(HttpContext http, Outcome<PreparedExport> outcome, string type)
    {
        // Back to the page with the link: a file leaves the page that led to it where it is.
        if (outcome.Problems is [ConfirmationNeeded])
            return Results.LocalRedirect(Confirmations.Address(Confirmations.PageBefore(http.Request)));
        if (!outcome.Succeeded) return http.Say(ProblemStatus.Of(outcome.Problems[0]), outcome.Problems[0]);
        // Copies in caches would outlive the right to see them.
        http.Response.Headers.CacheControl = "no-store";
        var name = outcome.Value.Receipt.FileName;
        return Results.File(outcome.Value.Content, name.EndsWith(".zip", StringComparison.Ordinal) ? "application/zip" : type, name);
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
