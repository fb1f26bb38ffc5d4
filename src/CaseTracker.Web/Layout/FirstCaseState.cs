namespace CaseTracker.Web.Layout;

/// <summary>Whether the way to a first case was taken away on this machine. The script keeps it in a cookie; the style sheet knows it
/// before anything is drawn.</summary>
public static class FirstCaseState
{
    public const string Cookie = "casetracker-first";

    public static string? Of(HttpContext http) => http.Request.Cookies[Cookie] is "done" ? "done" : null;
}
