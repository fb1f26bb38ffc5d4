using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Cases;

/// <summary>Adds or edits the part of a person or an organisation in a case.</summary>
public sealed class AddParticipant
{
    private readonly RecordWriter _writer;

    internal AddParticipant(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<ParticipantDetails> save, CancellationToken cancel = default) =>
        _writer.Record<ParticipantRow, ParticipantDetails>(user, ParticipantDetails.Catalogue, save,
            who => PersonOrOrganisation.Check(who.PersonId, who.OrganisationId), cancel);
}
