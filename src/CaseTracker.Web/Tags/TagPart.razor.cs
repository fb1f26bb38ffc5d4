using CaseTracker.App.Tags;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Tags;

/// <summary>The tags of one record.</summary>
public sealed partial class TagPart
{
    private readonly LastAsked _last = new();
    private TagSheet? _sheet;
    private Problem? _problem, _nameProblem;
    private string? _done, _name;
    private bool _busy, _unfolded;
    private long? _read;

    [Parameter, EditorRequired] public long Id { get; set; }

    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private FirstAnswers First { get; set; } = default!;
    [Inject] private Failures Failures { get; set; } = default!;
    [Inject] private ShowTags Show { get; set; } = default!;
    [Inject] private ChangeTags Change { get; set; } = default!;

    private bool Closed => _busy || !RendererInfo.IsInteractive;

    protected override async Task OnParametersSetAsync()
    {
        if (_read == Id) return;
        (_done, _problem, _nameProblem) = (null, null, null);
        var user = await Current.Get();
        if (await _last.Answer(() => First.Get(RendererInfo.IsInteractive, $"tags {Id}", () => Show.Of(user, Id))) is { } outcome)
            Take(outcome);
    }

    private void Take(Outcome<TagSheet> outcome) => (_sheet, _read) = (outcome.Succeeded ? outcome.Value : null, Id);

    private async Task Put()
    {
        if (await Do(user => Change.Put(user, Id, _name), "Tags.IsOn")) _name = null;
    }

    private Task<bool> TakeOff(string name) => Do(user => Change.TakeOff(user, Id, name), "Tags.IsOff");

    /// <summary>Does something and shows the tags anew; what is wrong is told, and what was typed stays.</summary>
    private async Task<bool> Do(Func<CurrentUser, Task<Outcome<string>>> change, string said)
    {
        if (_busy) return false;
        (_busy, _done, _problem, _nameProblem) = (true, null, null, null);
        var user = await Current.Get();
        var outcome = await Failures.Told(() => change(user));
        _done = outcome.Succeeded ? Texts.Localize(said, outcome.Value) : null;
        _nameProblem = outcome.Problems.FirstOrDefault(problem => problem is Invalid);
        _problem = outcome.Problems.FirstOrDefault(problem => problem != _nameProblem);
        var shown = await Failures.Told(() => Show.Of(user, Id));
        if (shown.Succeeded) Take(shown);
        _busy = false;
        return outcome.Succeeded;
    }
}
