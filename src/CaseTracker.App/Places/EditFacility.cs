using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Places;

/// <summary>Adds or edits a place of detention.</summary>
public sealed class EditFacility
{
    private readonly RecordWriter _writer;

    internal EditFacility(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<FacilityDetails> save, CancellationToken cancel = default) =>
        _writer.Record<FacilityRow, FacilityDetails>(user, FacilityDetails.Catalogue, save, _ => [], cancel);
}
