using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Transnational;
using CaseTracker.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Transnational;

/// <summary>An act against somebody abroad.</summary>
[Route("/transnational/new")]
[Route("/cases/{CaseId:long}/transnational/new")]
[Route("/people/{PersonId:long}/transnational/new")]
[Route("/transnational/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class TransnationalForm : RelatedForm<TransnationalActDetails>
{
    protected override CaseKind? Opens => CaseKind.TransnationalRepression;
    protected override string PersonKey => "target";
}
