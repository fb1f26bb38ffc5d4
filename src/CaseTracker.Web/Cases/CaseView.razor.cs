using CaseTracker.App.Cases;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Records;
using CaseTracker.Web.Records.Timeline;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Cases;

public sealed partial class CaseView
{
    private Actor _actor = default!;
    private CasePage? _page;
    private SourceBook _book = default!;
    private IReadOnlyDictionary<long, string> _names = new Dictionary<long, string>();
    private IReadOnlyList<TimelineEntry> _timeline = [];
    private Problem? _problem;
    private int _code;

    [Inject] private CurrentActor Current { get; set; } = default!;
    [Inject] private ShowCase ShowCase { get; set; } = default!;
    [SupplyParameterFromQuery(Name = "saved")] public string? Saved { get; set; }

    [Parameter] public long Id { get; set; }
    [SupplyParameterFromQuery(Name = "as-of")] public string? AsOf { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var asOf = AsOfDay.Read(AsOf);
        (_problem, _code) = (asOf.Problem, 400);
        if (_problem is not null) return;
        _actor = await Current.Get();
        var outcome = await ShowCase.Handle(_actor, Id, asOf.Day);
        if (!outcome.Succeeded)
        {
            (_problem, _code) = (outcome.Problems[0], 404);
            return;
        }
        _page = outcome.Value;
        _book = new SourceBook(_page.Citations);
        _names = _page.LinkNames;
        _timeline = [.. _page.Events.Select(Entry)];
    }

    private TimelineEntry Entry(CaseEvent what) =>
        new(what.RecordId, what.What, what.On, $"/people/{what.PersonId}?as-of={_page!.AsOf:yyyy-MM-dd}#fact-{what.RecordId}") { Who = what.Who, Lasts = what.Lasts, Until = what.Until };
}
