using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.App.Responses;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>What somebody did or asked in answer.</summary>
[Route("/responses/new")]
[Route("/cases/{CaseId:long}/responses/new")]
[Route("/people/{PersonId:long}/responses/new")]
[Route("/responses/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class ResponseForm : RelatedForm<ResponseDetails>
{
    [Inject] private EditResponse Record { get; set; } = default!;
    [Inject] private LogRecord Log { get; set; } = default!;

    protected override FieldCatalogue<ResponseDetails> Catalogue => ResponseDetails.Catalogue;
    protected override CaseKind DefaultCase => CaseKind.Accountability;
    protected override Task<Outcome<RecordPage<ResponseDetails>>> Read(long id) => ShowRecord.Response(CurrentUser, id);
    protected override Task<Outcome<long>> Keep(Save<ResponseDetails> save) => Record.Handle(CurrentUser, save);
    protected override Func<Save<ResponseDetails>, CaseDetails, Task<Outcome<long>>>? Open => (save, opened) =>
        Log.Handle(CurrentUser, save, opened);
}
