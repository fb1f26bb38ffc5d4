using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Accountability;

/// <summary>Saves the part of somebody in what happened.</summary>
public sealed class EditInvolvement
{
    private readonly RecordWriter _writer;

    internal EditInvolvement(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<InvolvementDetails> save, CancellationToken cancel = default) =>
        _writer.Record<InvolvementRow, InvolvementDetails>(user, InvolvementDetails.Catalogue, save,
            who => PersonOrOrganisation.Check(who.PersonId, who.OrganisationId), cancel);
}
