using CaseTracker.App.Records;
using CaseTracker.App.Responses;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>A treaty, a law, a resolution or an agreement.</summary>
[Route("/instruments/new")]
[Route("/instruments/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class InstrumentForm : RelatedForm<InstrumentDetails>
{
    [Inject] private EditInstrument Record { get; set; } = default!;

    protected override FieldCatalogue<InstrumentDetails> Catalogue => InstrumentDetails.Catalogue;
    protected override Task<Outcome<RecordPage<InstrumentDetails>>> Read(long id) => ShowRecord.Instrument(CurrentUser, id);
    protected override Task<Outcome<long>> Keep(Save<InstrumentDetails> save) => Record.Handle(CurrentUser, save);
}
