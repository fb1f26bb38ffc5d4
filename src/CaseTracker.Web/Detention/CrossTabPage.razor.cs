using CaseTracker.App.Detention;
using CaseTracker.App.Lists;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Lists;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Detention;

/// <summary>The cross-tab of the prisoner list.</summary>
public sealed partial class CrossTabPage : MatrixPageBase<CrossTabAddress, CrossTab>
{
    [Inject] private ListRecords Lists { get; set; } = default!;
    [Inject] private CountTwoWays Counter { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    private PrisonerQuestion Question => Address.Question;

    protected override bool IsHere(string path) => path == CrossTabAddress.Path;

    protected override CrossTabAddress Read(Uri address) => CrossTabAddress.Read(address.Query, CambodianTime.Today(Clock));

    protected override async Task<Outcome<CrossTab>> Count(CurrentUser user, CrossTabAddress address, CancellationToken cancel)
    {
        var list = await Lists.Totals(user, address.Question, cancel);
        if (!list.Succeeded) return Outcome<CrossTab>.Failed(list.Problems);
        var counts = await Counter.Handle(user, address.Question, address.Sides, cancel);
        return counts.Succeeded ? Outcome<CrossTab>.Of(new(counts.Value, list.Value)) : Outcome<CrossTab>.Failed(counts.Problems);
    }
}

/// <summary>The people of a list, counted by two filters.</summary>
/// <param name="List">The list's totals, and its groups, who are in no cell.</param>
public sealed record CrossTab(Matrix Counts, PrisonerList List);
