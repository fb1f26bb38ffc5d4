using CaseTracker.App.Accountability;
using CaseTracker.App.Records;
using CaseTracker.Domain.Accountability;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>A listing of a person or an organisation by an authority.</summary>
[Route("/sanctions/new")]
[Route("/people/{PersonId:long}/sanctions/new")]
[Route("/organisations/{OrganisationId:long}/sanctions/new")]
[Route("/sanctions/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class SanctionForm : RelatedForm<SanctionDetails>
{
    [Inject] private EditSanction Record { get; set; } = default!;

    protected override FieldCatalogue<SanctionDetails> Catalogue => SanctionDetails.Catalogue;
    protected override Task<Outcome<RecordPage<SanctionDetails>>> Read(long id) => ShowRecord.Sanction(CurrentUser, id);
    protected override Task<Outcome<long>> Keep(Save<SanctionDetails> save) => Record.Handle(CurrentUser, save);
}
