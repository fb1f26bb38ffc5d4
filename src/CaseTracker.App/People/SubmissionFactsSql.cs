using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>The facts of a submission that somebody has on record.</summary>
/// <param name="Facts">As in <see cref="FactsOnRecordRow.Facts"/>.</param>
internal sealed record FactsOfPerson(long PersonId, int Facts);

/// <summary>Who has what on record, as one viewer may see it, as known now: one statement over the individuals of whom something bears on
/// custody. Each table is gone through once, and not once a person and fact.</summary>
internal sealed class SubmissionFactsSql(CaseTrackerDb db, Confidentiality clearance)
{
    private readonly SeenSql _seen = new(db, clearance);

    /// <summary>Some people, each with what they have.</summary>
    public async Task<IReadOnlyList<FactsOfPerson>> Of(IReadOnlyCollection<long> people, CancellationToken cancel) => people.Count == 0 ? []
        : await db.Database.SqlQueryRaw<FactsOfPerson>(Facts(), [.. _seen.Levels(), _seen.AmongIds(people)]).ToListAsync(cancel);

    private string Facts()
    {
        string[] facts =
        [
            If(SubmissionFact.Name, "p.Name IS NOT NULL OR p.NameKhmer IS NOT NULL"),
            If(SubmissionFact.Sex, $"p.Sex <> '{Sex.NotStated}'"),
            If(SubmissionFact.Birth, "p.Birth_Edtf IS NOT NULL"), If(SubmissionFact.Nationality, "p.Nationality IS NOT NULL"),
            If(SubmissionFact.ArrestDate, "e.Dated = 1"), If(SubmissionFact.ArrestPlace, "e.Placed = 1"),
            If(SubmissionFact.ArrestingForce, "e.Forced = 1"), If(SubmissionFact.Warrant, "e.Warrant = 1"),
            If(SubmissionFact.Reasons, "e.Reasons = 1 OR c.Reasons = 1"), If(SubmissionFact.Law, "c.Law = 1"),
            If(SubmissionFact.PlaceOfDetention, "s.Placed = 1"), If(SubmissionFact.Court, "o.Court = 1"),
            If(SubmissionFact.Remedies, "j.Appealed = 1 OR o.Appealed = 1"),
            If(FactBits.Assessed, "a.PersonId IS NOT NULL"),
            If(FactBits.EverTaken, "e.Takes = 1 OR s.PersonId IS NOT NULL OR j.PersonId IS NOT NULL"),
            If(FactBits.Freed, "e.Frees = 1 OR c.Frees = 1 OR j.Frees = 1"),
        ];
        // To say only that somebody was arrested in the country is not to say where.
        var placed = $"r.FacilityId IS NOT NULL OR q.Kind <> '{PlaceKind.Country}'";
        return $"""
            SELECT p.Id AS PersonId, {string.Join(" + ", facts)} AS Facts
            FROM People p
            LEFT JOIN ({Grouped(RecordKind.CustodyEvent, "LEFT JOIN Places q ON q.Id = r.PlaceId",
                ("Dated", Arrest("r.On_Edtf IS NOT NULL")), ("Placed", Arrest(placed)), ("Forced", Arrest("r.ForceId IS NOT NULL")),
                ("Warrant", Arrest($"r.Warrant <> '{WarrantShown.NotStated}'")), ("Reasons", Arrest("r.StatedReason IS NOT NULL")),
                ("Takes", FactBits.Takes), ("Frees", FactBits.EventFrees))}
            ) e ON e.PersonId = p.Id
            LEFT JOIN ({Grouped(RecordKind.Stay, "", ("Placed", "r.FacilityId IS NOT NULL"))}) s ON s.PersonId = p.Id
            LEFT JOIN ({Grouped(RecordKind.Charge, "", ("Reasons", "r.Label IS NOT NULL OR r.ArticleId IS NOT NULL"),
                ("Law", "r.ArticleId IS NOT NULL"), ("Frees", FactBits.ChargeFrees))}) c ON c.PersonId = p.Id
            LEFT JOIN ({Grouped(RecordKind.Sentence, "", ("Appealed", $"r.Appeal <> '{AppealOutcome.NotStated}'"),
                ("Frees", FactBits.SentenceFrees))}
            ) j ON j.PersonId = p.Id
            LEFT JOIN ({Grouped(RecordKind.Prosecution, "", ("Court", "r.CourtId IS NOT NULL"),
                ("Appealed", $"r.Stage IN ('{ProsecutionStage.Appeal}', '{ProsecutionStage.SupremeCourt}')"))}) o ON o.PersonId = p.Id
            LEFT JOIN ({Grouped(RecordKind.Assessment, "")}) a ON a.PersonId = p.Id
            WHERE p.Kind <> '{PersonKind.Group}' AND {_seen.Seen(RecordTypes.All[RecordKind.Person], "p")}
                AND (e.PersonId IS NOT NULL OR s.PersonId IS NOT NULL OR c.PersonId IS NOT NULL OR j.PersonId IS NOT NULL)
                AND {_seen.IsAmong("p.Id")}
            """;

        // A row a person of whom there is any, with 1 where some row of theirs meets the condition.
        string Grouped(RecordKind kind, string join, params (string Name, string Condition)[] any) => "SELECT r.PersonId"
            + string.Concat(any.Select(fact => $", MAX(CASE WHEN {fact.Condition} THEN 1 ELSE 0 END) AS {fact.Name}"))
            + $" FROM {_seen.Table(RecordTypes.All[kind])} r {join} WHERE {_seen.Seen(RecordTypes.All[kind], "r")} "
            + $"AND {_seen.IsAmong("r.PersonId")} "
            + "GROUP BY r.PersonId";
    }

    private static string If(SubmissionFact fact, string condition) => If(FactBits.Of(fact), condition);

    private static string If(int bit, string condition) => $"CASE WHEN {condition} THEN {bit} ELSE 0 END";

    private static string Arrest(string condition) => $"r.Kind = '{CustodyEventKind.Arrest}' AND ({condition})";
}
