using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Prosecution;

/// <summary>Adds or edits a dated version of a law.</summary>
public sealed class EditLaw
{
    private readonly RecordWriter _writer;

    internal EditLaw(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<LawDetails> save, CancellationToken cancel = default) =>
        _writer.Record<LawRow, LawDetails>(user, LawDetails.Catalogue, save, _ => [], cancel);
}
