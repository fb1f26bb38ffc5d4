using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>How many people have the same facts of a submission on record.</summary>
/// <param name="Facts">A bit for each <see cref="SubmissionFact"/>, and the next one for an assessment.</param>
internal sealed record SameFacts(int Facts, int People)
{
    private static readonly int Assessment = Enum.GetValues<SubmissionFact>().Length;

    public bool Has(SubmissionFact fact) => (Facts & (1 << (int)fact)) != 0;
    public bool Assessed => (Facts & (1 << Assessment)) != 0;
}

/// <summary>Counts in one statement who has which facts of a submission, as <see cref="SubmissionSql"/> has them: each table is gone
/// through once, and not once a person and fact.</summary>
internal static class SubmissionCountSql
{
    public static Task<List<SameFacts>> Read(CaseTrackerDb db, Confidentiality clearance, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<SameFacts>(Statement(clearance), [.. new SeenSql(db, clearance).Levels()]).ToListAsync(cancel);

    public static string Statement(Confidentiality clearance)
    {
        var named = "(p.Name IS NOT NULL OR p.NameKhmer IS NOT NULL)";
        string[] facts =
        [
            If(SubmissionFact.Name, ChildNames.SeenBy(clearance) ? named : $"{named} AND NOT ({ChildNames.Protected("p")})"),
            If(SubmissionFact.Sex, $"p.Sex <> '{Sex.NotStated}'"),
            If(SubmissionFact.Birth, "p.Birth_Edtf IS NOT NULL"), If(SubmissionFact.Nationality, "p.Nationality IS NOT NULL"),
            If(SubmissionFact.ArrestDate, "e.Dated = 1"), If(SubmissionFact.ArrestPlace, "e.Placed = 1"),
            If(SubmissionFact.ArrestingForce, "e.Forced = 1"), If(SubmissionFact.Warrant, "e.Warrant = 1"),
            If(SubmissionFact.Reasons, "e.Reasons = 1 OR c.Reasons = 1"), If(SubmissionFact.Law, "c.Law = 1"),
            If(SubmissionFact.PlaceOfDetention, "s.Placed = 1"), If(SubmissionFact.Court, "o.Court = 1"),
            If(SubmissionFact.Remedies, "j.Appealed = 1 OR o.Appealed = 1"),
            $"CASE WHEN a.PersonId IS NOT NULL THEN {1 << Enum.GetValues<SubmissionFact>().Length} ELSE 0 END",
        ];
        // To say only that somebody was arrested in the country is not to say where.
        var placed = $"r.FacilityId IS NOT NULL OR q.Kind <> '{PlaceKind.Country}'";
        return $"""
            SELECT f.Facts AS Facts, COUNT(*) AS People FROM (
                SELECT {string.Join(" + ", facts)} AS Facts
                FROM People p
                LEFT JOIN ({Grouped("CustodyEvents", FilterScope.Current("r"), "LEFT JOIN Places q ON q.Id = r.PlaceId",
                    ("Dated", Arrest("r.On_Edtf IS NOT NULL")), ("Placed", Arrest(placed)), ("Forced", Arrest("r.ForceId IS NOT NULL")),
                    ("Warrant", Arrest($"r.Warrant <> '{WarrantShown.NotStated}'")), ("Reasons", Arrest("r.StatedReason IS NOT NULL")))}
                ) e ON e.PersonId = p.Id
                LEFT JOIN ({Grouped("Stays", FilterScope.Current("r"), "", ("Placed", "r.FacilityId IS NOT NULL"))}) s ON s.PersonId = p.Id
                LEFT JOIN ({Grouped("Charges", FilterScope.Current("r"), "", ("Reasons", "r.Label IS NOT NULL OR r.ArticleId IS NOT NULL"),
                    ("Law", "r.ArticleId IS NOT NULL"))}) c ON c.PersonId = p.Id
                LEFT JOIN ({Grouped("Sentences", FilterScope.Current("r"), "", ("Appealed", $"r.Appeal <> '{AppealOutcome.NotStated}'"))}
                ) j ON j.PersonId = p.Id
                LEFT JOIN ({Grouped("Prosecutions", FilterScope.Seen("r"), "", ("Court", "r.CourtId IS NOT NULL"),
                    ("Appealed", $"r.Stage IN ('{ProsecutionStage.Appeal}', '{ProsecutionStage.SupremeCourt}')"))}) o ON o.PersonId = p.Id
                LEFT JOIN ({Grouped("Assessments", FilterScope.Current("r"), "")}) a ON a.PersonId = p.Id
                WHERE p.Kind <> '{PersonKind.Group}' AND {FilterScope.Seen("p")}
                    AND (e.PersonId IS NOT NULL OR s.PersonId IS NOT NULL OR c.PersonId IS NOT NULL OR j.PersonId IS NOT NULL)
            ) f GROUP BY f.Facts
            """;
    }

    private static string If(SubmissionFact fact, string condition) => $"CASE WHEN {condition} THEN {1 << (int)fact} ELSE 0 END";

    private static string Arrest(string condition) => $"r.Kind = '{CustodyEventKind.Arrest}' AND ({condition})";

    /// <summary>A row a person of whom there is any, with 1 where some row of theirs meets the condition.</summary>
    private static string Grouped(string table, string seen, string join, params (string Name, string Condition)[] facts) =>
        $"SELECT r.PersonId{string.Concat(facts.Select(fact => $", MAX(CASE WHEN {fact.Condition} THEN 1 ELSE 0 END) AS {fact.Name}"))} "
        + $"FROM {table} r {join} WHERE {seen} GROUP BY r.PersonId";
}
