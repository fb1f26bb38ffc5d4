using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.People;

/// <summary>Adds or edits a person, a group or a placeholder. A placeholder that gets a name keeps its id.</summary>
public sealed class EditPerson
{
    private readonly RecordWriter _writer;

    internal EditPerson(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<PersonDetails> save, CancellationToken cancel = default) =>
        _writer.Record<PersonRow, PersonDetails>(user, PersonDetails.Catalogue, save, PersonNaming.Check, cancel);
}
