using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.People;

/// <summary>What is on record of a person beside custody and court, as one viewer may see it and as known at one moment:
/// relations, memberships, reports from custody, assessments, figures.</summary>
internal sealed record RelatedFacts
{
    public required IReadOnlyList<Redacted<MembershipDetails>> Memberships { get; init; }
    /// <summary>From either side.</summary>
    public required IReadOnlyList<Redacted<RelationDetails>> Relations { get; init; }
    public required IReadOnlyList<Redacted<WelfareReportDetails>> Reports { get; init; }
    public required IReadOnlyList<Redacted<AssessmentDetails>> Assessments { get; init; }
    public required IReadOnlyList<Redacted<ConsentDetails>> Consents { get; init; }
    public required IReadOnlyList<Redacted<FigureDetails>> Figures { get; init; }

    /// <summary>How many of them are above the viewer's clearance.</summary>
    public required int HeldBack { get; init; }

    public IEnumerable<long> RecordIds =>
        [.. Memberships.Select(f => f.Id), .. Relations.Select(f => f.Id), .. Reports.Select(f => f.Id), .. Assessments.Select(f => f.Id),
            .. Consents.Select(f => f.Id), .. Figures.Select(f => f.Id)];

    /// <summary>The records whose names they show.</summary>
    public IEnumerable<long?> Linked =>
    [
        .. Memberships.SelectMany(f => MembershipDetails.Catalogue.Links(f.Details)),
            .. Relations.SelectMany(f => RelationDetails.Catalogue.Links(f.Details)),
        .. Reports.SelectMany(f => WelfareReportDetails.Catalogue.Links(f.Details)),
            .. Assessments.SelectMany(f => AssessmentDetails.Catalogue.Links(f.Details)),
        .. Figures.SelectMany(f => FigureDetails.Catalogue.Links(f.Details)),
    ];

    public static async Task<RelatedFacts> Of(CaseTrackerDb db, ReadVisible read, long person, DateTime known,
        Clearance clearance, CancellationToken cancel)
    {
        var heldBack = 0;
        var figures = await read.Rows<FigureRow, FigureDetails>(db.Figures, row => row.PersonId == person);
        return new RelatedFacts
        {
            Memberships = await Read(db.Memberships.Where(row => row.PersonId == person), rows => rows.OfVisible(db, clearance),
                MembershipDetails.Catalogue),
            Relations = await Read(db.Relations.Where(row => row.PersonId == person || row.OtherPersonId == person),
                rows => rows.BetweenVisible(db, clearance), RelationDetails.Catalogue),
            Reports = await Read(db.WelfareReports.Where(row => row.PersonId == person), rows => rows,
                WelfareReportDetails.Catalogue),
            Assessments = await Read(db.Assessments.Where(row => row.PersonId == person), rows => rows,
                AssessmentDetails.Catalogue),
            Consents = await Read(db.Set<ConsentRow>().Where(row => row.PersonId == person), rows => rows, ConsentDetails.Catalogue),
            Figures = [.. figures.Select(read.Redacted<FigureRow, FigureDetails>)],
            HeldBack = heldBack,
        };

        async Task<IReadOnlyList<Redacted<T>>> Read<TRow, T>(IQueryable<TRow> of, Func<IQueryable<TRow>, IQueryable<TRow>> seen,
            FieldCatalogue<T> catalogue)
            where TRow : class, T, IFactRow where T : class, new()
        {
            var standing = of.AsNoTracking().KnownAt(known);
            var rows = await seen(standing.Within(clearance)).OrderBy(row => row.FactId).ToListAsync(cancel);
            // A link to somebody closed is not told, not even by its number.
            heldBack += await seen(standing).CountAsync(cancel) - rows.Count;
            return [.. (await read.StoodThen(catalogue.Kind, rows, row => row)).Select(row =>
                Redaction.For(catalogue, row.FactId, row, row.Confidentiality, row.Version, clearance)!)];
        }
    }
}
