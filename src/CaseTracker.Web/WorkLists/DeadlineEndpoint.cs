using CaseTracker.App.WorkLists;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;

namespace CaseTracker.Web.WorkLists;

/// <summary>The address under which what falls due is downloaded for a calendar. A calendar program cannot subscribe to it: it answers
/// only whoever is signed in.</summary>
public static class DeadlineEndpoint
{
    public static void MapDeadlines(this WebApplication app) => app.MapGet(DeadlineAddress.FilePath,
        async (HttpContext http, int? days, bool? own, MakeDeadlineCalendar make, TimeProvider clock, CancellationToken cancel) =>
        {
            if (SignIn.CurrentUserOf(http.User) is not { } user) return Results.Challenge();
            var (from, to) = DeadlineAddress.Span(DeadlineAddress.DaysOf(days), CambodianTime.Today(clock));
            var made = await make.Handle(user, from, to, own is true, cancel);
            if (!made.Succeeded) return http.Say(ProblemStatus.Of(made.Problems[0]), made.Problems[0]);
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(made.Value, "text/calendar; charset=utf-8", "deadlines.ics");
        }).RequireAuthorization();
}
