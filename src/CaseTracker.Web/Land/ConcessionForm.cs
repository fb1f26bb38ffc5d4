using CaseTracker.Domain.Land;
using CaseTracker.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Land;

/// <summary>A grant of land.</summary>
[Route("/concessions/new")]
[Route("/concessions/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class ConcessionForm : RelatedForm<ConcessionDetails>;
