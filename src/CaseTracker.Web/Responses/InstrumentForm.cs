using CaseTracker.Domain.Responses;
using CaseTracker.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Responses;

/// <summary>A treaty, a law, a resolution or an agreement.</summary>
[Route("/instruments/new")]
[Route("/instruments/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class InstrumentForm : RelatedForm<InstrumentDetails>;
