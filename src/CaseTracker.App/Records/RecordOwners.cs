using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>The person or case whose page shows a record, or the record itself.</summary>
/// <param name="OfKind">What the record itself is.</param>
internal sealed record RecordOwner(long Id, RecordKind Kind, RecordKind OfKind);

/// <summary>Finds the owners of the records that a viewer may see. Whether the owner may be seen is for the caller to
/// ask (<see cref="LinkNames"/> names only those that may).</summary>
internal static class RecordOwners
{
    private const int Batch = 1000;

    public static async Task<Dictionary<long, RecordOwner>> For(CaseTrackerDb db, IEnumerable<long> ids, Confidentiality clearance,
        CancellationToken cancel)
    {
        var levels = RecordSight.Levels(clearance);
        var owners = new Dictionary<long, RecordOwner>();
        foreach (var batch in ids.Distinct().Chunk(Batch))
        {
            foreach (var header in await db.Headers.AsNoTracking().Where(header => batch.Contains(header.Id)).ToListAsync(cancel))
                if (!BelongsToAnother(header.Kind)) owners[header.Id] = new RecordOwner(header.Id, header.Kind, header.Kind);
            await Facts(db.Stays, RecordKind.Stay);
            await Facts(db.CustodyEvents, RecordKind.CustodyEvent);
            await Facts(db.Charges, RecordKind.Charge);
            await Facts(db.Sentences, RecordKind.Sentence);
            await Facts(db.GroupCounts, RecordKind.GroupCount);
            await Facts(db.IdentityLinks.BetweenSeen(db, levels), RecordKind.IdentityLink);
            await Facts(db.Memberships.OfSeen(db, levels), RecordKind.Membership);
            await Facts(db.Relations.BetweenSeen(db, levels), RecordKind.Relation);
            await Facts(db.WelfareReports, RecordKind.WelfareReport);
            await Facts(db.Assessments, RecordKind.Assessment);
            foreach (var row in await db.Figures.AsNoTracking().Where(row => batch.Contains(row.Id)).OfSeen(db, levels).ToListAsync(cancel))
                owners[row.Id] = row switch
                {
                    { CaseId: { } of } => new RecordOwner(of, RecordKind.Case, RecordKind.Figure),
                    { PersonId: { } of } => new RecordOwner(of, RecordKind.Person, RecordKind.Figure),
                    { OrganisationId: { } of } => new RecordOwner(of, RecordKind.Organisation, RecordKind.Figure),
                    _ => new RecordOwner(row.Id, RecordKind.Figure, RecordKind.Figure),
                };
            foreach (var row in await db.PersonNames.AsNoTracking()
                .Where(row => batch.Contains(row.Id) && row.DeletedAt == null && levels.Contains(row.Confidentiality)).ToListAsync(cancel))
                owners[row.Id] = new RecordOwner(row.PersonId, RecordKind.Person, RecordKind.PersonName);
            foreach (var row in await db.Prosecutions.AsNoTracking()
                .Where(row => batch.Contains(row.Id) && row.DeletedAt == null && levels.Contains(row.Confidentiality)).ToListAsync(cancel))
                owners[row.Id] = new RecordOwner(row.PersonId, RecordKind.Person, RecordKind.Prosecution);
            foreach (var row in await db.Participants.AsNoTracking().Where(row => batch.Contains(row.Id)).OfSeen(db, levels)
                .ToListAsync(cancel))
                owners[row.Id] = new RecordOwner(row.CaseId, RecordKind.Case, RecordKind.Participant);

            async Task Facts<TRow>(IQueryable<TRow> rows, RecordKind kind) where TRow : class, IFactRow
            {
                foreach (var row in await rows.AsNoTracking().Where(row => batch.Contains(row.FactId) && row.KnownTo == null
                    && levels.Contains(row.Confidentiality)).ToListAsync(cancel))
                    owners[row.FactId] = new RecordOwner(row.PersonId, RecordKind.Person, kind);
            }
        }
        return owners;
    }

    /// <summary>Whether a record of the kind belongs to another. A figure may, or stand alone.</summary>
    public static bool BelongsToAnother(RecordKind kind) =>
        kind == RecordKind.Figure || RecordTypes.All[kind].Definition.ShownOn == ShownOn.OwnersPage;
}
