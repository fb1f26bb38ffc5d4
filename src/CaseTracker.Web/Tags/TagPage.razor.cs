using System.Globalization;
using CaseTracker.App.Tags;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Tags;

/// <summary>What administrators can do with one tag.</summary>
public sealed partial class TagPage
{
    private readonly LastAsked _last = new();
    private TagLine? _tag;
    private IReadOnlyList<TagLine> _others = [];
    private Problem? _problem, _nameProblem, _intoProblem;
    private string? _name, _said;
    private string _into = "";
    private bool _busy;
    private long? _read;

    [Parameter] public long Id { get; set; }

    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private Failures Failures { get; set; } = default!;
    [Inject] private ShowTags Show { get; set; } = default!;
    [Inject] private ManageTags Manage { get; set; } = default!;

    private bool Closed => _busy || !RendererInfo.IsInteractive;

    protected override async Task OnParametersSetAsync()
    {
        if (_read == Id) return;
        if (await _last.Answer(Ask) is { } outcome) Take(outcome);
        _name = _tag?.Name;
    }

    private async Task<Outcome<IReadOnlyList<TagLine>>> Ask()
    {
        var user = await Current.Get();
        return user.Role.May(Permission.ManageTags) ? await Show.All(user) : Outcome<IReadOnlyList<TagLine>>.Failed(new Denied());
    }

    private void Take(Outcome<IReadOnlyList<TagLine>> outcome)
    {
        _read = Id;
        _problem = outcome.Problems.Count > 0 ? outcome.Problems[0] : null;
        _tag = outcome.Succeeded ? outcome.Value.FirstOrDefault(tag => tag.Id == Id) : null;
        _others = outcome.Succeeded ? [.. outcome.Value.Where(tag => tag.Id != Id)] : [];
        if (outcome.Succeeded && _tag is null) _problem = new NotFound();
    }

    private Task Rename() => Do(user => Manage.Rename(user, Id, _name), name => Texts.Localize("Tags.Renamed", name));

    private Task Retire()
    {
        var used = _tag!.RetiredAt is not null;
        return Do(user => Manage.Use(user, Id, used), name => Texts.Localize(used ? "Tags.IsUsed" : "Tags.IsRetired", name));
    }

    private async Task Merge()
    {
        _ = long.TryParse(_into, CultureInfo.InvariantCulture, out var into);
        if (!await Change(user => Manage.Merge(user, Id, into), name => Texts.Localize("Tags.Merged", name,
            _others.FirstOrDefault(other => other.Id == into)?.Name))) return;
        (_into, _busy) = ("", false);
        Navigation.NavigateTo($"/tags/{into}");
    }

    private async Task Do(Func<CurrentUser, Task<Outcome<string>>> change, Func<string, string> said)
    {
        if (await Change(change, said))
        {
            var shown = await Failures.Told(Ask);
            if (shown.Succeeded) Take(shown);
        }
        _busy = false;
    }

    /// <summary>Does something; what is wrong is told beside its box.</summary>
    private async Task<bool> Change(Func<CurrentUser, Task<Outcome<string>>> change, Func<string, string> said)
    {
        if (_busy) return false;
        (_busy, _said, _problem, _nameProblem, _intoProblem) = (true, null, null, null, null);
        var user = await Current.Get();
        var outcome = await Failures.Told(() => change(user));
        _said = outcome.Succeeded ? said(outcome.Value) : null;
        _nameProblem = outcome.Problems.FirstOrDefault(problem => problem is Invalid { Field: "tag" });
        _intoProblem = outcome.Problems.FirstOrDefault(problem => problem is Invalid { Field: "into" });
        _problem = outcome.Problems.FirstOrDefault(problem => problem is not Invalid);
        if (!outcome.Succeeded) _busy = false;
        return outcome.Succeeded;
    }
}
