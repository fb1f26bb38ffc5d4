using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.People;

/// <summary>What records of somebody that are as closed as each other tell of a submission's facts.</summary>
/// <param name="Level">The lowest clearance that may know of them, as a number.</param>
/// <param name="Bears">1 where some of them bears on custody.</param>
/// <param name="Facts">As in <see cref="FactsOnRecordRow.Facts"/>.</param>
internal sealed record FactsAtLevel(long PersonId, int Level, int Bears, int Facts);

/// <summary>Who has what on record as known now, for all clearances in one statement: a row for the person, and one a table and level.
/// Each table is gone through once, and not once a person and fact.</summary>
internal sealed class SubmissionFactsSql(CaseTrackerDb db)
{
    // What the rule of sight has not worked out is for the highest clearance alone.
    private static readonly string Level =
        $"CASE WHEN h.VisibilityVersion = {Visibility.Version} THEN h.VisibleFrom ELSE {(int)Visibility.Highest} END";

    // Of whoever stands; they say nothing of levels.
    private readonly SeenSql _seen = new(db, Visibility.Highest);

    /// <summary>Of individuals. Of somebody whom a clearance may not know it sees no row: all of them are as closed.</summary>
    public async Task<List<FactsAtLevel>> Of(IReadOnlyCollection<long> people, CancellationToken cancel) => people.Count == 0 ? []
        : await db.Answers(db.TextOnce(nameof(SubmissionFactsSql), Statement),
            row => new FactsAtLevel(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)), cancel, _seen.AmongIds(people));

    private string Statement()
    {
        // To say only that somebody was arrested in the country is not to say where.
        var placed = $"r.FacilityId IS NOT NULL OR q.Kind <> '{PlaceKind.Country}'";
        var (birth, charged) = (FactBits.Of(SubmissionFact.Birth), "r.ArticleId IS NOT NULL");
        return string.Join(" UNION ALL ",
            Told(RecordKind.Person, bears: false, "", Bit(SubmissionFact.FamilyName, "r.Name IS NOT NULL"),
                Bit(SubmissionFact.FirstName, "LTRIM(RTRIM(r.Name)) LIKE '% %'"), Bit(SubmissionFact.NameKhmer, "r.NameKhmer IS NOT NULL"),
                Bit(SubmissionFact.Sex, $"r.Sex <> '{Sex.NotStated}'"), (birth, "r.Birth_Edtf IS NOT NULL"),
                Bit(SubmissionFact.Nationality, "r.Nationality IS NOT NULL"), Bit(SubmissionFact.Profession, "r.Occupation IS NOT NULL")),
            Told(RecordKind.CustodyEvent, bears: true, "LEFT JOIN Places q ON q.Id = r.PlaceId",
                Arrest(SubmissionFact.Birth, "r.Age_Text IS NOT NULL"), Arrest(SubmissionFact.ArrestDay, "r.On_Edtf IS NOT NULL"),
                Arrest(SubmissionFact.ArrestPlace, placed), Arrest(SubmissionFact.ArrestForces, "r.ForceId IS NOT NULL"),
                Arrest(SubmissionFact.Warrant, $"r.Warrant <> '{WarrantShown.NotStated}'"),
                Arrest(SubmissionFact.ArrestReasons, "r.StatedReason IS NOT NULL"),
                Arrest(SubmissionFact.Circumstances,
                    "r.On_Edtf IS NOT NULL OR r.StatedReason IS NOT NULL OR r.AssessedReason IS NOT NULL"),
                Bit(SubmissionFact.DetentionDay, $"r.On_Edtf IS NOT NULL AND ({FactBits.Begins})"),
                (FactBits.EverTaken, FactBits.Takes), (FactBits.Freed, FactBits.EventFrees)),
            Told(RecordKind.Stay, bears: true, "", Bit(SubmissionFact.Places, "r.FacilityId IS NOT NULL"),
                Bit(SubmissionFact.DetentionDay, "r.From_Edtf IS NOT NULL"), (FactBits.EverTaken, "1 = 1")),
            Told(RecordKind.Charge, bears: true, "", Bit(SubmissionFact.Imputed, "r.Label IS NOT NULL OR r.ArticleId IS NOT NULL"),
                Bit(SubmissionFact.ArrestLaw, charged), Bit(SubmissionFact.DetentionLaw, charged), (FactBits.Freed, FactBits.ChargeFrees)),
            Told(RecordKind.Sentence, bears: true, "", Bit(SubmissionFact.Trial, "1 = 1"),
                Bit(SubmissionFact.Appeals, $"r.Appeal <> '{AppealOutcome.NotStated}'"),
                (FactBits.EverTaken, "1 = 1"), (FactBits.Freed, FactBits.SentenceFrees)),
            Told(RecordKind.Prosecution, bears: false, "",
                Bit(SubmissionFact.OrderedBy, "r.CourtId IS NOT NULL OR r.Judge IS NOT NULL"),
                Bit(SubmissionFact.Appeals, $"r.Stage IN ('{ProsecutionStage.Appeal}', '{ProsecutionStage.SupremeCourt}')")),
            Told(RecordKind.Assessment, bears: false, "", Bit(SubmissionFact.Category,
                $"r.Definition = '{AssessmentDefinition.WorkingGroupArbitraryDetention}' AND r.Conclusion = "
                    + $"'{AssessmentConclusion.Meets}' AND ({SubmissionCategories.Named("r.Criteria")})"),
                (FactBits.Assessed, "1 = 1")),
            Told(RecordKind.Response, bears: false, "", Bit(SubmissionFact.Steps, "1 = 1")));
    }

    // Each bit where some record of theirs meets its condition.
    private string Told(RecordKind kind, bool bears, string join, params (int Bit, string Condition)[] facts)
    {
        var (type, whose) = (RecordTypes.All[kind], kind == RecordKind.Person ? "r.Id" : "r.PersonId");
        var person = kind == RecordKind.Person ? "r" : "p";
        if (person == "p") join += " JOIN People p ON p.Id = r.PersonId";
        var bits = string.Join(" + ", facts.Select(fact => $"MAX(CASE WHEN {fact.Condition} THEN {fact.Bit} ELSE 0 END)"));
        return $"SELECT {whose} AS PersonId, {Level} AS Level, {(bears ? 1 : 0)} AS Bears, {bits} AS Facts "
            + $"FROM {_seen.Table(type)} r JOIN Records h ON h.Id = {SeenSql.Id(type, "r")} {join} WHERE {_seen.IsAmong(whose)} "
            + $"AND {(type.IsFact ? "r.KnownTo" : "r.DeletedAt")} IS NULL AND h.Hidden = 0 "
            + $"AND {person}.Kind <> '{PersonKind.Group}' GROUP BY {whose}, {Level}";
    }

    private static (int Bit, string Condition) Bit(SubmissionFact fact, string condition) => (FactBits.Of(fact), condition);

    private static (int Bit, string Condition) Arrest(SubmissionFact fact, string condition) =>
        Bit(fact, $"r.Kind = '{CustodyEventKind.Arrest}' AND ({condition})");
}
