using CaseTracker.App.Figures;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>A figure that somebody gives, of a case, a person or group, an organisation, or of none of them.</summary>
[Route("/figures/new")]
[Route("/cases/{CaseId:long}/figures/new")]
[Route("/people/{PersonId:long}/figures/new")]
[Route("/organisations/{OrganisationId:long}/figures/new")]
[Route("/figures/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class FigureForm : RelatedForm<FigureDetails>
{
    [Inject] private EditFigure Record { get; set; } = default!;

    protected override FieldCatalogue<FigureDetails> Catalogue => FigureDetails.Catalogue;
    protected override Task<Outcome<RecordPage<FigureDetails>>> Read(long id) => ShowRecord.Figure(CurrentUser, id);
    protected override Task<Outcome<long>> Keep(Save<FigureDetails> save) => Record.Handle(CurrentUser, save);
}
