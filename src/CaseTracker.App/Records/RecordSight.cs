using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Whether a viewer may know that a record exists.</summary>
internal static class RecordSight
{
    /// <summary>True where the record exists, is not removed, is of the kind asked for, and is within the clearance.</summary>
    public static async Task<bool> Sees(CaseTrackerDb db, long id, Clearance clearance, CancellationToken cancel,
        RecordKind? kind = null)
    {
        var found = await db.Headers.VisibleTo(clearance).Where(header => header.Id == id)
            .Select(header => (RecordKind?)header.Kind).SingleOrDefaultAsync(cancel);
        return found is { } of && (kind is null || of == kind) && await SeesSaid(db, id, of, clearance, cancel);
    }

    /// <summary>The same for the user of a unit of work, which asks no header twice.</summary>
    public static async Task<bool> Sees(WriteContext work, long id, CancellationToken cancel, RecordKind? kind = null)
    {
        var clearance = work.CurrentUser.Clearance;
        return await work.Db.Known.Of(id, cancel) is { } header && header.SeenBy(clearance) && (kind is null || header.Kind == kind)
            && await SeesSaid(work.Db, id, header.Kind, clearance, cancel);
    }

    private static async Task<bool> SeesSaid(CaseTrackerDb db, long id, RecordKind kind, Clearance clearance,
        CancellationToken cancel)
    {
        // What is said of a field is as closed as the field, too.
        var said = kind == RecordKind.Citation ? db.Citations.Where(row => row.Id == id).Select(row => new { row.RecordId, row.Field })
            : kind == RecordKind.Settlement ? db.Settlements.Where(row => row.Id == id)
                .Select(row => new { row.RecordId, Field = (string?)row.Field })
            : null;
        return said is null
            || await said.SingleAsync(cancel) is var of && await SeesField(db, of.RecordId, of.Field, clearance, cancel);
    }

    /// <summary>The levels at or below a clearance, for an IN filter (the column holds the level's name).</summary>
    public static Confidentiality[] Levels(Clearance clearance) =>
        [.. Enum.GetValues<Confidentiality>().Where(level => level <= clearance)];

    /// <summary>Whether a viewer may know what is said of a field: what a source reports of it is as sensitive as the field.</summary>
    public static async Task<bool> SeesField(CaseTrackerDb db, long record, string? field, Clearance clearance,
        CancellationToken cancel)
    {
        List<CitationRow> said = [new() { RecordId = record, Field = field }];
        await HiddenCitations.Remove(db, said, clearance, cancel);
        return said.Count > 0;
    }
}
