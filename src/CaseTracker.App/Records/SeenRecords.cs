using System.Linq.Expressions;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>The records of a kind that a viewer may see, as one query: <see cref="RecordSight.Sees"/> for many.</summary>
internal static class SeenRecords
{
    /// <summary>Their ids. Throws <see cref="ArgumentOutOfRangeException"/> for a kind whose records take more than their levels and links to see.</summary>
    public static IQueryable<long> Of(CaseTrackerDb db, RecordKind kind, Confidentiality[] levels) => kind switch
    {
        RecordKind.CustodyEvent => Facts(db, db.CustodyEvents, levels),
        RecordKind.Charge => Facts(db, db.Charges, levels),
        RecordKind.Sentence => Facts(db, db.Sentences, levels),
        RecordKind.GroupCount => Facts(db, db.GroupCounts, levels),
        RecordKind.Figure => db.Figures.OfSeen(db, levels).Select(row => row.Id),
        RecordKind.Event => Events(db, levels),
        RecordKind.Involvement => db.Involvements.Where(Standing<InvolvementRow>(levels)).Where(row => Events(db, levels).Contains(row.EventId)
            && (row.PersonId == null || People(db, levels).Contains(row.PersonId.Value)) && (row.OrganisationId == null || Bodies(db, levels).Contains(row.OrganisationId.Value))).Select(row => row.Id),
        RecordKind.LandDispute => db.LandDisputes.Where(Standing<LandDisputeRow>(levels)).Where(row => Cases(db, levels).Contains(row.CaseId)).Select(row => row.Id),
        RecordKind.TransnationalAct => db.TransnationalActs.Where(Standing<TransnationalActRow>(levels)).Where(row => Cases(db, levels).Contains(row.CaseId)
            && (row.TargetId == null || People(db, levels).Contains(row.TargetId.Value)) && (row.RelativeId == null || People(db, levels).Contains(row.RelativeId.Value))).Select(row => row.Id),
        RecordKind.Sanction => db.Sanctions.Where(Standing<SanctionRow>(levels)).Where(row =>
            (row.PersonId == null || People(db, levels).Contains(row.PersonId.Value)) && (row.OrganisationId == null || Bodies(db, levels).Contains(row.OrganisationId.Value))).Select(row => row.Id),
        RecordKind.Response => db.Responses.Where(Standing<ResponseRow>(levels)).Where(row => (row.CaseId == null || Cases(db, levels).Contains(row.CaseId.Value))
            && (row.PersonId == null || People(db, levels).Contains(row.PersonId.Value)) && (row.ByPersonId == null || People(db, levels).Contains(row.ByPersonId.Value))).Select(row => row.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static IQueryable<long> Events(CaseTrackerDb db, Confidentiality[] levels) => db.Events.Where(Standing<EventRow>(levels)).Where(row => Cases(db, levels).Contains(row.CaseId)
        && (row.PersonId == null || People(db, levels).Contains(row.PersonId.Value)) && (row.OrganisationId == null || Bodies(db, levels).Contains(row.OrganisationId.Value))).Select(row => row.Id);

    private static IQueryable<long> Facts<TRow>(CaseTrackerDb db, IQueryable<TRow> rows, Confidentiality[] levels) where TRow : class, IFactRow =>
        rows.Where(row => row.KnownTo == null && levels.Contains(row.Confidentiality) && People(db, levels).Contains(row.PersonId)).Select(row => row.FactId);

    private static IQueryable<long> People(CaseTrackerDb db, Confidentiality[] levels) => db.People.Where(Standing<PersonRow>(levels)).Select(row => row.Id);
    private static IQueryable<long> Cases(CaseTrackerDb db, Confidentiality[] levels) => db.Cases.Where(Standing<CaseRow>(levels)).Select(row => row.Id);
    private static IQueryable<long> Bodies(CaseTrackerDb db, Confidentiality[] levels) => db.Organisations.Where(Standing<OrganisationRow>(levels)).Select(row => row.Id);

    private static Expression<Func<TRow, bool>> Standing<TRow>(Confidentiality[] levels) where TRow : class, IRecordRow => row => row.DeletedAt == null && levels.Contains(row.Confidentiality);
}
