using System.Globalization;
using CaseTracker.App.Logging;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Radzen;

namespace CaseTracker.Web.Logging;

public sealed partial class LogPage : IDisposable
{
    private static readonly LogPart[] Parts = [LogPart.Arrest, LogPart.Stay, LogPart.Charge, LogPart.Sentence, LogPart.Sighting];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly FormKeys _keys = new();
    private LogDraft _draft = new();
    private Actor _actor = default!;
    private DraftKeeper? _keeper;
    private LogProblems? _summary;
    private int _round;
    private IReadOnlyList<LikelyPerson> _likely = [];
    private (string, string) _asked = ("", "");
    private CancellationTokenSource? _asking;
    private bool _ready, _saving, _changed, _toSummary;

    [Inject] private CurrentActor Current { get; set; } = default!;
    [Inject] private LogCase LogCase { get; set; } = default!;
    [Inject] private FindLikelyPeople FindLikelyPeople { get; set; } = default!;
    [Inject] private ShowRecord ShowRecord { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private DialogService Dialogs { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>The source to go on from.</summary>
    [SupplyParameterFromQuery(Name = "source")] public string? SourceId { get; set; }
    [SupplyParameterFromQuery(Name = "case")] public string? CaseId { get; set; }

    private string RosterAddress => _draft.Source.Id is { } source ? $"/log/roster?source={source}" : "/log/roster";

    protected override async Task OnInitializedAsync()
    {
        _actor = await Current.Get();
        await Begin();
        _ready = true;
    }

    private async Task Begin()
    {
        if (await Named(SourceId) is { } source) (_draft.Source.Id, _draft.Source.Text) = source;
        if (await Named(CaseId) is { } inCase) (_draft.Case.Id, _draft.Case.Text) = inCase;
        _draft.Begin();
        _draft.Person.Edited += Typed;
        _draft.Arrest.FirstChange += Edited;
        _draft.Stay.FirstChange += Edited;
        _draft.Charge.FirstChange += Edited;
        _draft.Sentence.FirstChange += Edited;
        _draft.Sighting.FirstChange += Edited;
        _draft.Source.Form.Edited += Edited;
    }

    /// <summary>A draft stands in the form again.</summary>
    private void Restored()
    {
        _round++;
        Edited();
    }

    private async Task StartOver()
    {
        (_draft, _likely, _asked, _changed) = (new LogDraft(), [], ("", ""), false);
        _round++;
        await Begin();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_toSummary || _summary is null) return;
        _toSummary = false;
        await _summary.Focus();
    }

    private async Task<(long? Id, string Text)?> Named(string? id) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var number) && await ShowRecord.NameOf(_actor, number) is { Succeeded: true, Value: { } name } ? (number, name) : null;

    private void Typed()
    {
        _changed = true;
        var name = (_draft.Person.Draft("name").Text.Trim(), _draft.Person.Draft("nameKhmer").Text.Trim());
        if (name != _asked) _ = Ask(name);
        // The kind opens other questions.
        StateHasChanged();
    }

    /// <summary>Asks for likely namesakes once the typing pauses; an answer to an earlier text is not waited for.</summary>
    private async Task Ask((string Name, string Khmer) name)
    {
        _asked = name;
        _asking?.Cancel();
        _asking?.Dispose();
        _asking = new CancellationTokenSource();
        var cancel = _asking.Token;
        try
        {
            await Task.Delay(Pause, Clock, cancel);
            var outcome = await FindLikelyPeople.Handle(_actor, name.Name, name.Khmer, cancel: cancel);
            cancel.ThrowIfCancellationRequested();
            _likely = outcome.Succeeded ? outcome.Value : [];
            await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException)
        {
            // The next letter asks again.
        }
    }

    private void Same(LikelyPerson? person)
    {
        _draft.SamePerson = person is null ? null : (person.Id, person.Name);
        _changed = true;
    }

    private void Say(LogPart part, bool said)
    {
        _draft.Say(part, said);
        _changed = true;
    }

    private void Keep(Confidentiality level)
    {
        _draft.Level = level;
        _changed = true;
    }

    private void Edited()
    {
        _changed = true;
        StateHasChanged();
    }

    private async Task Submit()
    {
        if (_keys.Forgive() || _saving) return;
        _saving = true;
        try
        {
            if (_draft.Read())
            {
                var outcome = await LogCase.Handle(_actor, _draft.ToLog());
                if (outcome.Succeeded)
                {
                    _changed = false;
                    await _keeper!.Forget();
                    Navigation.NavigateTo($"/people/{outcome.Value.PersonId}?saved=true&logged-from={outcome.Value.SourceId}");
                    return;
                }
                _draft.Refuse(outcome.Problems);
            }
            _toSummary = true;
        }
        finally
        {
            _saving = false;
        }
    }

    private async Task BeforeLeaving(LocationChangingContext leaving)
    {
        if (!_changed) return;
        await _keeper!.KeepNow();
        var choice = new ConfirmOptions { OkButtonText = Texts.Say("Forms.Leave"), CancelButtonText = Texts.Say("Forms.Stay"), ShowClose = false };
        if (await Dialogs.Confirm(Texts.Say("Forms.LeaveUnsaved"), Texts.Say("Forms.LeaveTitle"), choice) is not true) leaving.PreventNavigation();
    }

    public void Dispose()
    {
        _asking?.Cancel();
        _asking?.Dispose();
    }
}
