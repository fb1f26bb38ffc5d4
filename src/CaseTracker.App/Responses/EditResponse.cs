using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Responses;

/// <summary>Saves what somebody did or asked in answer.</summary>
public sealed class EditResponse
{
    private readonly RecordWriter _writer;

    internal EditResponse(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<ResponseDetails> save, CancellationToken cancel = default) =>
        _writer.Record<ResponseRow, ResponseDetails>(user, ResponseDetails.Catalogue, save, _ => [], cancel);
}
