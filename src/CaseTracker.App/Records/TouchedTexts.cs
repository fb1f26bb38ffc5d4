using CaseTracker.App.Database;
using CaseTracker.App.Kernel;

namespace CaseTracker.App.Records;

/// <summary>The rows whose texts may be others after a unit of work.</summary>
internal sealed class TouchedTexts : WriteHook
{
    private readonly HashSet<object> _rows = new(ReferenceEqualityComparer.Instance), _stood = new(ReferenceEqualityComparer.Instance);

    public override void Note(WrittenRow written)
    {
        if (!KeepFoldedTexts.Has(written.Row)) return;
        _rows.Add(written.Row);
        if (written is not { Added: true, Row: IRecordRow or IFactRow { Version: 1 } }) _stood.Add(written.Row);
    }

    public override Task Run(CaseTrackerDb db, CancellationToken cancel) => KeepFoldedTexts.For(db, _rows, _stood, cancel);
}
