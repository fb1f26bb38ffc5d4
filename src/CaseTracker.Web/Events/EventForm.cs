using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Events;
using CaseTracker.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Events;

/// <summary>Something that happened, other than to one person's liberty (that is <see cref="CustodyEventForm"/>).</summary>
[Route("/events/new")]
[Route("/cases/{CaseId:long}/events/new")]
[Route("/people/{PersonId:long}/happenings/new")]
[Route("/organisations/{OrganisationId:long}/events/new")]
[Route("/events/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class EventForm : RelatedForm<EventDetails>
{
    protected override CaseKind? Opens => CaseKind.Other;
}
