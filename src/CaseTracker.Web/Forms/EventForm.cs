using CaseTracker.App.Events;
using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>Something that happened, other than to one person's liberty (that is <see cref="CustodyEventForm"/>).</summary>
[Route("/events/new")]
[Route("/cases/{CaseId:long}/events/new")]
[Route("/people/{PersonId:long}/happenings/new")]
[Route("/organisations/{OrganisationId:long}/events/new")]
[Route("/events/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class EventForm : RelatedForm<EventDetails>
{
    [Inject] private EditEvent Record { get; set; } = default!;
    [Inject] private LogRecord Log { get; set; } = default!;

    protected override FieldCatalogue<EventDetails> Catalogue => EventDetails.Catalogue;
    protected override Task<Outcome<RecordPage<EventDetails>>> Read(long id) => ShowRecord.Event(CurrentUser, id);
    protected override Task<Outcome<long>> Keep(Save<EventDetails> save) => Record.Handle(CurrentUser, save);
    protected override Func<Save<EventDetails>, CaseDetails, Task<Outcome<long>>>? Open => (save, opened) =>
        Log.Handle(CurrentUser, save, opened);
}
