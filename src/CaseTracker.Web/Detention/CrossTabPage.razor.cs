using CaseTracker.App.Detention;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Lists;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Detention;

/// <summary>The cross-tab of the prisoner list.</summary>
public sealed partial class CrossTabPage : MatrixPageBase<CrossTabAddress, CrossTab>
{
    [Inject] private ShowCrossTab Show { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    private PrisonerQuestion Question => Address.Question;

    protected override bool IsHere(string path) => path == CrossTabAddress.Path;

    protected override CrossTabAddress Read(Uri address) => CrossTabAddress.Read(address.Query, CambodianTime.Today(Clock));

    protected override Task<Outcome<CrossTab>> Count(CurrentUser user, CrossTabAddress address, CancellationToken cancel) =>
        Show.Handle(user, address.Question, address.Sides, cancel);
}
