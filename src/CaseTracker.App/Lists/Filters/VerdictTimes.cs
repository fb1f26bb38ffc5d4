using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Prosecution;

namespace CaseTracker.App.Lists.Filters;

/// <summary>The days from arrest to verdict of each charge that was decided, as bounds: no day is guessed where a date names a month. The
/// arrest is the person's last on or before the verdict, but for one that is on record as that of another prosecution. The verdict is the
/// charge's conviction or acquittal where a day of it is on record, else its first sentence.</summary>
internal static class VerdictTimes
{
    /// <summary>Half a year, a year, a year and a half, two years; in days.</summary>
    public static IReadOnlyList<int> Steps { get; } = [182, 365, 547, 730];

    /// <summary>What is written of these may change the times of a person's charges.</summary>
    public static IReadOnlyList<RecordKind> Kinds { get; } = [RecordKind.CustodyEvent, RecordKind.Sentence];

    private const string LastDay = "'9999-12-31'";

    /// <summary>Rows of Id, the charge; Amount, the least number of days; and Most, null where nothing bounds it. A charge of which nothing
    /// at all can be said has no row.</summary>
    /// <param name="current">On <c>e</c>, a charge: it stands and is asked for.</param>
    public static string Rows(FilterScope scope, string current)
    {
        // Whichever days the dates mean, the arrest was not after the verdict.
        const string before = "a.On_Latest <= v.Earliest";
        var (earliest, latest) = (scope.DayNumber("v.Earliest"), scope.DayNumber("v.Latest"));
        var last = scope.DayNumber($"MAX(COALESCE(a.On_Latest, {LastDay}))");
        var first = $"""
            CASE WHEN MAX(CASE WHEN {before} THEN 1 ELSE 0 END) = 1 THEN MAX(CASE WHEN {before} THEN a.On_Earliest END)
                WHEN COUNT(*) = COUNT(a.On_Earliest) THEN MIN(a.On_Earliest) END
            """;
        return $"""
            SELECT b.Id, b.Amount, b.Most FROM (
                SELECT v.Id, CASE WHEN v.Earliest IS NULL OR {last} >= {earliest} THEN 0 ELSE {earliest} - {last} END AS Amount,
                    {latest} - {scope.DayNumber(first)} AS Most
                FROM ({Verdicts(scope, current)}) v JOIN CustodyEvents a ON a.PersonId = v.PersonId
                WHERE a.Kind = '{CustodyEventKind.Arrest}' AND {scope.Seen(RecordKind.CustodyEvent, "a")}
                    AND (a.ProsecutionId IS NULL OR a.ProsecutionId = v.ProsecutionId)
                    AND (a.On_Earliest IS NULL OR v.Latest IS NULL OR a.On_Earliest <= v.Latest)
                GROUP BY v.Id, v.Earliest, v.Latest) b
            WHERE b.Amount > 0 OR b.Most IS NOT NULL
            """;
    }

    /// <summary>The first of several sentences was given no earlier than any may have been, and no later than some certainly was.</summary>
    private static string Verdicts(FilterScope scope, string current)
    {
        const string decided = $"e.Outcome IN ('{nameof(ChargeOutcome.Convicted)}', '{nameof(ChargeOutcome.Acquitted)}')";
        const string dated = $"{decided} AND (e.OutcomeOn_Earliest IS NOT NULL OR e.OutcomeOn_Latest IS NOT NULL)";
        return $"""
            SELECT e.FactId AS Id, e.PersonId, e.ProsecutionId,
                CASE WHEN {dated} THEN e.OutcomeOn_Earliest ELSE s.Earliest END AS Earliest,
                CASE WHEN {dated} THEN e.OutcomeOn_Latest ELSE s.Latest END AS Latest
            FROM Charges e LEFT JOIN (
                SELECT t.ChargeId, CASE WHEN COUNT(*) = COUNT(t.On_Earliest) THEN MIN(t.On_Earliest) END AS Earliest,
                    MIN(t.On_Latest) AS Latest
                FROM Sentences t WHERE {scope.Seen(RecordKind.Sentence, "t")} GROUP BY t.ChargeId) s ON s.ChargeId = e.FactId
            WHERE {current} AND ({decided} OR s.ChargeId IS NOT NULL)
            """;
    }
}
