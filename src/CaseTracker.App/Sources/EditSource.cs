using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Sources;

/// <summary>Adds or edits a source.</summary>
public sealed class EditSource
{
    private readonly RecordWriter _writer;

    internal EditSource(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<SourceDetails> save, CancellationToken cancel = default) =>
        _writer.Record<SourceRow, SourceDetails>(user, SourceDetails.Catalogue, save, _ => [], cancel);
}
