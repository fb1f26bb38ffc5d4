using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Land;

/// <summary>Saves what is known of a dispute over land.</summary>
public sealed class EditLandDispute
{
    private readonly RecordWriter _writer;

    internal EditLandDispute(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<LandDisputeDetails> save, CancellationToken cancel = default) =>
        _writer.Record<LandDisputeRow, LandDisputeDetails>(user, LandDisputeDetails.Catalogue, save, LandDisputeRules.Check, cancel);
}
