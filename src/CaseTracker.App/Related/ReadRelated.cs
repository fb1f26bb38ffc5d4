using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Related;

/// <summary>Reads <see cref="RelatedRecords"/> for the pages of a case, a person, an organisation, or one record of another kind.</summary>
internal static class ReadRelated
{
    /// <param name="known">As they were at this moment, UTC; null: as they stand.</param>
    public static async Task<RelatedRecords> OfCase(CaseTrackerDb db, long id, Clearance clearance, CancellationToken cancel,
        DateTime? known = null)
    {
        var read = new ReadVisible(db, clearance, cancel, known);
        var events = await read.Read(EventDetails.Catalogue, db.Events, row => row.CaseId == id);
        // Of an event that the viewer may not know of, nothing is told of who had a part in it either.
        long[] held = [.. events.Select(of => of.Id)];
        var involvements = events.Count == 0 ? [] : await read.Read(InvolvementDetails.Catalogue,
            db.Involvements, row => held.Contains(row.EventId));
        var disputes = await read.Read(LandDisputeDetails.Catalogue, db.LandDisputes, row => row.CaseId == id);
        long[] concessions = [.. disputes.Select(dispute => dispute.Details.ConcessionId).OfType<long>().Distinct()];
        return Done(read, new RelatedRecords
        {
            Events = events,
            Involvements = involvements,
            InvolvedIn = events.ToDictionary(of => of.Id),
            LandDisputes = disputes,
            Concessions = concessions.Length == 0 ? []
                : await read.Read(ConcessionDetails.Catalogue, db.Concessions, row => concessions.Contains(row.Id)),
            Acts = await read.Read(TransnationalActDetails.Catalogue, db.TransnationalActs, row => row.CaseId == id),
            Responses = await read.Read(ResponseDetails.Catalogue, db.Responses, row => row.CaseId == id),
        });
    }

    public static async Task<RelatedRecords> OfPerson(CaseTrackerDb db, long id, Clearance clearance, CancellationToken cancel,
        DateTime? known = null)
    {
        var read = new ReadVisible(db, clearance, cancel, known);
        var involvements = await read.Read(InvolvementDetails.Catalogue, db.Involvements, row => row.PersonId == id);
        return Done(read, new RelatedRecords
        {
            Events = await read.Read(EventDetails.Catalogue, db.Events, row => row.PersonId == id),
            Involvements = involvements,
            InvolvedIn = await InvolvedIn(db, involvements, read),
            Acts = await read.Read(TransnationalActDetails.Catalogue,
                db.TransnationalActs, row => row.TargetId == id || row.RelativeId == id),
            Sanctions = await read.Read(SanctionDetails.Catalogue, db.Sanctions, row => row.PersonId == id),
            Responses = await read.Read(ResponseDetails.Catalogue, db.Responses, row => row.PersonId == id || row.ByPersonId == id),
        });
    }

    public static async Task<RelatedRecords> OfOrganisation(CaseTrackerDb db, long id, Clearance clearance, CancellationToken cancel)
    {
        var read = new ReadVisible(db, clearance, cancel);
        var involvements = await read.Read(InvolvementDetails.Catalogue, db.Involvements, row => row.OrganisationId == id);
        return Done(read, new RelatedRecords
        {
            Events = await read.Read(EventDetails.Catalogue, db.Events, row => row.OrganisationId == id),
            Involvements = involvements,
            InvolvedIn = await InvolvedIn(db, involvements, read),
            Concessions = await read.Read(ConcessionDetails.Catalogue,
                db.Concessions, row => row.CompanyId == id || row.ParentId == id),
            Acts = await read.Read(TransnationalActDetails.Catalogue,
                db.TransnationalActs, row => row.HostAgencyId == id || row.OriginAgencyId == id),
            Sanctions = await read.Read(SanctionDetails.Catalogue,
                db.Sanctions, row => row.OrganisationId == id || row.AuthorityId == id),
            Responses = await read.Read(ResponseDetails.Catalogue, db.Responses, row => row.ById == id || row.ToId == id),
        });
    }

    /// <summary>What belongs to a record that is no case, person or organisation: the parts in an event, the disputes over a concession,
    /// what was done under an instrument.</summary>
    public static async Task<RelatedRecords> OfRecord(CaseTrackerDb db, RecordKind kind, long id, Clearance clearance,
        CancellationToken cancel)
    {
        var read = new ReadVisible(db, clearance, cancel);
        return Done(read, new RelatedRecords
        {
            Involvements = await ShownAt<InvolvementRow, InvolvementDetails>(read, db.Involvements, kind, id),
            LandDisputes = await ShownAt<LandDisputeRow, LandDisputeDetails>(read, db.LandDisputes, kind, id),
            Responses = await ShownAt<ResponseRow, ResponseDetails>(read, db.Responses, kind, id),
        });
    }

    /// <summary>Those that their definition shows at what they link to.</summary>
    private static async Task<IReadOnlyList<Redacted<T>>> ShownAt<TRow, T>(ReadVisible read, IQueryable<TRow> rows, RecordKind kind,
        long id)
        where TRow : class, T, IRecordRow where T : class, IDetails<T>, new()
    {
        if (RecordTypes.Of<T>().Fields.FirstOrDefault(field => field.ShownThere && field.LinkTo == kind) is not { } link) return [];
        var column = RecordType.Column(link);
        return await read.Read(T.Catalogue, rows, row => EF.Property<long?>(row, column) == id);
    }

    private static RelatedRecords Done(ReadVisible read, RelatedRecords records) =>
        records with { Linked = read.Linked, HeldBack = read.HeldBack, RecordIds = [.. read.RecordIds] };

    private static async Task<Dictionary<long, Redacted<EventDetails>>> InvolvedIn(CaseTrackerDb db,
        IReadOnlyList<Redacted<InvolvementDetails>> involvements, ReadVisible read)
    {
        long[] ids = [.. involvements.Select(part => part.Details.EventId).Distinct()];
        if (ids.Length == 0) return [];
        return (await read.Read(EventDetails.Catalogue, db.Events, row => ids.Contains(row.Id))).ToDictionary(of => of.Id);
    }
}
