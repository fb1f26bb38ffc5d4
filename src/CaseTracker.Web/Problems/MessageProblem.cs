using CaseTracker.Domain.Language;

namespace CaseTracker.Web.Problems;

/// <summary>Lets an endpoint that answers with a bare status tell the message page what exactly is wrong.</summary>
public static class MessageProblem
{
    private static readonly object Key = new();

    public static Problem? Of(HttpContext? http) => http?.Items[Key] as Problem;

    /// <summary>Notes what is wrong, for the page that will tell it.</summary>
    public static void Note(this HttpContext http, Problem problem) => http.Items[Key] = problem;

    /// <summary>A status without a body, for which the message page is shown.</summary>
    public static IResult Say(this HttpContext http, int status, Problem problem)
    {
        http.Note(problem);
        return Results.StatusCode(status);
    }
}
