using CaseTracker.Domain.Accountability;
using CaseTracker.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Accountability;

/// <summary>The part of a person, a unit or a body in an event. From the page of a case the event is one of the case.</summary>
[Route("/events/{EventId:long}/involvements/new")]
[Route("/cases/{CaseId:long}/involvements/new")]
[Route("/people/{PersonId:long}/involvements/new")]
[Route("/organisations/{OrganisationId:long}/involvements/new")]
[Route("/involvements/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class InvolvementForm : RelatedForm<InvolvementDetails>;
