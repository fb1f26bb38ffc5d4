using CaseTracker.App.Database;
using CaseTracker.Domain.Prosecution;
using static CaseTracker.App.Database.DaySql;

namespace CaseTracker.App.Detention;

/// <summary>The sentences in force, with their lengths, and the open charges. See SentencesInForce, SentenceLength and
/// CustodyStage in the Domain.</summary>
internal static class CustodySqlSentences
{
    /// <summary>Keys of a day and a fact are day * this + fact id; ids stay below 2^40.</summary>
    public const long Facts = 1L << 40;

    public static string Tables(DaySql sql) => $"""
        turned AS {sql.Once} (
            SELECT t.PersonId, t.ProsecutionId, MAX(t.T * 2 + t.IsEnd) AS TKey, MAX(t.L) AS L
            FROM turns t CROSS JOIN asked a WHERE t.L <= a.D
            GROUP BY t.PersonId, t.ProsecutionId),
        imposed AS (
            SELECT s.*, COALESCE({sql.Number("s.On_Earliest")}, 0) AS E,
                CASE WHEN s.On_Earliest IS NULL AND s.On_Latest IS NULL THEN 0 ELSE COALESCE({sql.Number("s.On_Latest")}, {Forever}) END AS L
            FROM Sentences s WHERE {CustodySql.Known("Sentences", "s")}),
        ranked AS (
            SELECT i.*, ROW_NUMBER() OVER (PARTITION BY i.PersonId, i.ChargeId ORDER BY i.L DESC, i."Order" DESC, i.FactId DESC) AS Rank
            FROM imposed i CROSS JOIN asked a WHERE i.L <= a.D),
        last_sentence AS {sql.Once} (
            SELECT PersonId, FactId, ProsecutionId, ChargeId, E, L, InAbsentia, AbsentJudgment, Relation,
                CASE WHEN On_Earliest IS NULL AND On_Latest IS NULL THEN 1 ELSE 0 END AS Undated,
                CASE WHEN WhollySuspended = 1 THEN 0 WHEN Life = 1 THEN 1
                    WHEN "Years" IS NULL AND "Months" IS NULL AND "Days" IS NULL AND YearsAtMost IS NULL THEN 1 ELSE 0 END AS Endless,
                CASE WHEN WhollySuspended = 1 THEN 0 ELSE {Length($"{Positive("Years")} * 12 + {Positive("Months")}", Min(Positive("Days"), "99"))} END AS Least,
                CASE WHEN WhollySuspended = 1 OR YearsAtMost IS NULL THEN 0 ELSE {Length($"{Positive("YearsAtMost")} * 12", "0")} END AS AtMost
            FROM ranked WHERE Rank = 1),
        turning AS (
            SELECT s.*, {Max("s.Least", "s.AtMost")} AS Most,
                {LastTurn("own.TKey", "every.TKey")} AS TKey, {LastTurn("own.L", "every.L")} AS TurnDay
            FROM last_sentence s
            LEFT JOIN turned own ON own.PersonId = s.PersonId AND own.ProsecutionId = s.ProsecutionId
            LEFT JOIN turned every ON every.PersonId = s.PersonId AND every.ProsecutionId IS NULL),
        counting AS {sql.Once} (
            SELECT s.*, r.FactId AS RevivedBy,
                CASE WHEN s.InAbsentia = 0 OR s.AbsentJudgment = '{AbsentJudgment.Stands}' THEN 1 ELSE 0 END AS IsActive
            FROM turning s
            LEFT JOIN turns r ON r.PersonId = s.PersonId AND r.T = s.TKey / 2 AND r.IsEnd = 0
            WHERE (s.Endless = 1 OR s.Most > 0) AND (s.TKey % 2 = 0 OR s.E > s.TurnDay)),
        summed AS (
            SELECT PersonId, COUNT(*) AS AllInForce,
                SUM(IsActive) AS Active,
                SUM(CASE WHEN AbsentJudgment = '{AbsentJudgment.NotStated}' AND IsActive = 0 THEN 1 ELSE 0 END) AS AbsentNotStated,
                MIN(CASE WHEN IsActive = 1 THEN FactId END) AS ActiveFact,
                MAX(CASE WHEN InAbsentia = 1 AND AbsentJudgment <> '{AbsentJudgment.SetAside}' THEN {sql.Big("E")} * {Facts} + FactId END) AS AbsentKey,
                MAX(CASE WHEN IsActive = 1 OR AbsentJudgment <> '{AbsentJudgment.SetAside}' THEN {sql.Big("TurnDay")} * {Facts} + RevivedBy END) AS RevivedKey,
                MAX(CASE WHEN IsActive = 1 AND (Endless = 1 OR Undated = 1) THEN 1 ELSE 0 END) AS NoEnd,
                MIN(CASE WHEN IsActive = 1 THEN E END) AS Judged,
                MAX(CASE WHEN IsActive = 1 THEN L END) AS LastJudged,
                {Longest("Least", $"Relation <> '{SentenceRelation.Consecutive}'")} AS LeastBeside,
                {Summed("Least", $"Relation = '{SentenceRelation.Consecutive}'")},
                {Longest("Most", $"Relation = '{SentenceRelation.Concurrent}'")} AS MostBeside,
                {Summed("Most", $"Relation <> '{SentenceRelation.Concurrent}'")}
            FROM counting GROUP BY PersonId),
        inforce AS {sql.Once} (
            SELECT s.*, LeastBeside / 100 + LeastSumMonths AS LeastMonths, LeastBeside % 100 + LeastSumDays AS LeastDays,
                MostBeside / 100 + MostSumMonths AS MostMonths, MostBeside % 100 + MostSumDays AS MostDays
            FROM summed s),
        brought AS (
            SELECT c.PersonId, c.FactId, c.ProsecutionId, COALESCE({sql.Number("c.On_Earliest")}, 0) AS E,
                CASE WHEN c.On_Earliest IS NULL AND c.On_Latest IS NULL THEN 0 ELSE COALESCE({sql.Number("c.On_Latest")}, {Forever}) END AS L
            FROM Charges c WHERE {CustodySql.Known("Charges", "c")}),
        charged AS {sql.Once} (
            SELECT c.PersonId, COUNT(*) AS OpenCharges
            FROM brought c CROSS JOIN asked a
            LEFT JOIN last_sentence s ON s.PersonId = c.PersonId AND s.ChargeId = c.FactId
            LEFT JOIN turned own ON own.PersonId = c.PersonId AND own.ProsecutionId = c.ProsecutionId
            LEFT JOIN turned every ON every.PersonId = c.PersonId AND every.ProsecutionId IS NULL
            WHERE c.L <= a.D AND s.FactId IS NULL
                AND ({LastTurn("own.TKey", "every.TKey")} % 2 = 0 OR c.E > {LastTurn("own.L", "every.L")})
            GROUP BY c.PersonId)
        """;

    private static string Positive(string column) => $"(CASE WHEN \"{column}\" > 0 THEN \"{column}\" ELSE 0 END)";

    /// <summary>The unsuspended term, encoded as months * 100 + days.</summary>
    private static string Length(string months, string days) =>
        $"(CASE WHEN {months} < {Positive("SuspendedMonths")} THEN 0 ELSE ({months} - {Positive("SuspendedMonths")}) * 100 + {days} END)";

    private static string LastTurn(string own, string every) => Max($"COALESCE({own}, 0)", $"COALESCE({every}, 0)");

    private static string Longest(string length, string which) => $"MAX(CASE WHEN IsActive = 1 AND {which} THEN {length} ELSE 0 END)";

    private static string Summed(string length, string which) => $"""
        SUM(CASE WHEN IsActive = 1 AND {which} THEN {length} / 100 ELSE 0 END) AS {length}SumMonths,
        SUM(CASE WHEN IsActive = 1 AND {which} THEN {length} % 100 ELSE 0 END) AS {length}SumDays
        """;
}
