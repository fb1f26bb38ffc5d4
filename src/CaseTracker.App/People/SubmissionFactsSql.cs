using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
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
    public bool Has(SubmissionFact fact) => SubmissionFactsSql.Has(Facts, fact);
    public bool Assessed => (Facts & SubmissionFactsSql.Assessment) != 0;
}

/// <summary>The facts of a submission that somebody has on record.</summary>
/// <param name="Facts">As in <see cref="SameFacts"/>.</param>
internal sealed record FactsOfPerson(long PersonId, int Facts);

/// <summary>Who has which facts of a submission on record, as one viewer may see it, as known now: one statement over the individuals of
/// whom something bears on custody. Each table is gone through once, and not once a person and fact.</summary>
internal sealed class SubmissionFactsSql(CaseTrackerDb db, Confidentiality clearance)
{
    internal static readonly int Assessment = 1 << Enum.GetValues<SubmissionFact>().Length;

    private readonly SeenSql _seen = new(db, clearance);

    /// <summary>Everybody, counted by what they have.</summary>
    public Task<List<SameFacts>> Counts(CancellationToken cancel)
    {
        var statement = $"SELECT f.Facts AS Facts, COUNT(*) AS People FROM ({Facts(among: false)}) f GROUP BY f.Facts";
        return db.Database.SqlQueryRaw<SameFacts>(statement, [.. _seen.Levels()]).ToListAsync(cancel);
    }

    /// <summary>Some of them, each with what they have.</summary>
    public async Task<Dictionary<long, int>> Of(IReadOnlyCollection<long> people, CancellationToken cancel) => people.Count == 0 ? []
        : await db.Database.SqlQueryRaw<FactsOfPerson>(Facts(among: true), [.. _seen.Levels(), _seen.AmongIds(people)])
            .ToDictionaryAsync(of => of.PersonId, of => of.Facts, cancel);

    public static bool Has(int facts, SubmissionFact fact) => (facts & (1 << (int)fact)) != 0;

    private string Facts(bool among)
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
            $"CASE WHEN a.PersonId IS NOT NULL THEN {Assessment} ELSE 0 END",
        ];
        // To say only that somebody was arrested in the country is not to say where.
        var placed = $"r.FacilityId IS NOT NULL OR q.Kind <> '{PlaceKind.Country}'";
        return $"""
            SELECT p.Id AS PersonId, {string.Join(" + ", facts)} AS Facts
            FROM People p
            LEFT JOIN ({Grouped(RecordKind.CustodyEvent, "LEFT JOIN Places q ON q.Id = r.PlaceId",
                ("Dated", Arrest("r.On_Edtf IS NOT NULL")), ("Placed", Arrest(placed)), ("Forced", Arrest("r.ForceId IS NOT NULL")),
                ("Warrant", Arrest($"r.Warrant <> '{WarrantShown.NotStated}'")), ("Reasons", Arrest("r.StatedReason IS NOT NULL")))}
            ) e ON e.PersonId = p.Id
            LEFT JOIN ({Grouped(RecordKind.Stay, "", ("Placed", "r.FacilityId IS NOT NULL"))}) s ON s.PersonId = p.Id
            LEFT JOIN ({Grouped(RecordKind.Charge, "", ("Reasons", "r.Label IS NOT NULL OR r.ArticleId IS NOT NULL"),
                ("Law", "r.ArticleId IS NOT NULL"))}) c ON c.PersonId = p.Id
            LEFT JOIN ({Grouped(RecordKind.Sentence, "", ("Appealed", $"r.Appeal <> '{AppealOutcome.NotStated}'"))}
            ) j ON j.PersonId = p.Id
            LEFT JOIN ({Grouped(RecordKind.Prosecution, "", ("Court", "r.CourtId IS NOT NULL"),
                ("Appealed", $"r.Stage IN ('{ProsecutionStage.Appeal}', '{ProsecutionStage.SupremeCourt}')"))}) o ON o.PersonId = p.Id
            LEFT JOIN ({Grouped(RecordKind.Assessment, "")}) a ON a.PersonId = p.Id
            WHERE p.Kind <> '{PersonKind.Group}' AND {_seen.Seen(RecordTypes.All[RecordKind.Person], "p")}
                AND (e.PersonId IS NOT NULL OR s.PersonId IS NOT NULL OR c.PersonId IS NOT NULL OR j.PersonId IS NOT NULL)
                {Some("p.Id")}
            """;

        // A row a person of whom there is any, with 1 where some row of theirs meets the condition.
        string Grouped(RecordKind kind, string join, params (string Name, string Condition)[] any) => "SELECT r.PersonId"
            + string.Concat(any.Select(fact => $", MAX(CASE WHEN {fact.Condition} THEN 1 ELSE 0 END) AS {fact.Name}"))
            + $" FROM {_seen.Table(RecordTypes.All[kind])} r {join} WHERE {_seen.Seen(RecordTypes.All[kind], "r")}{Some("r.PersonId")} "
            + "GROUP BY r.PersonId";

        string Some(string column) => among ? $" AND {_seen.IsAmong(column)}" : "";
    }

    private static string If(SubmissionFact fact, string condition) => $"CASE WHEN {condition} THEN {1 << (int)fact} ELSE 0 END";

    private static string Arrest(string condition) => $"r.Kind = '{CustodyEventKind.Arrest}' AND ({condition})";
}
