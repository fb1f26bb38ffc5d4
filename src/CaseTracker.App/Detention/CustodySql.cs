using CaseTracker.App.Database;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Database.DaySql;

namespace CaseTracker.App.Detention;

/// <summary>The custody rule (<see cref="CustodyRules"/>) once more in SQL, for lists. Each step of the pure rule is a
/// common table here, by aggregates over the person's marks; a test over random histories holds the two equal.</summary>
internal static class CustodySql
{
    /// <summary>A <c>WITH</c> clause that ends in the table <c>standing</c>, to be put before the caller's own
    /// <c>SELECT … FROM standing</c>. Parameters: <c>@day</c>, the day asked for, <c>@known</c>, the moment of knowledge in UTC, and
    /// <c>@level0</c> to <c>@level3</c> (<see cref="Levels"/>).
    /// One row for each row of People: PersonId, Status (the enum's name), Certain (0 or 1), How (null unless released),
    /// LastConfirmedEarliest, LastConfirmedLatest, HeldSinceEarliest, DecidingFact, SentenceEndEarliest, SentenceEndLatest.</summary>
    public static string Standing(DatabaseProvider provider, int confirmationDays = CustodyRules.ConfirmationDays)
    {
        var sql = DaySql.For(provider);
        return $"""
            WITH asked AS {sql.Once} (SELECT {sql.Number("@day")} AS D),
            {CustodySqlMarks.Tables(sql)},
            {CustodySqlSentences.Tables(sql)},
            {Spells(sql)},
            {Found()},
            {Ends(sql)},
            {Answer(sql, confirmationDays)}
            """;
    }

    /// <summary>The facts that were known at the moment and are within the viewer's clearance: what the viewer may not see
    /// takes no part in the rule, or the status would tell of it. A fact that was made more confidential is closed as it was known
    /// before, too: see <see cref="Records.KnownFacts"/>.</summary>
    public static string Known(string table, string alias) => $"""
        {alias}.KnownFrom <= @known AND {alias}.Confidentiality IN (@level0, @level1, @level2, @level3) AND ({alias}.KnownTo IS NULL OR ({alias}.KnownTo > @known
            AND NOT EXISTS (SELECT 1 FROM {table} present WHERE present.FactId = {alias}.FactId AND present.Confidentiality NOT IN (@level0, @level1, @level2, @level3)
                AND NOT EXISTS (SELECT 1 FROM {table} later WHERE later.FactId = present.FactId AND later.Version > present.Version))))
        """;

    /// <summary>The values of the four level parameters for a clearance; those above it stand empty.</summary>
    public static string[] Levels(Confidentiality clearance) =>
        [.. Enum.GetValues<Confidentiality>().Select(level => level <= clearance ? level.ToString() : "")];

    /// <summary>What decides, and the keys (day and place) of the marks that matter: see CustodyBasis.</summary>
    private static string Spells(DaySql sql) => $"""
        newest AS (
            SELECT m.*, a.D,
                CASE WHEN m.Side < 2 AND m.SureFrom <= a.D THEN 1 ELSE 0 END AS IsSure,
                CASE WHEN m.Side < 2 AND m.MayFrom <= a.D AND a.D < m.SureFrom THEN 1 ELSE 0 END AS May,
                MAX(CASE WHEN m.Side < 2 AND m.SureFrom <= a.D THEN m.FromKey END) OVER (PARTITION BY m.PersonId) AS Newest,
                MAX(CASE WHEN m.Side = 1 AND m.SureFrom <= a.D THEN m.ToKey END) OVER (PARTITION BY m.PersonId) AS LastOut,
                MAX(CASE WHEN m.LeavesOpen = 1 AND m.SureFrom <= a.D THEN m.ToKey END) OVER (PARTITION BY m.PersonId) AS LastLeft,
                MAX(CASE WHEN m.Side < 2 AND m.SureFrom <= a.D THEN m.Ord END) OVER (PARTITION BY m.PersonId, m.E, m.L) AS LastOrd
            FROM marks m CROSS JOIN asked a),
        decided AS (
            SELECT n.*,
                CASE WHEN n.IsSure = 1 AND n.ToKey >= n.Newest AND n.Ord = n.LastOrd THEN 1 ELSE 0 END AS Decides,
                {Max("n.E", Min("n.Through", "n.D"))} AS Evidence,
                CASE WHEN n.FirmThrough IS NOT NULL AND n.LeavesOpen = 0 THEN {Max("n.E", Min("n.FirmThrough", "n.D"))} END AS Firm
            FROM newest n),
        spelt AS {sql.Once} (
            SELECT d.*,
                CASE WHEN d.IsSure = 1 AND d.Side = 0 AND (d.LastOut IS NULL OR d.FromKey > d.LastOut OR d.Decides = 1) THEN 1 ELSE 0 END AS InSpell,
                CASE WHEN d.LastLeft IS NULL OR d.FromKey > d.LastLeft OR d.Firm > d.LastLeft / {CustodySqlMarks.Places} THEN 1 ELSE 0 END AS AfterLeft
            FROM decided d),
        spells AS {sql.Once} (
            SELECT PersonId,
                MAX(CASE WHEN Decides = 1 AND Side = 0 THEN 1 ELSE 0 END) AS DecIn,
                MAX(CASE WHEN Decides = 1 AND Side = 1 THEN ToKey END) AS OutKey,
                MAX(CASE WHEN Decides = 1 AND Qualified = 0 THEN 1 ELSE 0 END) AS Unqualified,
                MAX(CASE WHEN May = 1 AND Side = 0 THEN 1 ELSE 0 END) AS MayIn,
                MAX(CASE WHEN May = 1 AND (Side = 1 OR LeavesOpen = 1) THEN 1 ELSE 0 END) AS MayOut,
                COALESCE(MIN(CASE WHEN InSpell = 1 THEN FromKey END), MIN(CASE WHEN May = 1 AND Side = 0 THEN FromKey END)) AS StartKey,
                MAX(CASE WHEN InSpell = 1 THEN {sql.Big("Evidence")} * {CustodySqlMarks.Places} + Place END) AS LastKey,
                MAX(CASE WHEN InSpell = 1 AND AfterLeft = 1 THEN Firm END) AS Firm,
                MAX(CASE WHEN InSpell = 1 AND AfterLeft = 1 AND Confirms = 1 AND Firm = D THEN 1 ELSE 0 END) AS Today,
                CASE WHEN MAX(InSpell) = 1 THEN MAX(CASE WHEN InSpell = 1 AND Mode > 0 THEN SureKey * 4 + Mode END)
                    ELSE MAX(CASE WHEN May = 1 AND Side = 0 AND Mode > 0 THEN SureKey * 4 + Mode END) END AS ModeKey,
                CASE WHEN MAX(InSpell) = 1 THEN MAX(CASE WHEN InSpell = 1 AND Stage > 0 THEN SureKey * 4 + Stage END)
                    ELSE MAX(CASE WHEN May = 1 AND Side = 0 AND Stage > 0 THEN SureKey * 4 + Stage END) END AS StageKey,
                MAX(CASE WHEN Side = 2 AND SureFrom <= D THEN FromKey END) AS WarrantKey,
                MIN(CASE WHEN Side < 2 THEN FromKey END) AS FirstKey,
                MAX(CASE WHEN IsSure = 1 AND Becomes = '{CustodyStatus.DiedInCustody}' THEN ToKey END) AS DeathKey,
                MAX(CASE WHEN Side = 0 AND MayFrom <= D THEN FromKey END) AS LastInKey
            FROM spelt GROUP BY PersonId)
        """;

    /// <summary>What the caller needs of the marks that the keys name.</summary>
    private static string Found() => $"""
        found AS (
            SELECT p.PersonId,
                MAX(CASE WHEN m.Place = p.StartKey % {CustodySqlMarks.Places} THEN m.FactId END) AS StartFact,
                MAX(CASE WHEN m.Place = p.StartKey % {CustodySqlMarks.Places} THEN m.E END) AS StartE,
                MAX(CASE WHEN m.Place = p.StartKey % {CustodySqlMarks.Places} THEN m.DateE END) AS HeldSince,
                MAX(CASE WHEN m.Place = p.StartKey % {CustodySqlMarks.Places} AND m.Begins > 0 THEN m.SureFrom END) AS BegunBy,
                MAX(CASE WHEN m.Place = p.LastKey % {CustodySqlMarks.Places} THEN m.FactId END) AS LastFact,
                MAX(CASE WHEN m.Place = p.LastKey % {CustodySqlMarks.Places} THEN CASE WHEN m.Evidence = m.E THEN m.DateE ELSE m.Evidence END END) AS LastE,
                MAX(CASE WHEN m.Place = p.LastKey % {CustodySqlMarks.Places} THEN CASE WHEN m.Evidence = m.E THEN m.DateL ELSE m.Evidence END END) AS LastL,
                MAX(CASE WHEN m.Place = p.OutKey % {CustodySqlMarks.Places} THEN m.FactId END) AS OutFact,
                MAX(CASE WHEN m.Place = p.OutKey % {CustodySqlMarks.Places} THEN m.Becomes END) AS Becomes,
                MAX(CASE WHEN m.Place = p.OutKey % {CustodySqlMarks.Places} THEN m.How END) AS How,
                MAX(CASE WHEN m.Place = p.WarrantKey % {CustodySqlMarks.Places} THEN m.FactId END) AS WarrantFact,
                MAX(CASE WHEN m.Place = p.DeathKey % {CustodySqlMarks.Places} THEN m.FactId END) AS DeathFact,
                MAX(CASE WHEN m.Place = p.FirstKey % {CustodySqlMarks.Places} AND m.Side = 0 THEN m.Begins END) AS FirstBegins,
                MAX(CASE WHEN m.Place = p.FirstKey % {CustodySqlMarks.Places} THEN m.FactId END) AS FirstFact
            FROM spells p JOIN spelt m ON m.PersonId = p.PersonId
            GROUP BY p.PersonId)
        """;

    /// <summary>Where each person's sentences end: see SentencesInForce.End.</summary>
    private static string Ends(DaySql sql) => $"""
        gathered AS {sql.Once} (
            SELECT pe.Id AS PersonId, a.D, p.DecIn, p.OutKey, p.Unqualified, p.MayIn, p.MayOut, p.Firm, p.Today, p.ModeKey, p.StageKey, p.WarrantKey, p.DeathKey, p.LastInKey,
                p.OutKey / {CustodySqlMarks.Places} AS OutDay,
                f.StartFact, f.HeldSince, f.LastFact, f.LastE, f.LastL, f.OutFact, f.Becomes, f.How, f.WarrantFact, f.DeathFact, f.FirstBegins, f.FirstFact,
                s.Active, s.AllInForce, s.AbsentNotStated, s.ActiveFact, s.AbsentKey, s.RevivedKey, s.LeastMonths, s.LeastDays, s.MostMonths, s.MostDays,
                c.OpenCharges,
                CASE WHEN s.Active > 0 AND s.NoEnd = 0 THEN
                    CASE WHEN f.StartE > 0 AND (f.StartE <= s.Judged OR s.Judged = 0) THEN f.StartE ELSE s.Judged END END AS CountFrom,
                CASE WHEN s.Active > 0 AND s.NoEnd = 0 THEN
                    CASE WHEN f.BegunBy > s.LastJudged THEN f.BegunBy ELSE s.LastJudged END END AS CountFromLatest
            FROM People pe CROSS JOIN asked a
            LEFT JOIN spells p ON p.PersonId = pe.Id
            LEFT JOIN found f ON f.PersonId = pe.Id
            LEFT JOIN inforce s ON s.PersonId = pe.Id
            LEFT JOIN charged c ON c.PersonId = pe.Id),
        ended AS {sql.Once} (
            SELECT g.*,
                CASE WHEN g.CountFrom > 0 AND g.CountFromLatest < {Forever} AND (g.DecIn = 1 OR g.MayIn = 1) THEN {sql.After("g.CountFrom", "g.LeastMonths", "g.LeastDays")} END AS EndE,
                CASE WHEN g.CountFrom > 0 AND g.CountFromLatest < {Forever} AND (g.DecIn = 1 OR g.MayIn = 1) THEN {sql.After("g.CountFromLatest", "g.MostMonths", "g.MostDays")} END AS EndL
            FROM gathered g)
        """;

    private static string Answer(DaySql sql, int confirmationDays) => $"""
        answered AS (
            SELECT e.*,
                CASE WHEN e.EndL < e.EndE THEN e.EndE ELSE e.EndL END AS EndLatest,
                CASE WHEN e.DeathKey IS NOT NULL THEN 'died'
                    WHEN e.DecIn = 1 OR e.MayIn = 1 THEN 'held'
                    WHEN e.OutKey IS NULL THEN 'none'
                    WHEN e.Becomes NOT IN ('{CustodyStatus.OnBail}', '{CustodyStatus.Released}') THEN 'out'
                    WHEN e.WarrantKey > e.OutKey THEN 'warrant'
                    WHEN e.AbsentKey / {CustodySqlSentences.Facts} > e.OutDay THEN 'absent'
                    WHEN e.RevivedKey / {CustodySqlSentences.Facts} >= e.OutDay THEN 'revived'
                    ELSE 'out' END AS Finding
            FROM ended e),
        standing AS (
            SELECT r.PersonId,
                CASE r.Finding
                    WHEN 'died' THEN '{CustodyStatus.DiedInCustody}'
                    WHEN 'out' THEN r.Becomes
                    WHEN 'held' THEN
                        CASE WHEN r.ModeKey % 4 = 3 THEN '{CustodyStatus.HeldByAnotherState}'
                            WHEN r.ModeKey % 4 = 2 THEN '{CustodyStatus.HouseArrest}'
                            WHEN r.Active > 0 AND r.D > r.EndLatest THEN '{CustodyStatus.PastSentenceEnd}'
                            WHEN r.Active > 0 THEN '{CustodyStatus.ServingSentence}'
                            WHEN r.AbsentNotStated > 0 THEN '{CustodyStatus.HeldStageUnknown}'
                            WHEN r.AllInForce > 0 THEN '{CustodyStatus.PreTrialDetention}'
                            WHEN r.StageKey % 4 = 2 THEN '{CustodyStatus.ServingSentence}'
                            WHEN r.StageKey % 4 = 1 OR r.OpenCharges > 0 THEN '{CustodyStatus.PreTrialDetention}'
                            ELSE '{CustodyStatus.HeldStageUnknown}' END
                    WHEN 'none' THEN
                        CASE WHEN r.WarrantKey IS NOT NULL OR r.AbsentKey IS NOT NULL THEN '{CustodyStatus.InAbsentiaOrWanted}'
                            WHEN r.Active > 0 THEN '{CustodyStatus.Unknown}'
                            WHEN r.FirstBegins > 0 THEN '{CustodyStatus.NotYetArrested}'
                            ELSE '{CustodyStatus.Unknown}' END
                    ELSE '{CustodyStatus.InAbsentiaOrWanted}' END AS Status,
                CASE r.Finding
                    WHEN 'died' THEN CASE WHEN r.LastInKey > r.DeathKey THEN 0 ELSE 1 END
                    WHEN 'held' THEN CASE WHEN r.DecIn = 1 AND r.OutKey IS NULL AND (r.Today = 1 OR (r.MayOut = 0 AND r.Firm >= r.D - {confirmationDays})) THEN 1 ELSE 0 END
                    WHEN 'out' THEN r.Unqualified
                    WHEN 'none' THEN
                        CASE WHEN r.WarrantKey IS NOT NULL OR r.AbsentKey IS NOT NULL THEN 1
                            WHEN r.Active > 0 THEN 0
                            WHEN r.FirstBegins = 2 AND r.MayOut = 0 THEN 1 ELSE 0 END
                    ELSE 1 END AS Certain,
                CASE WHEN r.Finding = 'out' AND r.Becomes = '{CustodyStatus.Released}' THEN r.How END AS How,
                CASE WHEN r.Finding = 'held' THEN {sql.Date("r.LastE")} END AS LastConfirmedEarliest,
                CASE WHEN r.Finding = 'held' THEN {sql.Date("r.LastL")} END AS LastConfirmedLatest,
                CASE WHEN r.Finding = 'held' THEN {sql.Date("r.HeldSince")} END AS HeldSinceEarliest,
                CASE r.Finding
                    WHEN 'died' THEN r.DeathFact
                    WHEN 'held' THEN COALESCE(r.LastFact, r.StartFact)
                    WHEN 'out' THEN r.OutFact
                    WHEN 'warrant' THEN r.WarrantFact
                    WHEN 'absent' THEN r.AbsentKey % {CustodySqlSentences.Facts}
                    WHEN 'revived' THEN r.RevivedKey % {CustodySqlSentences.Facts}
                    ELSE COALESCE(r.WarrantFact, r.AbsentKey % {CustodySqlSentences.Facts}, CASE WHEN r.Active > 0 THEN r.ActiveFact END, r.FirstFact) END AS DecidingFact,
                CASE WHEN r.Finding = 'held' THEN {sql.Date("r.EndE")} END AS SentenceEndEarliest,
                CASE WHEN r.Finding = 'held' THEN {sql.Date("r.EndLatest")} END AS SentenceEndLatest
            FROM answered r)
        """;
}
