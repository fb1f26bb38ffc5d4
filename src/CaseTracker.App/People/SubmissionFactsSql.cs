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
        var reasons = FactBits.Of(SubmissionFact.Reasons);
        return string.Join(" UNION ALL ",
            Told(RecordKind.Person, bears: false, "", (FactBits.Of(SubmissionFact.Name), "r.Name IS NOT NULL OR r.NameKhmer IS NOT NULL"),
                (FactBits.Of(SubmissionFact.Sex), $"r.Sex <> '{Sex.NotStated}'"),
                (FactBits.Of(SubmissionFact.Birth), "r.Birth_Edtf IS NOT NULL"),
                (FactBits.Of(SubmissionFact.Nationality), "r.Nationality IS NOT NULL")),
            Told(RecordKind.CustodyEvent, bears: true, "LEFT JOIN Places q ON q.Id = r.PlaceId",
                Arrest(SubmissionFact.ArrestDate, "r.On_Edtf IS NOT NULL"), Arrest(SubmissionFact.ArrestPlace, placed),
                Arrest(SubmissionFact.ArrestingForce, "r.ForceId IS NOT NULL"),
                Arrest(SubmissionFact.Warrant, $"r.Warrant <> '{WarrantShown.NotStated}'"),
                Arrest(SubmissionFact.Reasons, "r.StatedReason IS NOT NULL"),
                (FactBits.EverTaken, FactBits.Takes), (FactBits.Freed, FactBits.EventFrees)),
            Told(RecordKind.Stay, bears: true, "", (FactBits.Of(SubmissionFact.PlaceOfDetention), "r.FacilityId IS NOT NULL"),
                (FactBits.EverTaken, "1 = 1")),
            Told(RecordKind.Charge, bears: true, "", (reasons, "r.Label IS NOT NULL OR r.ArticleId IS NOT NULL"),
                (FactBits.Of(SubmissionFact.Law), "r.ArticleId IS NOT NULL"), (FactBits.Freed, FactBits.ChargeFrees)),
            Told(RecordKind.Sentence, bears: true, "",
                (FactBits.Of(SubmissionFact.Remedies), $"r.Appeal <> '{AppealOutcome.NotStated}'"),
                (FactBits.EverTaken, "1 = 1"), (FactBits.Freed, FactBits.SentenceFrees)),
            Told(RecordKind.Prosecution, bears: false, "", (FactBits.Of(SubmissionFact.Court), "r.CourtId IS NOT NULL"),
                (FactBits.Of(SubmissionFact.Remedies),
                    $"r.Stage IN ('{ProsecutionStage.Appeal}', '{ProsecutionStage.SupremeCourt}')")),
            Told(RecordKind.Assessment, bears: false, "", (FactBits.Assessed, "1 = 1")));
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

    private static (int Bit, string Condition) Arrest(SubmissionFact fact, string condition) =>
        (FactBits.Of(fact), $"r.Kind = '{CustodyEventKind.Arrest}' AND ({condition})");
}
