using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using CaseTracker.App.Records;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseTracker.App.Sources;

/// <summary>The records that a unit of work makes, edits, removes or brings back: what each rests on may be something else.</summary>
internal sealed class TouchedSourcing : WriteHook
{
    // Ids come with the save.
    private readonly HashSet<object> _rows = new(ReferenceEqualityComparer.Instance);

    public override void Note(EntityEntry entry)
    {
        if (entry.Entity is IRecordRow or IFactRow) _rows.Add(entry.Entity);
    }

    public override Task Run(CaseTrackerDb db, CancellationToken cancel) =>
        KeepSourcing.For(db, [.. _rows.Select(TouchedRecord.IdOf).Distinct()], cancel);
}
