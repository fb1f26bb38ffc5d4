using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Land;
using CaseTracker.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Land;

/// <summary>A dispute over land.</summary>
[Route("/land/new")]
[Route("/cases/{CaseId:long}/land/new")]
[Route("/land/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class LandDisputeForm : RelatedForm<LandDisputeDetails>
{
    protected override CaseKind? Opens => CaseKind.LandDispute;
}
