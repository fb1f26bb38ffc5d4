using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Detention;

/// <summary>Records or corrects a stay in a place of detention.</summary>
public sealed class SaveStay
{
    private readonly RecordWriter _writer;

    internal SaveStay(RecordWriter writer) => _writer = writer;

    /// <summary>The fact's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<StayDetails> save, CancellationToken cancel = default) =>
        _writer.Fact<StayRow, StayDetails>(user, StayDetails.Catalogue, save, StayRules.Check, cancel);
}
