using CaseTracker.App.Exchange;
using CaseTracker.Web.History;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;

namespace CaseTracker.Web.Exchange;

/// <summary>The address under which the audit log is downloaded: what its page asks, with the same names.</summary>
public static class AuditLogEndpoint
{
    public static void MapAuditLog(this WebApplication app) => app.MapGet(AuditLogAddress.FilePath,
        async (HttpContext http, ExportLog export, CancellationToken cancel) =>
        {
            if (SignIn.CurrentUserOf(http.User) is not { } user) return Results.Challenge();
            var made = await export.Handle(user, AuditLogAddress.Read(name => http.Request.Query[name]), cancel);
            if (!made.Succeeded) return http.Say(ProblemStatus.Of(made.Problems[0]), made.Problems[0]);
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(made.Value, "text/csv; charset=utf-8", "audit-log.csv");
        }).RequireAuthorization();
}
