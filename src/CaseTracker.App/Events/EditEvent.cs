using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Events;

/// <summary>Saves something that happened.</summary>
public sealed class EditEvent
{
    private readonly RecordWriter _writer;

    internal EditEvent(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<EventDetails> save, CancellationToken cancel = default) =>
        _writer.Record<EventRow, EventDetails>(user, EventDetails.Catalogue, save, _ => [], cancel);
}
