using CaseTracker.Domain.Figures;
using CaseTracker.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Figures;

/// <summary>A figure that somebody gives, of a case, a person or group, an organisation, or of none of them.</summary>
[Route("/figures/new")]
[Route("/cases/{CaseId:long}/figures/new")]
[Route("/people/{PersonId:long}/figures/new")]
[Route("/organisations/{OrganisationId:long}/figures/new")]
[Route("/figures/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class FigureForm : RelatedForm<FigureDetails>;
