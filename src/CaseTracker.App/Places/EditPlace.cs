using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Places;

/// <summary>Adds or edits a place.</summary>
public sealed class EditPlace
{
    private readonly RecordWriter _writer;

    internal EditPlace(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<PlaceDetails> save, CancellationToken cancel = default) =>
        _writer.Record<PlaceRow, PlaceDetails>(user, PlaceDetails.Catalogue, save, _ => [], cancel);
}
