using CaseTracker.App.Database;
using CaseTracker.App.Security;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>An ordinary record as it stands, for its form.</summary>
/// <param name="LinkNames">The names of linked records that the viewer may see, by id.</param>
public sealed record RecordPage<T>(Redacted<T> Record, IReadOnlyDictionary<long, string> LinkNames) where T : class;

/// <summary>Shows one ordinary record that has no page of its own: another name, a prosecution, a participant, a figure, a place.</summary>
public sealed class ShowRecord
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;

    internal ShowRecord(IDbContextFactory<CaseTrackerDb> factory, Access access) => (_factory, _access) = (factory, access);

    public Task<Outcome<RecordPage<PersonNameDetails>>> PersonName(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<PersonNameRow, PersonNameDetails>(user, id, PersonNameDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<ProsecutionDetails>>> Prosecution(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<ProsecutionRow, ProsecutionDetails>(user, id, ProsecutionDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<ParticipantDetails>>> Participant(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<ParticipantRow, ParticipantDetails>(user, id, ParticipantDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<FigureDetails>>> Figure(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<FigureRow, FigureDetails>(user, id, FigureDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<OrganisationDetails>>> Organisation(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<OrganisationRow, OrganisationDetails>(user, id, OrganisationDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<FacilityDetails>>> Facility(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<FacilityRow, FacilityDetails>(user, id, FacilityDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<EventDetails>>> Event(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<EventRow, EventDetails>(user, id, EventDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<InvolvementDetails>>> Involvement(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<InvolvementRow, InvolvementDetails>(user, id, InvolvementDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<LandDisputeDetails>>> LandDispute(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<LandDisputeRow, LandDisputeDetails>(user, id, LandDisputeDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<ConcessionDetails>>> Concession(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<ConcessionRow, ConcessionDetails>(user, id, ConcessionDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<TransnationalActDetails>>> TransnationalAct(CurrentUser user, long id,
        CancellationToken cancel = default) =>
        Show<TransnationalActRow, TransnationalActDetails>(user, id, TransnationalActDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<SanctionDetails>>> Sanction(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<SanctionRow, SanctionDetails>(user, id, SanctionDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<ResponseDetails>>> Response(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<ResponseRow, ResponseDetails>(user, id, ResponseDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<InstrumentDetails>>> Instrument(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<InstrumentRow, InstrumentDetails>(user, id, InstrumentDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<FigureChoiceDetails>>> FigureChoice(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<FigureChoiceRow, FigureChoiceDetails>(user, id, FigureChoiceDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<PlaceDetails>>> Place(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<PlaceRow, PlaceDetails>(user, id, PlaceDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<LawDetails>>> Law(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<LawRow, LawDetails>(user, id, LawDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<LegalArticleDetails>>> LegalArticle(CurrentUser user, long id, CancellationToken cancel = default) =>
        Show<LegalArticleRow, LegalArticleDetails>(user, id, LegalArticleDetails.Catalogue, cancel);

    /// <summary>The name of a person, a case, an organisation or another record with a page, as the viewer may see it.</summary>
    public async Task<Outcome<string>> NameOf(CurrentUser user, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<string>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return (await LinkNames.For(db, [id], user.Clearance, cancel)).TryGetValue(id, out var name)
            ? Outcome<string>.Of(name)
            : Outcome<string>.Failed(new NotFound());
    }

    private async Task<Outcome<RecordPage<T>>> Show<TRow, T>(CurrentUser user, long id, FieldCatalogue<T> catalogue,
        CancellationToken cancel)
        where TRow : class, T, IRecordRow where T : class, new()
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<RecordPage<T>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        if (!await RecordSight.Sees(db, id, user.Clearance, cancel, catalogue.Kind)) return NotFound();
        var row = await db.Set<TRow>().AsNoTracking().SingleAsync(r => r.Id == id, cancel);
        // Another name of a child is as closed as the name.
        if (row is PersonNameRow name)
            name.OfAChild |= await db.People.Where(person => person.Id == name.PersonId)
                .Select(person => person.OfAChild && !person.NameMayBeShown).SingleAsync(cancel);
        var names = await LinkNames.For(db, catalogue.Links(row), user.Clearance, cancel);
        return Redaction.For(catalogue, id, row, row.Confidentiality, row.Version, user.Clearance) is { } record
            ? Outcome<RecordPage<T>>.Of(new RecordPage<T>(record, names))
            : NotFound();

        Outcome<RecordPage<T>> NotFound() =>
            Outcome<RecordPage<T>>.Failed(new NotFound(catalogue.Kind));
    }
}
