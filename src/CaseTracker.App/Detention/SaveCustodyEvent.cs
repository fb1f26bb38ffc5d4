using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Detention;

/// <summary>Records or corrects an arrest, a release or another custody event.</summary>
public sealed class SaveCustodyEvent
{
    private readonly RecordWriter _writer;

    internal SaveCustodyEvent(RecordWriter writer) => _writer = writer;

    /// <summary>The fact's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<CustodyEventDetails> save, CancellationToken cancel = default) =>
        _writer.Fact<CustodyEventRow, CustodyEventDetails>(user, CustodyEventDetails.Catalogue, save, CustodyEventRules.Check, cancel);
}
