namespace CaseTracker.Web.Layout;

/// <summary>Whether what stands beside a page on a wide screen, the drawer or the filters of a list, was left open or closed on this
/// machine. The script keeps each in a cookie; the page comes as it was left, before anything is drawn.</summary>
public static class NavState
{
    public const string Drawer = "casetracker-nav", Filters = "casetracker-filters";

    public static string Of(HttpContext http, string cookie) => http.Request.Cookies[cookie] is "closed" ? "closed" : "open";
}
