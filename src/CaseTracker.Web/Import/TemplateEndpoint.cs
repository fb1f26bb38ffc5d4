using System.Globalization;
using CaseTracker.App.Import;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;

namespace CaseTracker.Web.Import;

/// <summary>The address under which a template is downloaded: /import/template/people?language=km.</summary>
public static class TemplateEndpoint
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The languages in which a template can be had, by their codes; the first is the usual one.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["en", "km"];

    public static string Address(string kind, string language) => $"/import/template/{kind}?language={language}";

    public static void MapTemplates(this WebApplication app) => app.MapGet("/import/template/{kind}",
        async (HttpContext http, string kind, string? language, MakeTemplate make, CancellationToken cancel) =>
        {
            if (SignIn.CurrentUserOf(http.User) is not { } user) return Results.Challenge();
            var code = language ?? Codes[0];
            if (!Codes.Contains(code)) return http.Say(StatusCodes.Status400BadRequest, new Problem("Import.LanguageUnknown", code));
            var made = await make.Handle(user, kind, CultureInfo.GetCultureInfo(code), cancel);
            return made.Succeeded ? Results.File(made.Value, Workbook, $"{kind}-template-{code}.xlsx")
                : http.Say(ProblemStatus.Of(made.Problems[0]), made.Problems[0]);
        }).RequireAuthorization();
}
