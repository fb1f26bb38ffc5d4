using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Accountability;

/// <summary>Saves a listing by an authority.</summary>
public sealed class EditSanction
{
    private readonly RecordWriter _writer;

    internal EditSanction(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<SanctionDetails> save, CancellationToken cancel = default) =>
        _writer.Record<SanctionRow, SanctionDetails>(user, SanctionDetails.Catalogue, save,
            who => PersonOrOrganisation.Check(who.PersonId, who.OrganisationId), cancel);
}
