using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Whether a viewer may know of a record that was removed: its own level, that of everything that it names,
/// removed or not, and to whom it is limited.</summary>
internal static class RemovedSight
{
    public static async Task<bool> Sees(CaseTrackerDb db, StoredRecord stored, Clearance clearance, CancellationToken cancel)
    {
        if (stored.Level > clearance || !await db.Headers.Where(header => header.Id == stored.Id).Within(clearance).AnyAsync(cancel))
            return false;
        foreach (var link in stored.Type.Fields.Where(field => field.Kind == FieldKind.Link))
        {
            if (link.Get(stored.Details) is not long id || id == 0) continue;
            if (await RecordSight.Sees(db, id, clearance, cancel)) continue;
            if (await RecordTypes.Stored(db, id, cancel) is not { Gone: true } gone || !await Sees(db, gone, clearance, cancel))
                return false;
        }
        return true;
    }

    /// <summary>The record, where the viewer may know of it, whether it stands or is removed.</summary>
    public static async Task<StoredRecord?> Find(CaseTrackerDb db, long id, CurrentUser viewer, CancellationToken cancel)
    {
        if (await RecordTypes.Stored(db, id, cancel) is not { } stored) return null;
        if (await RecordSight.Sees(db, id, viewer.Clearance, cancel)) return stored;
        // What is removed is for those who could bring it back. A fact of a removed person does not count as removed itself.
        return viewer.Role.May(Permission.EditRecords) && stored.Gone && await Sees(db, stored, viewer.Clearance, cancel) ? stored : null;
    }
}
