using CaseTracker.App.Land;
using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Land;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>A dispute over land.</summary>
[Route("/land/new")]
[Route("/cases/{CaseId:long}/land/new")]
[Route("/land/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class LandDisputeForm : RelatedForm<LandDisputeDetails>
{
    [Inject] private EditLandDispute Record { get; set; } = default!;
    [Inject] private LogRecord Log { get; set; } = default!;

    protected override FieldCatalogue<LandDisputeDetails> Catalogue => LandDisputeDetails.Catalogue;
    protected override CaseKind DefaultCase => CaseKind.LandDispute;
    protected override Task<Outcome<RecordPage<LandDisputeDetails>>> Read(long id) => ShowRecord.LandDispute(CurrentUser, id);
    protected override Task<Outcome<long>> Keep(Save<LandDisputeDetails> save) => Record.Handle(CurrentUser, save);
    protected override Func<Save<LandDisputeDetails>, CaseDetails, Task<Outcome<long>>>? Open => (save, opened) =>
        Log.Handle(CurrentUser, save, opened);
}
