using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.People;

/// <summary>A prison, court or article that a fact names of a person.</summary>
/// <param name="Clearances">Those that see the fact, a bit each.</param>
internal sealed record LinkOfPerson(long PersonId, string Kind, long LinkId, int Clearances);

/// <summary>Which prisons, courts and articles are on record of whom, as known now: one statement over all facts that can name one, whoever
/// may see them.</summary>
internal sealed class SubmissionLinksSql(CaseTrackerDb db)
{
    private static readonly (RecordKind Of, string Link, RecordKind Kind)[] Facts =
    [
        (RecordKind.Stay, "FacilityId", RecordKind.Facility), (RecordKind.CustodyEvent, "FacilityId", RecordKind.Facility),
        (RecordKind.Prosecution, "CourtId", RecordKind.Organisation), (RecordKind.Charge, "ArticleId", RecordKind.LegalArticle),
    ];

    private readonly SeenSql _seen = new(db, Visibility.Highest);

    /// <summary>A row a fact.</summary>
    public async Task<List<LinkOfPerson>> Of(IReadOnlyCollection<long> people, CancellationToken cancel) => people.Count == 0 ? []
        : await db.Answers(db.TextOnce(nameof(SubmissionLinksSql), () => string.Join(" UNION ALL ", Facts.Select(Named))),
            row => new LinkOfPerson(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3)), cancel, _seen.AmongIds(people));

    private string Named((RecordKind Of, string Link, RecordKind Kind) fact)
    {
        var type = RecordTypes.All[fact.Of];
        var clearances = Enum.GetValues<Confidentiality>()
            .Select(clearance => $"CASE WHEN {VisibleRecords.Sql("h", clearance)} THEN {ClearanceBits.Of(clearance)} ELSE 0 END");
        return $"SELECT r.PersonId, '{fact.Kind}' AS Kind, r.{fact.Link} AS LinkId, {string.Join(" + ", clearances)} AS Clearances "
            + $"FROM {_seen.Table(type)} r JOIN Records h ON h.Id = {SeenSql.Id(type, "r")} "
            + $"WHERE r.{(type.IsFact ? "KnownTo" : "DeletedAt")} IS NULL AND r.{fact.Link} IS NOT NULL AND {_seen.IsAmong("r.PersonId")}";
    }
}
