using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Sources;

/// <summary>The citations that a viewer may see, each with the person or case that it speaks of.</summary>
/// <param name="Owner">The person or case whose page shows the cited record, or the record itself.</param>
/// <param name="OwnerName">Its name as this viewer may read it.</param>
internal sealed record SeenCitation(CitationRow Row, RecordOwner Owner, string OwnerName)
{
    /// <summary>Leaves out citations of what is above the clearance, be it the citation, the field, the record or its owner.</summary>
    /// <param name="citations">Citations of sources that the viewer may see.</param>
    public static async Task<List<SeenCitation>> Among(CaseTrackerDb db, IQueryable<CitationRow> citations, Clearance clearance,
        CancellationToken cancel)
    {
        var rows = await citations.AsNoTracking().VisibleTo(clearance)
            .OrderBy(row => row.Id).ToListAsync(cancel);
        await HiddenCitations.Remove(db, rows, clearance, cancel);
        var owners = await RecordOwners.For(db, rows.Select(row => row.RecordId), clearance, cancel);
        var names = await LinkNames.For(db, owners.Values.Select(owner => (long?)owner.Id), clearance, cancel);
        return [.. rows.Where(row => owners.TryGetValue(row.RecordId, out var owner) && names.ContainsKey(owner.Id))
            .Select(row => new SeenCitation(row, owners[row.RecordId], names[owners[row.RecordId].Id]))];
    }
}
