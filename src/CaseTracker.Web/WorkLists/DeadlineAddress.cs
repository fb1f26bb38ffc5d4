using System.Globalization;
using CaseTracker.App.WorkLists;

namespace CaseTracker.Web.WorkLists;

/// <summary>The addresses of what falls due: the page, and its file for a calendar. Neither answers without a sign-in.</summary>
public static class DeadlineAddress
{
    public const string DaysName = "days", OwnName = "own", FilePath = "/export/deadlines.ics";

    /// <summary>For how many days ahead the page looks where nobody says.</summary>
    public const int Usual = 90;

    /// <summary>The periods that one can ask for, in days.</summary>
    public static IReadOnlyList<int> Periods { get; } = [ShowDeadlines.Soon, Usual, 365];

    /// <summary>One of <see cref="Periods"/>, whatever an address says.</summary>
    public static int DaysOf(int? days) => days is { } asked && Periods.Contains(asked) ? asked : Usual;

    public static (DateOnly From, DateOnly To) Span(int days, DateOnly today) => (today.AddDays(-ShowDeadlines.Back), today.AddDays(days));

    public static string Page(int days, bool own) => "/deadlines" + Query(days, own);

    public static string File(int days, bool own) => FilePath + Query(days, own);

    private static string Query(int days, bool own) =>
        string.Create(CultureInfo.InvariantCulture, $"?{DaysName}={days}{(own ? $"&{OwnName}=true" : "")}");
}
