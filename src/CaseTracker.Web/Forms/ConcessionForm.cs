using CaseTracker.App.Land;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>A grant of land.</summary>
[Route("/concessions/new")]
[Route("/concessions/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class ConcessionForm : RelatedForm<ConcessionDetails>
{
    [Inject] private EditConcession Record { get; set; } = default!;

    protected override FieldCatalogue<ConcessionDetails> Catalogue => ConcessionDetails.Catalogue;
    protected override Task<Outcome<RecordPage<ConcessionDetails>>> Read(long id) => ShowRecord.Concession(CurrentUser, id);
    protected override Task<Outcome<long>> Keep(Save<ConcessionDetails> save) => Record.Handle(CurrentUser, save);
}
