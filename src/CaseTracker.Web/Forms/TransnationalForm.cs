using CaseTracker.App.Logging;
using CaseTracker.App.Records;
using CaseTracker.App.Transnational;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Transnational;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

/// <summary>An act against somebody abroad.</summary>
[Route("/transnational/new")]
[Route("/cases/{CaseId:long}/transnational/new")]
[Route("/people/{PersonId:long}/transnational/new")]
[Route("/transnational/{Id:long}/edit")]
[Authorize(Roles = EditRoles.Names)]
public sealed class TransnationalForm : RelatedForm<TransnationalActDetails>
{
    [Inject] private EditTransnationalAct Record { get; set; } = default!;
    [Inject] private LogRecord Log { get; set; } = default!;

    protected override FieldCatalogue<TransnationalActDetails> Catalogue => TransnationalActDetails.Catalogue;
    protected override CaseKind DefaultCase => CaseKind.TransnationalRepression;
    protected override string PersonKey => "target";
    protected override Task<Outcome<RecordPage<TransnationalActDetails>>> Read(long id) => ShowRecord.TransnationalAct(CurrentUser, id);
    protected override Task<Outcome<long>> Keep(Save<TransnationalActDetails> save) => Record.Handle(CurrentUser, save);
    protected override Func<Save<TransnationalActDetails>, CaseDetails, Task<Outcome<long>>>? Open => (save, opened) =>
        Log.Handle(CurrentUser, save, opened);
}
