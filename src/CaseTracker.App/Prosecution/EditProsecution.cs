using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Prosecution;

/// <summary>Adds or edits a prosecution of one person.</summary>
public sealed class EditProsecution
{
    private readonly RecordWriter _writer;

    internal EditProsecution(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<ProsecutionDetails> save, CancellationToken cancel = default) =>
        _writer.Record<ProsecutionRow, ProsecutionDetails>(user, ProsecutionDetails.Catalogue, save, _ => [], cancel);
}
