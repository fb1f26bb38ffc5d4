using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseTracker.App.Records;

/// <summary>The rows whose texts may be others after a unit of work.</summary>
internal sealed class TouchedTexts : WriteHook
{
    private readonly HashSet<object> _rows = new(ReferenceEqualityComparer.Instance), _stood = new(ReferenceEqualityComparer.Instance);

    public override void Note(EntityEntry entry)
    {
        if (!KeepFoldedTexts.Has(entry.Entity)) return;
        _rows.Add(entry.Entity);
        if (entry is not { State: EntityState.Added, Entity: IRecordRow or IFactRow { Version: 1 } }) _stood.Add(entry.Entity);
    }

    public override Task Run(CaseTrackerDb db, CancellationToken cancel) => KeepFoldedTexts.For(db, _rows, _stood, cancel);
}
