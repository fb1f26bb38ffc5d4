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

    public Task<Outcome<RecordPage<PersonNameDetails>>> PersonName(Actor actor, long id, CancellationToken cancel = default) =>
        Show<PersonNameRow, PersonNameDetails>(actor, id, PersonNameDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<ProsecutionDetails>>> Prosecution(Actor actor, long id, CancellationToken cancel = default) =>
        Show<ProsecutionRow, ProsecutionDetails>(actor, id, ProsecutionDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<ParticipantDetails>>> Participant(Actor actor, long id, CancellationToken cancel = default) =>
        Show<ParticipantRow, ParticipantDetails>(actor, id, ParticipantDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<FigureDetails>>> Figure(Actor actor, long id, CancellationToken cancel = default) =>
        Show<FigureRow, FigureDetails>(actor, id, FigureDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<OrganisationDetails>>> Organisation(Actor actor, long id, CancellationToken cancel = default) =>
        Show<OrganisationRow, OrganisationDetails>(actor, id, OrganisationDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<FacilityDetails>>> Facility(Actor actor, long id, CancellationToken cancel = default) =>
        Show<FacilityRow, FacilityDetails>(actor, id, FacilityDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<EventDetails>>> Event(Actor actor, long id, CancellationToken cancel = default) =>
        Show<EventRow, EventDetails>(actor, id, EventDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<InvolvementDetails>>> Involvement(Actor actor, long id, CancellationToken cancel = default) =>
        Show<InvolvementRow, InvolvementDetails>(actor, id, InvolvementDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<LandDisputeDetails>>> LandDispute(Actor actor, long id, CancellationToken cancel = default) =>
        Show<LandDisputeRow, LandDisputeDetails>(actor, id, LandDisputeDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<ConcessionDetails>>> Concession(Actor actor, long id, CancellationToken cancel = default) =>
        Show<ConcessionRow, ConcessionDetails>(actor, id, ConcessionDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<TransnationalActDetails>>> TransnationalAct(Actor actor, long id, CancellationToken cancel = default) =>
        Show<TransnationalActRow, TransnationalActDetails>(actor, id, TransnationalActDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<SanctionDetails>>> Sanction(Actor actor, long id, CancellationToken cancel = default) =>
        Show<SanctionRow, SanctionDetails>(actor, id, SanctionDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<ResponseDetails>>> Response(Actor actor, long id, CancellationToken cancel = default) =>
        Show<ResponseRow, ResponseDetails>(actor, id, ResponseDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<InstrumentDetails>>> Instrument(Actor actor, long id, CancellationToken cancel = default) =>
        Show<InstrumentRow, InstrumentDetails>(actor, id, InstrumentDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<FigureChoiceDetails>>> FigureChoice(Actor actor, long id, CancellationToken cancel = default) =>
        Show<FigureChoiceRow, FigureChoiceDetails>(actor, id, FigureChoiceDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<PlaceDetails>>> Place(Actor actor, long id, CancellationToken cancel = default) =>
        Show<PlaceRow, PlaceDetails>(actor, id, PlaceDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<LawDetails>>> Law(Actor actor, long id, CancellationToken cancel = default) =>
        Show<LawRow, LawDetails>(actor, id, LawDetails.Catalogue, cancel);

    public Task<Outcome<RecordPage<LegalArticleDetails>>> LegalArticle(Actor actor, long id, CancellationToken cancel = default) =>
        Show<LegalArticleRow, LegalArticleDetails>(actor, id, LegalArticleDetails.Catalogue, cancel);

    /// <summary>The name of a person, a case, an organisation or another record with a page, as the viewer may see it.</summary>
    public async Task<Outcome<string>> NameOf(Actor actor, long id, CancellationToken cancel = default)
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<string>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        return (await LinkNames.For(db, [id], actor.Clearance, cancel)).TryGetValue(id, out var name)
            ? Outcome<string>.Of(name)
            : Outcome<string>.Failed(new Problem("Errors.NotFound", Texts.Say("PersonPages.Record")));
    }

    private async Task<Outcome<RecordPage<T>>> Show<TRow, T>(Actor actor, long id, FieldCatalogue<T> catalogue, CancellationToken cancel)
        where TRow : class, T, IRecordRow where T : class, new()
    {
        if (await _access.Check(actor, Permission.ReadRecords, cancel) is { } refused) return Outcome<RecordPage<T>>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        if (!await RecordSight.Sees(db, id, actor.Clearance, cancel, catalogue.Kind)) return NotFound();
        var row = await db.Set<TRow>().AsNoTracking().SingleAsync(r => r.Id == id, cancel);
        // Another name of a child is as closed as the name.
        if (row is PersonNameRow name)
            name.OfAChild |= await db.People.Where(person => person.Id == name.PersonId)
                .Select(person => person.OfAChild && !person.NameMayBeShown).SingleAsync(cancel);
        var names = await LinkNames.For(db, catalogue.Links(row), actor.Clearance, cancel);
        return Redaction.For(catalogue, id, row, row.Confidentiality, row.Version, actor.Clearance) is { } record
            ? Outcome<RecordPage<T>>.Of(new RecordPage<T>(record, names))
            : NotFound();

        Outcome<RecordPage<T>> NotFound() =>
            Outcome<RecordPage<T>>.Failed(new Problem("Errors.NotFound", Texts.Say($"Choices.RecordKind_{catalogue.Kind}")));
    }
}
