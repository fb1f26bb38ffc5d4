using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.People;

/// <summary>Adds or edits another name of a person.</summary>
public sealed class AddPersonName
{
    private readonly RecordWriter _writer;

    internal AddPersonName(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<PersonNameDetails> save, CancellationToken cancel = default) =>
        _writer.Record<PersonNameRow, PersonNameDetails>(user, PersonNameDetails.Catalogue, save, _ => [], cancel);
}
