using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using CaseTracker.App.Records;

namespace CaseTracker.App.Sources;

/// <summary>The records that a unit of work makes, edits, removes or brings back, and those of which it writes what is said: what each
/// rests on may be something else. A citation stays with its record.</summary>
internal sealed class TouchedSourcing : WriteHook
{
    private readonly HashSet<long> _said = [], _sources = [];
    // Ids come with the save.
    private readonly HashSet<object> _rows = new(ReferenceEqualityComparer.Instance);

    public override void Note(WrittenRow written)
    {
        switch (written.Row)
        {
            case CitationRow citation: _said.Add(citation.RecordId); break;
            case ConflictResolutionRow choice: _said.Add(choice.RecordId); break;
            case IRecordRow or IFactRow: _rows.Add(written.Row); break;
            default: break;
        }
        if (written is { Row: SourceRow source, Added: false }) _sources.Add(source.Id);
    }

    public override Task Run(CaseTrackerDb db, CancellationToken cancel) =>
        KeepSourcing.For(db, [.. _rows.Select(TouchedRecord.IdOf), .. _said], _sources, cancel);
}
