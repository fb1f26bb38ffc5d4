using CaseTracker.App.People;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Records;
using CaseTracker.Web.Records.Timeline;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.People;

public sealed partial class PersonView
{
    private Actor _actor = default!;
    private PersonPage? _page;
    private SourceBook _book = default!;
    private IReadOnlyList<TimelineEntry> _timeline = [];
    private Problem? _problem;
    private int _code;

    [Inject] private CurrentActor Current { get; set; } = default!;
    [Inject] private ShowPerson ShowPerson { get; set; } = default!;
    [Parameter] public long Id { get; set; }
    [SupplyParameterFromQuery(Name = "as-of")] public string? AsOf { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public string? Saved { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var asOf = AsOfDay.Read(AsOf);
        (_problem, _code) = (asOf.Problem, 400);
        if (_problem is not null) return;
        _actor = await Current.Get();
        var outcome = await ShowPerson.Handle(_actor, Id, asOf.Day);
        if (!outcome.Succeeded)
        {
            (_problem, _code) = (outcome.Problems[0], 404);
            return;
        }
        _page = outcome.Value;
        _book = new SourceBook(_page.Citations);
        _timeline = PersonTimeline.Of(_page);
    }
}
