using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Places;
using static CaseTracker.Domain.Catalogue.RecordKind;

namespace CaseTracker.App.Detention.Filters;

/// <summary>The rows behind each filter. All of them leave out facts and records above the clearance, and what happened
/// after the day asked for.</summary>
internal static class FilterRows
{
    /// <summary>Days of a year of a term, in whole months of 31 days, so that every length has its place in one number.</summary>
    public const int YearOfTerm = 12 * 31;
    public const int NeverConfirmed = 1_000_000;
    private const int Life = 1_000_000;

    public static string Status(FilterScope scope) => $"SELECT t.PersonId, t.Status AS Value FROM {scope.Custody} t";

    public static string Certainty(FilterScope scope) =>
        $"SELECT t.PersonId, CASE t.Certain WHEN 1 THEN 'Certain' ELSE 'Possible' END AS Value FROM {scope.Custody} t";

    /// <summary>A charge for which sources name different articles counts under each until one is chosen.</summary>
    public static string Articles(FilterScope scope) => $"{OwnArticles(scope)} UNION {OpenArticles(scope)}";

    public static string OpenArticles(FilterScope scope)
    {
        var named = $"SELECT u.RecordId, a.Id AS Value FROM ({ConflictRows.Reported(scope, "article")}) u JOIN LegalArticles a ON "
            + $"a.Id = {scope.Whole("u.Value")} AND CONCAT(a.Id, '') = u.Value JOIN Laws w ON w.Id = a.LawId "
            + $"WHERE {scope.Seen(LegalArticle, "a")} AND {scope.Seen(Law, "w")}";
        // Words may hold a number that is no id. An article that the viewer may not know of leaves no sign: what remains is one article,
        // and no disagreement.
        return $"""
            SELECT c.PersonId, r.Value{scope.From("c.On")} FROM ({named}) r JOIN Charges c ON c.FactId = r.RecordId
            WHERE {scope.Known(Charge, "c")} AND {scope.ByDay("c.On")}{scope.Of("c.PersonId")}
                AND r.RecordId IN (SELECT m.RecordId FROM ({named}) m GROUP BY m.RecordId HAVING COUNT(DISTINCT m.Value) > 1)
            """;
    }

    private static string OwnArticles(FilterScope scope) => $"""
        SELECT c.PersonId, c.ArticleId AS Value{scope.From("c.On")} FROM Charges c JOIN LegalArticles a ON a.Id = c.ArticleId
            JOIN Laws w ON w.Id = a.LawId
        WHERE {scope.Known(Charge, "c")} AND {scope.ByDay("c.On")}{scope.Of("c.PersonId")} AND {scope.Seen(LegalArticle, "a")}
            AND {scope.Seen(Law, "w")}
        """;

    /// <summary>A charge that sources label differently counts under each label until one is chosen.</summary>
    public static string Labels(FilterScope scope) => $"{OwnLabels(scope)} UNION {OpenLabels(scope)}";

    public static string OpenLabels(FilterScope scope) => $"""
        SELECT c.PersonId, LOWER(LTRIM(RTRIM(u.Reported))) AS Value{scope.From("c.On")} FROM ({ConflictRows.Reported(scope, "label")}) u
            JOIN Charges c ON c.FactId = u.RecordId
        WHERE {scope.Known(Charge, "c")} AND {scope.ByDay("c.On")}{scope.Of("c.PersonId")}
        """;

    /// <summary>The label that each charge has on record.</summary>
    public static string OwnLabels(FilterScope scope) =>
        $"SELECT c.PersonId, LOWER(LTRIM(RTRIM(c.Label))) AS Value{scope.From("c.On")} FROM Charges c WHERE {scope.Known(Charge, "c")} "
        + $"AND {scope.ByDay("c.On")}{scope.Of("c.PersonId")} AND c.Label <> ''";

    /// <summary>The labels as records and sources write them, on whatever day.</summary>
    public static string LabelsAsSaid(FilterScope scope) => $"""
        SELECT LTRIM(RTRIM(c.Label)) AS Said FROM Charges c WHERE {scope.Known(Charge, "c")} AND c.Label <> ''
        UNION ALL SELECT LTRIM(RTRIM(u.Reported)) FROM ({ConflictRows.Reported(scope, "label")}) u
        """;

    public static string Courts(FilterScope scope) => $"""
        SELECT q.PersonId, q.CourtId AS Value FROM Prosecutions q JOIN Organisations o ON o.Id = q.CourtId
        WHERE {scope.Seen(RecordKind.Prosecution, "q")} AND {scope.Seen(Organisation, "o")}
            {scope.Of("q.PersonId")}
        """;

    /// <summary>Of several judges each.</summary>
    public static string Judges(FilterScope scope) => $"""
        SELECT DISTINCT q.PersonId, LOWER(LTRIM(RTRIM(name.value))) AS Value FROM Prosecutions q {scope.EachName("q.Judge")}
        WHERE {scope.Seen(RecordKind.Prosecution, "q")}{scope.Of("q.PersonId")} AND LTRIM(RTRIM(name.value)) <> ''
        """;

    public static string JudgesAsSaid(FilterScope scope) => $"""
        SELECT LTRIM(RTRIM(name.value)) AS Said FROM Prosecutions q {scope.EachName("q.Judge")}
        WHERE {scope.Seen(RecordKind.Prosecution, "q")}
        """;

    public static string Cases(FilterScope scope) => $"""
        SELECT q.PersonId, q.CaseId AS Value FROM Prosecutions q JOIN Cases k ON k.Id = q.CaseId
        WHERE {scope.Seen(RecordKind.Prosecution, "q")} AND {scope.Seen(Case, "k")}
            {scope.Of("q.PersonId")}
        UNION SELECT t.PersonId, t.CaseId FROM Participants t JOIN Cases k ON k.Id = t.CaseId
        WHERE t.PersonId IS NOT NULL AND {scope.Seen(Participant, "t")}
            AND {scope.Seen(Case, "k")}{scope.Of("t.PersonId")}
        """;

    public static string Facilities(FilterScope scope) =>
        $"SELECT y.PersonId, f.Id AS Value{scope.Days("y")} FROM ({LastStay(scope)}) y JOIN Facilities f ON f.Id = y.FacilityId "
        + $"WHERE y.Latest = 1 AND {scope.Seen(Facility, "f")}";

    public static string ProvincesHeld(FilterScope scope) => $"""
        SELECT y.PersonId, {ProvinceSql.Id} AS Value{scope.Days("y")} FROM ({LastStay(scope)}) y JOIN Facilities f ON f.Id = y.FacilityId
            AND {scope.Seen(Facility, "f")} {ProvinceSql.Places(scope, "f.PlaceId")}
        WHERE y.Latest = 1 AND {ProvinceSql.Id} IS NOT NULL
        """;

    public static string ProvincesOfArrest(FilterScope scope) => $"""
        SELECT e.PersonId, {ProvinceSql.Id} AS Value{scope.From("e.On")} FROM CustodyEvents e LEFT JOIN Facilities f ON f.Id = e.FacilityId
            AND {scope.Seen(Facility, "f")} {ProvinceSql.Places(scope, "COALESCE(e.PlaceId, f.PlaceId)")}
        WHERE e.Kind = '{CustodyEventKind.Arrest}' AND {scope.Known(CustodyEvent, "e")} AND {scope.ByDay("e.On")}{scope.Of("e.PersonId")}
            AND {ProvinceSql.Id} IS NOT NULL
        """;

    public static string Sexes(FilterScope scope) =>
        $"SELECT n.Id AS PersonId, n.Sex AS Value FROM People n WHERE {scope.Seen(Person, "n")}{scope.Of("n.Id")}";

    public static string AgeGroups(FilterScope scope) =>
        $"SELECT n.Id AS PersonId, n.AgeGroup AS Value FROM People n WHERE {scope.Seen(Person, "n")}{scope.Of("n.Id")}";

    public static string Occupations(FilterScope scope) =>
        $"SELECT n.Id AS PersonId, LOWER(LTRIM(RTRIM(n.Occupation))) AS Value FROM People n WHERE {scope.Seen(Person, "n")}"
        + $"{scope.Of("n.Id")} AND n.Occupation <> ''";

    public static string OccupationsAsSaid(FilterScope scope) =>
        $"SELECT LTRIM(RTRIM(n.Occupation)) AS Said FROM People n WHERE {scope.Seen(Person, "n")} AND n.Occupation <> ''";

    // Former members too: a party that was dissolved still has members in prison.
    public static string Organisations(FilterScope scope) => $"""
        SELECT m.PersonId, m.OrganisationId AS Value{scope.From("m.From")} FROM Memberships m
            JOIN Organisations o ON o.Id = m.OrganisationId
        WHERE {scope.Known(Membership, "m")} AND {scope.ByDay("m.From")}{scope.Of("m.PersonId")} AND {scope.Seen(Organisation, "o")}
        """;

    public static string Arrests(FilterScope scope) => $"""
        SELECT e.PersonId, COALESCE(e.On_Earliest, '0001-01-01') AS Earliest, COALESCE(e.On_Latest, '9999-12-31') AS Latest,
            e.On_Qualified AS Doubted{scope.From("e.On")} FROM CustodyEvents e
        WHERE e.Kind = '{CustodyEventKind.Arrest}' AND {scope.Known(CustodyEvent, "e")} AND {scope.ByDay("e.On")}{scope.Of("e.PersonId")}
            AND (e.On_Earliest IS NOT NULL OR e.On_Latest IS NOT NULL)
        """;

    /// <summary>The least that each sentence given by the day comes to: "six to eight years" is no sentence of more than six.</summary>
    public static string Terms(FilterScope scope) => $"""
        SELECT t.PersonId, CASE WHEN t.Life = 1 THEN {Life}
            ELSE COALESCE(t.Years, 0) * {YearOfTerm} + COALESCE(t.Months, 0) * 31 + COALESCE(t.Days, 0) END AS Amount
            {scope.From("t.On")} FROM Sentences t
        WHERE {scope.Known(Sentence, "t")} AND {scope.ByDay("t.On")}{scope.Of("t.PersonId")}
            AND (t.Life = 1 OR t.Years > 0 OR t.Months > 0 OR t.Days > 0)
        """;

    public static string Assessments(FilterScope scope) => $"""
        SELECT v.PersonId, CONCAT(v.Definition, ':', v.Conclusion) AS Value{scope.From("v.On")} FROM Assessments v
        WHERE {scope.Known(Assessment, "v")} AND {scope.ByDay("v.On")}{scope.Of("v.PersonId")}
        """;

    /// <summary>How far the review of each person's own record has come, as of now; of who has no row nobody began one.</summary>
    public static string Reviews(FilterScope scope) => $"""
        SELECT v.RecordId AS PersonId, v.State AS Value FROM Reviews v JOIN People n ON n.Id = v.RecordId
        WHERE {scope.Seen(Person, "n")}{scope.Of("n.Id")}
        """;

    /// <summary>The tags of each person's own record, as of now.</summary>
    public static string Tags(FilterScope scope) => $"""
        SELECT v.RecordId AS PersonId, t.Folded AS Value FROM RecordTags v JOIN Tags t ON t.Id = v.TagId JOIN People n ON n.Id = v.RecordId
        WHERE {scope.Seen(Person, "n")}{scope.Of("n.Id")}
        """;

    public static string TagsAsNamed(FilterScope scope) => ListFilters.TagsAsNamed("People", "e.Id", scope.Seen(Person, "e"));

    /// <summary>A citation that the viewer may not see counts: what it stands behind does not lack a source.</summary>
    public static string Uncited(FilterScope scope) => $"""
        SELECT r.PersonId, 'yes' AS Value FROM ({Records(scope)}) r
            WHERE NOT EXISTS (SELECT 1 FROM Citations z WHERE z.RecordId = r.RecordId AND z.DeletedAt IS NULL)
        """;

    /// <summary>Sources disagree, or facts: what was told in two ways as known at a moment in the past is asked by
    /// <see cref="PrisonerSql.Told"/>.</summary>
    public static string Conflicting(FilterScope scope) => $"{SourcesDisagree(scope)} UNION {FactsDisagree(scope)}";

    public static string SourcesDisagree(FilterScope scope) => $"""
        SELECT r.PersonId, 'yes' AS Value FROM ({Records(scope)}) r JOIN ({ConflictRows.Records(scope)}) w ON w.RecordId = r.RecordId
        """;

    public static string FactsDisagree(FilterScope scope) => $"""
        SELECT k.PersonId, 'yes' AS Value {KeptConflicts.FromSeen(scope.Clearance, scope.KnownNow ? null : KeptConflictKind.Ages)}
        {(scope.KnownNow ? "" : $"UNION SELECT v.value, 'yes' FROM {scope.Listed("@told")} v")}
        """;

    public static string Unconfirmed(FilterScope scope) => $"SELECT s.PersonId, {DaysUnconfirmed(scope)} AS Amount FROM {scope.Custody} s";

    /// <summary>Days since the last confirmation that somebody is held; somebody held whom nobody has ever confirmed has waited
    /// longest.</summary>
    public static string DaysUnconfirmed(FilterScope scope) =>
        $"(CASE WHEN s.Status IN ({CustodyPeriodSql.Held}) THEN COALESCE({scope.DayNumber("@day")} - "
        + $"{scope.DayNumber("s.LastConfirmedLatest")}, {NeverConfirmed}) END)";

    /// <summary>The records behind a row of the list, as <see cref="People.PersonFacts.RecordIds"/> has them.</summary>
    internal static string Records(FilterScope scope) => $"""
        SELECT n.Id AS PersonId, n.Id AS RecordId FROM People n WHERE {scope.Seen(Person, "n")}{scope.Of("n.Id")}
        UNION ALL SELECT e.PersonId, e.FactId FROM CustodyEvents e WHERE {scope.Known(CustodyEvent, "e")}{scope.Of("e.PersonId")}
        UNION ALL SELECT y.PersonId, y.FactId FROM Stays y WHERE {scope.Known(Stay, "y")}{scope.Of("y.PersonId")}
        UNION ALL SELECT c.PersonId, c.FactId FROM Charges c WHERE {scope.Known(Charge, "c")}{scope.Of("c.PersonId")}
        UNION ALL SELECT t.PersonId, t.FactId FROM Sentences t WHERE {scope.Known(Sentence, "t")}{scope.Of("t.PersonId")}
        UNION ALL SELECT g.PersonId, g.FactId FROM GroupCounts g WHERE {scope.Known(GroupCount, "g")}{scope.Of("g.PersonId")}
        """;

    /// <summary>The stays that have begun by the day and have not certainly ended; Latest is 1 for the last, which says where
    /// the person is held. The same choice as that of the list's row.</summary>
    private static string LastStay(FilterScope scope)
    {
        var (day, days) = scope.AnyDay ? ("d.FromDay", $" JOIN ({DaysOfStays(scope)}) d ON d.PersonId = y.PersonId") : ("@day", "");
        return $"""
            SELECT y.PersonId, y.FacilityId{scope.Days("d")}, ROW_NUMBER() OVER (PARTITION BY y.PersonId{(scope.AnyDay ? $", {day}" : "")}
                ORDER BY COALESCE(y.From_Latest, '9999-12-31') DESC, y."Order" DESC, y.FactId DESC) AS Latest
            FROM Stays y{days} WHERE {scope.Known(Stay, "y")}{scope.Of("y.PersonId")} AND y.From_Earliest <= {day}
                AND (y.To_Latest IS NULL OR y.To_Latest > {day})
            """;
    }

    /// <summary>The days on which a person's last stay may become another, each with the next such day.</summary>
    private static string DaysOfStays(FilterScope scope)
    {
        var stays = $"FROM Stays z WHERE {scope.Known(Stay, "z")}{scope.Of("z.PersonId")}";
        return $"""
            SELECT b.PersonId, b.FromDay, LEAD(b.FromDay) OVER (PARTITION BY b.PersonId ORDER BY b.FromDay) AS UntilDay
            FROM (SELECT z.PersonId, z.From_Earliest AS FromDay {stays} AND z.From_Earliest IS NOT NULL
                UNION SELECT z.PersonId, z.To_Latest {stays} AND z.To_Latest IS NOT NULL) b
            """;
    }
}
