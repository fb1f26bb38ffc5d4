using CaseTracker.App.Database;
using CaseTracker.Domain.Detention;
using static CaseTracker.App.Database.DaySql;
using static CaseTracker.Domain.Detention.CustodyEventKind;

namespace CaseTracker.App.Detention;

/// <summary>Events and ends of stays as marks, with the undated ones in their places. See CustodyMarks, UndatedMarks and
/// ProsecutionEnds in the Domain.</summary>
internal static class CustodySqlMarks
{
    /// <summary>Keys of a day and a place are day * this + place.</summary>
    public const int Places = 100_000;

    private static string In(string column, params CustodyEventKind[] kinds) => $"{column} IN ('{string.Join("', '", kinds)}')";
    private static readonly CustodyEventKind[] InKinds = [Arrest, DetentionOrdered, Transfer, HouseArrestOrdered, DetainedByAnotherState, ConfirmedHeld];
    private static readonly CustodyEventKind[] EndKinds = [Pardon, Acquittal, ChargesDropped, SentenceSuspended, TimeServed];
    private const string EndingHows = $"'{nameof(ReleaseKind.ChargesDropped)}', '{nameof(ReleaseKind.Acquitted)}', '{nameof(ReleaseKind.SentenceSuspended)}', '{nameof(ReleaseKind.TimeServed)}', '{nameof(ReleaseKind.Pardoned)}'";

    public static string Tables(DaySql sql) => $"""
        {Events(sql)},
        {ProsecutionTurns(sql)},
        {Raw(sql)},
        {Placed(sql)}
        """;

    private static string Events(DaySql sql) => $"""
        read_events AS (
            SELECT e.PersonId, e.FactId, e."Order" AS Ord, e.Kind, e.How, e.ProsecutionId,
                {sql.Number("e.On_Earliest")} AS DateE, {sql.Number("e.On_Latest")} AS DateL, {sql.Number("e.PublishedOn")} AS Published,
                COALESCE(e.On_Qualified, 0) AS Qualified,
                CASE WHEN e.Kind = '{ConfirmedHeld}' AND e.On_Extent = 'Lasting' AND (e.On_Earliest IS NOT NULL OR e.On_Latest IS NOT NULL) THEN 1 ELSE 0 END AS Lasting
            FROM CustodyEvents e WHERE {CustodySql.Known("CustodyEvents", "e")}),
        bounded_events AS (
            SELECT r.*, COALESCE(DateE, 0) AS E,
                CASE WHEN Lasting = 1 AND DateL IS NULL AND Published IS NULL THEN COALESCE(DateE, 0) ELSE COALESCE(DateL, Published, {Forever}) END AS L0,
                CASE WHEN DateE IS NULL AND DateL IS NULL THEN 1 ELSE 0 END AS Undated
            FROM read_events r),
        custody_events AS {sql.Once} (SELECT b.*, {Max("L0", "E")} AS L FROM bounded_events b)
        """;

    private static string ProsecutionTurns(DaySql sql) => $"""
        turns AS {sql.Once} (
            SELECT e.PersonId, e.FactId, e.Kind, e.ProsecutionId, e.L,
                CASE WHEN e.Kind = '{PardonRevoked}' THEN 0 ELSE 1 END AS IsEnd,
                ROW_NUMBER() OVER (PARTITION BY e.PersonId ORDER BY e.L, e.Ord, e.FactId) AS T
            FROM custody_events e
            WHERE {In("e.Kind", [.. EndKinds, PardonRevoked])} OR (e.Kind = '{Release}' AND e.How IN ({EndingHows}))),
        openings AS {sql.Once} (
            SELECT c.PersonId, c.ProsecutionId, COALESCE({sql.Number("c.On_Earliest")}, 0) AS Since
            FROM Charges c WHERE {CustodySql.Known("Charges", "c")} AND c.PersonId IN (SELECT PersonId FROM turns)
            UNION ALL
            SELECT s.PersonId, s.ProsecutionId, COALESCE({sql.Number("s.On_Earliest")}, 0)
            FROM Sentences s WHERE {CustodySql.Known("Sentences", "s")} AND s.PersonId IN (SELECT PersonId FROM turns)
            UNION ALL
            SELECT e.PersonId, e.ProsecutionId, e.E
            FROM custody_events e WHERE {In("e.Kind", InKinds)} AND e.ProsecutionId IS NOT NULL AND e.PersonId IN (SELECT PersonId FROM turns)),
        frees_nobody AS {sql.Once} (
            SELECT e.FactId
            FROM turns e
            JOIN openings o ON o.PersonId = e.PersonId AND o.ProsecutionId <> e.ProsecutionId AND o.Since <= e.L
            LEFT JOIN turns t ON t.PersonId = e.PersonId AND t.T <= e.T AND (t.ProsecutionId IS NULL OR t.ProsecutionId = o.ProsecutionId)
            WHERE {In("e.Kind", EndKinds)}
            GROUP BY e.FactId, o.ProsecutionId, o.Since
            HAVING COALESCE(MAX(t.T * 2 + t.IsEnd), 0) % 2 = 0 OR o.Since > MAX(t.L))
        """;

    private static string Raw(DaySql sql) => $"""
        read_stays AS (
            SELECT s.PersonId, s.FactId, s."Order" AS Ord, s.Regime, s.Stage, s."End" AS Ending,
                {sql.Number("s.From_Earliest")} AS FromE, {sql.Number("s.From_Latest")} AS FromL,
                {sql.Number("s.To_Earliest")} AS ToE, {sql.Number("s.To_Latest")} AS ToL,
                COALESCE(s.From_Qualified, 0) AS FromQualified, COALESCE(s.To_Qualified, 0) AS ToQualified,
                CASE WHEN s.To_Edtf IS NULL THEN 0 ELSE 1 END AS HasTo
            FROM Stays s WHERE {CustodySql.Known("Stays", "s")}),
        bounded_stays AS (
            SELECT r.*, COALESCE(FromE, 0) AS E, {Max($"COALESCE(FromL, {Forever})", "COALESCE(FromE, 0)")} AS L,
                {Max("COALESCE(ToE, 0)", "COALESCE(FromE, 0)")} AS EndE,
                CASE WHEN FromQualified = 0 AND (FromE IS NOT NULL OR FromL IS NOT NULL) THEN 1 ELSE 0 END AS FromFirm,
                CASE WHEN ToQualified = 0 AND (ToE IS NOT NULL OR ToL IS NOT NULL) THEN 1 ELSE 0 END AS ToFirm
            FROM read_stays r),
        custody_stays AS {sql.Once} (
            SELECT b.*, {Max($"COALESCE(ToL, {Forever})", "EndE")} AS EndL, CASE WHEN EndE > E THEN EndE - 1 ELSE E END AS LastDay
            FROM bounded_stays b),
        raw_marks AS {sql.Once} (
            SELECT PersonId, FactId, Ord, 0 AS Part, {Side()} AS Side,
                E, L, E AS MayFrom, CASE WHEN Lasting = 1 AND DateE IS NOT NULL THEN E ELSE L END AS SureFrom,
                CASE WHEN Lasting = 1 THEN L ELSE E END AS Through,
                CASE WHEN Undated = 0 AND Qualified = 0 AND {In("Kind", InKinds)} THEN CASE WHEN Lasting = 1 THEN L ELSE E END END AS FirmThrough,
                CASE WHEN Kind = '{ConfirmedHeld}' THEN 1 ELSE 0 END AS Confirms, 0 AS LeavesOpen,
                CASE WHEN {In("Kind", Arrest, DetentionOrdered, Transfer)} THEN 1 WHEN Kind = '{HouseArrestOrdered}' THEN 2 WHEN Kind = '{DetainedByAnotherState}' THEN 3 ELSE 0 END AS Mode,
                CASE WHEN Kind = '{DetentionOrdered}' THEN 1 ELSE 0 END AS Stage,
                CASE WHEN {In("Kind", Arrest, DetainedByAnotherState)} THEN 2 WHEN {In("Kind", DetentionOrdered, HouseArrestOrdered)} THEN 1 ELSE 0 END AS Begins,
                CASE Kind WHEN '{Bail}' THEN '{CustodyStatus.OnBail}' WHEN '{Escape}' THEN '{CustodyStatus.Escaped}' WHEN '{DeathInCustody}' THEN '{CustodyStatus.DiedInCustody}' ELSE '{CustodyStatus.Released}' END AS Becomes,
                CASE Kind WHEN '{Pardon}' THEN '{ReleaseKind.Pardoned}' WHEN '{Acquittal}' THEN '{ReleaseKind.Acquitted}' WHEN '{ChargesDropped}' THEN '{ReleaseKind.ChargesDropped}'
                    WHEN '{SentenceSuspended}' THEN '{ReleaseKind.SentenceSuspended}' WHEN '{TimeServed}' THEN '{ReleaseKind.TimeServed}' ELSE How END AS How,
                Undated, CASE WHEN Kind = '{ConfirmedHeld}' THEN 0 ELSE Undated END AS Movable, Published, DateE, DateL, Qualified
            FROM custody_events
            WHERE Kind <> '{PardonRevoked}' AND FactId NOT IN (SELECT FactId FROM frees_nobody)
            UNION ALL
            SELECT PersonId, FactId, Ord, 1, 0,
                E, CASE WHEN HasTo = 1 THEN LastDay ELSE L END, E, CASE WHEN HasTo = 1 THEN {Min("L", "EndL")} ELSE L END,
                CASE WHEN HasTo = 1 THEN LastDay ELSE E END,
                CASE WHEN FromFirm = 0 THEN NULL WHEN HasTo = 1 AND ToFirm = 1 THEN LastDay ELSE E END,
                CASE WHEN FromFirm = 1 AND HasTo = 1 AND ToFirm = 1 THEN 1 ELSE 0 END, 0,
                CASE Regime WHEN '{StayRegime.HouseArrest}' THEN 2 WHEN '{StayRegime.AnotherState}' THEN 3 ELSE 1 END,
                CASE Stage WHEN '{StayStage.PreTrial}' THEN 1 WHEN '{StayStage.Serving}' THEN 2 ELSE 0 END, 1, NULL, NULL,
                CASE WHEN FromE IS NULL AND FromL IS NULL AND HasTo = 0 THEN 1 ELSE 0 END, CASE WHEN FromE IS NULL AND FromL IS NULL AND HasTo = 0 THEN 1 ELSE 0 END,
                NULL, FromE, FromL, FromQualified
            FROM custody_stays
            UNION ALL
            SELECT PersonId, FactId, Ord, 2, CASE WHEN Ending IN ('{StayEnd.Transferred}', '{StayEnd.NotStated}') THEN 0 ELSE 1 END,
                EndE, EndL, EndE, EndL, EndE, CASE WHEN Ending = '{StayEnd.Transferred}' AND ToFirm = 1 THEN EndE END,
                0, CASE WHEN Ending = '{StayEnd.NotStated}' THEN 1 ELSE 0 END, 0, 0, 0,
                CASE Ending WHEN '{StayEnd.Bailed}' THEN '{CustodyStatus.OnBail}' WHEN '{StayEnd.Escaped}' THEN '{CustodyStatus.Escaped}' WHEN '{StayEnd.Died}' THEN '{CustodyStatus.DiedInCustody}' ELSE '{CustodyStatus.Released}' END,
                '{ReleaseKind.NotStated}', 0, 0, NULL, ToE, ToL, ToQualified
            FROM custody_stays WHERE HasTo = 1)
        """;

    private static string Side() => $"CASE WHEN {In("Kind", InKinds)} THEN 0 WHEN Kind = '{WarrantIssued}' THEN 2 ELSE 1 END";

    private static string Placed(DaySql sql) => $"""
        undated_out AS {sql.Once} (
            SELECT o.FactId, MAX(i.L) AS LastL,
                MAX(CASE WHEN i.E = i.L OR i.Confirms = 1 THEN i.Through + 1 ELSE i.E END) AS May
            FROM raw_marks o JOIN raw_marks i ON i.PersonId = o.PersonId AND i.Side = 0 AND i.L <= o.Published
            WHERE o.Side = 1 AND o.Undated = 1
            GROUP BY o.FactId),
        placed AS (
            SELECT m.*, ROW_NUMBER() OVER (PARTITION BY m.PersonId ORDER BY m.Ord, m.FactId, m.Part) AS Place,
                MIN(CASE WHEN m.Side = 1 AND m.Undated = 0 THEN m.E END) OVER (PARTITION BY m.PersonId) AS FirstOut,
                MIN(CASE WHEN m.Side = 0 AND m.Undated = 0 THEN m.E END) OVER (PARTITION BY m.PersonId) AS FirstIn
            FROM raw_marks m),
        moved AS (
            SELECT p.PersonId, p.FactId, p.Ord, p.Side, p.Place, p.Through, p.FirmThrough, p.Confirms, p.LeavesOpen, p.Mode, p.Stage, p.Begins, p.Becomes, p.How,
                p.DateE, p.DateL, p.Qualified,
                CASE WHEN u.FactId IS NULL THEN p.E WHEN u.LastL < p.Published THEN u.LastL + 1 ELSE p.Published END AS E,
                CASE WHEN u.FactId IS NULL THEN p.MayFrom WHEN u.May < p.Published THEN u.May ELSE p.Published END AS MayFrom,
                CASE WHEN p.Side = 0 AND p.Movable = 1 AND p.FirstOut > 0 AND p.FirstOut < {Forever} AND (p.FirstIn IS NULL OR p.FirstIn > p.FirstOut) THEN p.FirstOut - 1 ELSE {Forever} END AS Bar,
                p.L, p.SureFrom
            FROM placed p LEFT JOIN undated_out u ON u.FactId = p.FactId AND p.Part = 0),
        barred AS (
            SELECT m.PersonId, m.FactId, m.Ord, m.Side, m.Place, m.Through, m.FirmThrough, m.Confirms, m.LeavesOpen, m.Mode, m.Stage, m.Begins, m.Becomes, m.How,
                m.DateE, m.DateL, m.Qualified, m.E, m.MayFrom,
                {Min("m.L", "m.Bar")} AS L, {Min("m.SureFrom", "m.Bar")} AS SureFrom
            FROM moved m),
        marks AS {sql.Once} (
            SELECT b.*, {sql.Big("E")} * {Places} + Place AS FromKey, {sql.Big("L")} * {Places} + Place AS ToKey, {sql.Big("SureFrom")} * {Places} + Place AS SureKey
            FROM barred b)
        """;
}
