using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Responses;

/// <summary>Saves a treaty, a law or a resolution.</summary>
public sealed class EditInstrument
{
    private readonly RecordWriter _writer;

    internal EditInstrument(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<InstrumentDetails> save, CancellationToken cancel = default) =>
        _writer.Record<InstrumentRow, InstrumentDetails>(user, InstrumentDetails.Catalogue, save, _ => [], cancel);
}
