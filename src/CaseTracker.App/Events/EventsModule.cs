using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Events;

namespace CaseTracker.App.Events;

/// <summary>What happened other than to one person's liberty.</summary>
internal sealed class EventsModule : RecordModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<EventRow, EventDetails>("Events", row => row.CaseId),
    ];
}
