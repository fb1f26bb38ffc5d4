using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Cases;

/// <summary>Adds or edits a case.</summary>
public sealed class EditCase
{
    private readonly RecordWriter _writer;

    internal EditCase(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<CaseDetails> save, CancellationToken cancel = default) =>
        _writer.Record<CaseRow, CaseDetails>(user, CaseDetails.Catalogue, save, _ => [], cancel);
}
