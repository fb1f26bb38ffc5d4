namespace CaseTracker.Web.Layout;

/// <summary>Whether the drawer of a wide screen was left open or closed on this machine. The script keeps it in a cookie; the page comes as
/// it was left, before anything is drawn.</summary>
public static class NavState
{
    public const string Cookie = "casetracker-nav";

    public static string Of(HttpContext http) => http.Request.Cookies[Cookie] is "closed" ? "closed" : "open";
}
