using CaseTracker.Domain.Accountability;
using CaseTracker.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Accountability;

/// <summary>A listing of a person or an organisation by an authority.</summary>
[Route("/sanctions/new")]
[Route("/people/{PersonId:long}/sanctions/new")]
[Route("/organisations/{OrganisationId:long}/sanctions/new")]
[Route("/sanctions/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class SanctionForm : RelatedForm<SanctionDetails>;
