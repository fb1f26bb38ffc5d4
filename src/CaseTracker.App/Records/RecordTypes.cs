using CaseTracker.App.Accountability;
using CaseTracker.App.Cases;
using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Events;
using CaseTracker.App.Figures;
using CaseTracker.App.Land;
using CaseTracker.App.Organisations;
using CaseTracker.App.People;
using CaseTracker.App.Places;
using CaseTracker.App.Prosecution;
using CaseTracker.App.Responses;
using CaseTracker.App.Sources;
using CaseTracker.App.Transnational;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Organisations;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Places;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Transnational;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Records;

/// <summary>Every kind of record, each with its catalogue, its table and the handler that saves it: the one list of them.</summary>
internal static class RecordTypes
{
    public static IReadOnlyDictionary<RecordKind, RecordType> All { get; } = new RecordType[]
    {
        new OrdinaryType<PersonRow, PersonDetails>(PersonDetails.Catalogue, writer => new EditPerson(writer).Handle),
        new OrdinaryType<PersonNameRow, PersonNameDetails>(PersonNameDetails.Catalogue, writer => new AddPersonName(writer).Handle),
        new OrdinaryType<OrganisationRow, OrganisationDetails>(OrganisationDetails.Catalogue,
            writer => new EditOrganisation(writer).Handle),
        new OrdinaryType<PlaceRow, PlaceDetails>(PlaceDetails.Catalogue, writer => new EditPlace(writer).Handle),
        new OrdinaryType<FacilityRow, FacilityDetails>(FacilityDetails.Catalogue, writer => new EditFacility(writer).Handle),
        new OrdinaryType<LawRow, LawDetails>(LawDetails.Catalogue, writer => new EditLaw(writer).Handle),
        new OrdinaryType<LegalArticleRow, LegalArticleDetails>(LegalArticleDetails.Catalogue,
            writer => new EditLegalArticle(writer).Handle),
        new OrdinaryType<ProsecutionRow, ProsecutionDetails>(ProsecutionDetails.Catalogue, writer => new EditProsecution(writer).Handle),
        new OrdinaryType<CaseRow, CaseDetails>(CaseDetails.Catalogue, writer => new EditCase(writer).Handle),
        new OrdinaryType<ParticipantRow, ParticipantDetails>(ParticipantDetails.Catalogue, writer => new AddParticipant(writer).Handle),
        new OrdinaryType<SourceRow, SourceDetails>(SourceDetails.Catalogue, writer => new EditSource(writer).Handle),
        new OrdinaryType<CitationRow, CitationDetails>(CitationDetails.Catalogue, writer => new CiteSource(writer).Handle),
        new OrdinaryType<FigureRow, FigureDetails>(FigureDetails.Catalogue, writer => new EditFigure(writer).Handle),
        new OrdinaryType<ConflictResolutionRow, ConflictResolutionDetails>(ConflictResolutionDetails.Catalogue,
            writer => (user, save, cancel) => ResolveConflict.Save(writer, user, save, cancel)),
        new OrdinaryType<EventRow, EventDetails>(EventDetails.Catalogue, writer => new EditEvent(writer).Handle),
        new OrdinaryType<InvolvementRow, InvolvementDetails>(InvolvementDetails.Catalogue, writer => new EditInvolvement(writer).Handle),
        new OrdinaryType<LandDisputeRow, LandDisputeDetails>(LandDisputeDetails.Catalogue, writer => new EditLandDispute(writer).Handle),
        new OrdinaryType<ConcessionRow, ConcessionDetails>(ConcessionDetails.Catalogue, writer => new EditConcession(writer).Handle),
        new OrdinaryType<TransnationalActRow, TransnationalActDetails>(TransnationalActDetails.Catalogue,
            writer => new EditTransnationalAct(writer).Handle),
        new OrdinaryType<SanctionRow, SanctionDetails>(SanctionDetails.Catalogue, writer => new EditSanction(writer).Handle),
        new OrdinaryType<ResponseRow, ResponseDetails>(ResponseDetails.Catalogue, writer => new EditResponse(writer).Handle),
        new OrdinaryType<InstrumentRow, InstrumentDetails>(InstrumentDetails.Catalogue, writer => new EditInstrument(writer).Handle),
        new OrdinaryType<FigureChoiceRow, FigureChoiceDetails>(FigureChoiceDetails.Catalogue, writer => new ChooseFigure(writer).Handle),
        new FactType<GroupCountRow, GroupCountDetails>(GroupCountDetails.Catalogue, writer => new SaveGroupCount(writer).Handle),
        new FactType<IdentityLinkRow, IdentityLinkDetails>(IdentityLinkDetails.Catalogue, writer => new LinkIdentities(writer).Handle),
        new FactType<StayRow, StayDetails>(StayDetails.Catalogue, writer => new SaveStay(writer).Handle),
        new FactType<CustodyEventRow, CustodyEventDetails>(CustodyEventDetails.Catalogue, writer => new SaveCustodyEvent(writer).Handle),
        new FactType<ChargeRow, ChargeDetails>(ChargeDetails.Catalogue, writer => new SaveCharge(writer).Handle),
        new FactType<SentenceRow, SentenceDetails>(SentenceDetails.Catalogue, writer => new SaveSentence(writer).Handle),
        new FactType<MembershipRow, MembershipDetails>(MembershipDetails.Catalogue, writer => new SaveMembership(writer).Handle),
        new FactType<RelationRow, RelationDetails>(RelationDetails.Catalogue, writer => new SaveRelation(writer).Handle),
        new FactType<WelfareReportRow, WelfareReportDetails>(WelfareReportDetails.Catalogue,
            writer => new SaveWelfareReport(writer).Handle),
        new FactType<AssessmentRow, AssessmentDetails>(AssessmentDetails.Catalogue, writer => new SaveAssessment(writer).Handle),
    }.ToDictionary(type => type.Kind);

    /// <summary>The record behind an id, also a removed one; null where there is none.</summary>
    public static async Task<StoredRecord?> Stored(CaseTrackerDb db, long id, CancellationToken cancel) =>
        await db.Headers.AsNoTracking().Where(header => header.Id == id).Select(header => (RecordKind?)header.Kind)
            .SingleOrDefaultAsync(cancel) is { } kind
            ? await All[kind].Stored(db, id, cancel) : null;
}
