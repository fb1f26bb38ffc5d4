using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Responses;
using CaseTracker.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Responses;

/// <summary>What somebody did or asked in answer.</summary>
[Route("/responses/new")]
[Route("/cases/{CaseId:long}/responses/new")]
[Route("/people/{PersonId:long}/responses/new")]
[Route("/responses/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class ResponseForm : RelatedForm<ResponseDetails>
{
    protected override CaseKind? Opens => CaseKind.Accountability;
}
