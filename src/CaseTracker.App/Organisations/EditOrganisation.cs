using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Organisations;

/// <summary>Adds or edits an organisation.</summary>
public sealed class EditOrganisation
{
    private readonly RecordWriter _writer;

    internal EditOrganisation(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<OrganisationDetails> save, CancellationToken cancel = default) =>
        _writer.Record<OrganisationRow, OrganisationDetails>(user, OrganisationDetails.Catalogue, save, _ => [], cancel);
}
