using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Transnational;

/// <summary>Saves an act against somebody abroad.</summary>
public sealed class EditTransnationalAct
{
    private readonly RecordWriter _writer;

    internal EditTransnationalAct(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<TransnationalActDetails> save, CancellationToken cancel = default) =>
        _writer.Record<TransnationalActRow, TransnationalActDetails>(user, TransnationalActDetails.Catalogue, save, _ => [], cancel);
}
