using System.Globalization;
using CaseTracker.App.Logging;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Radzen;

namespace CaseTracker.Web.Logging;

public sealed partial class RosterPage : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private const int DrawEvery = 10;

    private readonly FormKeys _keys = new();
    private RosterDraft _draft = new();
    private Actor _actor = default!;
    private PersonPage? _group;
    private Problem? _problem;
    private DraftKeeper? _keeper;
    private LogProblems? _summary;
    private LoggedRoster? _saved;
    private CancellationTokenSource? _looking, _stop;
    private int _done, _round;
    private bool _ready, _saving, _changed, _toSummary;

    [Inject] private CurrentActor Current { get; set; } = default!;
    [Inject] private LogRoster LogRoster { get; set; } = default!;
    [Inject] private FindLikelyPeople FindLikelyPeople { get; set; } = default!;
    [Inject] private ShowPerson ShowPerson { get; set; } = default!;
    [Inject] private ShowRecord ShowRecord { get; set; } = default!;
    [Inject] private DialogService Dialogs { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;
    [SupplyParameterFromQuery(Name = "source")] public string? SourceId { get; set; }
    [SupplyParameterFromQuery(Name = "case")] public string? CaseId { get; set; }
    [SupplyParameterFromQuery(Name = "group")] public string? GroupId { get; set; }

    /// <summary>How many of the lines are not among the group's named members yet.</summary>
    private int Adding
    {
        get
        {
            var named = _group!.Links.Where(link => link.Details.Kind == IdentityLinkKind.MemberOfGroup && link.Details.OtherPersonId == _group.Person.Id).Select(link => link.Details.PersonId).ToHashSet();
            return _draft.Entries.Count(entry => entry.Line.Problem is null && !(entry.SamePerson is { } same && named.Contains(same)));
        }
    }

    private string? Status
    {
        get
        {
            var (all, looked) = (_draft.Entries.Count, _draft.Entries.Count(entry => entry.Likely is not null || entry.Line.Problem is not null));
            return all == 0 ? null : looked < all ? Texts.Say("Logging.LookedUp", looked, all) : Texts.Say("Logging.ReadLines", all, _draft.Entries.Count(entry => entry.Line.Problem is not null));
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _actor = await Current.Get();
        await Begin();
        await ReadGroup();
        _ready = true;
    }

    private async Task Begin()
    {
        if (await Named(SourceId) is { } source) (_draft.Source.Id, _draft.Source.Text) = source;
        if (await Named(CaseId) is { } inCase) (_draft.Case.Id, _draft.Case.Text) = inCase;
        _draft.Begin();
    }

    /// <summary>A draft stands in the form again.</summary>
    private void Restored()
    {
        _round++;
        Edited();
        _ = Look();
    }

    private async Task StartOver()
    {
        (_draft, _changed) = (new RosterDraft(), false);
        _round++;
        await Begin();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_toSummary || _summary is null) return;
        _toSummary = false;
        await _summary.Focus();
    }

    private async Task ReadGroup()
    {
        if (GroupId is null) return;
        var outcome = long.TryParse(GroupId, CultureInfo.InvariantCulture, out var id) ? await ShowPerson.Handle(_actor, id) : null;
        _group = outcome is { Succeeded: true, Value.Group: not null } ? outcome.Value : null;
        _problem = _group is null ? new Problem("Logging.GroupMissing") : null;
    }

    private async Task<(long? Id, string Text)?> Named(string? id) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var number) && await ShowRecord.NameOf(_actor, number) is { Succeeded: true, Value: { } name } ? (number, name) : null;

    private void Paste(string? text)
    {
        _changed = true;
        _draft.Paste(text ?? "");
        _ = Look();
    }

    /// <summary>Looks for likely people, line by line, once the typing pauses. A new text begins anew and keeps what was found.</summary>
    private async Task Look()
    {
        _looking?.Cancel();
        _looking?.Dispose();
        _looking = new CancellationTokenSource();
        var cancel = _looking.Token;
        try
        {
            await Task.Delay(Pause, Clock, cancel);
            foreach (var (entry, at) in _draft.Entries.Where(entry => entry.Likely is null && entry.Line.Problem is null).Select((entry, at) => (entry, at)))
            {
                var outcome = await FindLikelyPeople.Handle(_actor, entry.Line.Person.Name, entry.Line.Person.NameKhmer, most: 3, cancel);
                cancel.ThrowIfCancellationRequested();
                entry.Likely = outcome.Succeeded ? outcome.Value : [];
                if (at % DrawEvery == 0) await InvokeAsync(StateHasChanged);
            }
            await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException)
        {
            // The next text looks again.
        }
    }

    private void Edited()
    {
        _changed = true;
        StateHasChanged();
    }

    private async Task Submit()
    {
        if (_keys.Forgive() || _saving) return;
        if (!_draft.Read())
        {
            _toSummary = true;
            return;
        }
        (_saving, _done, _problem) = (true, 0, null);
        using var stop = _stop = new CancellationTokenSource();
        try
        {
            // Not on the page's own thread: the number of saved lines is drawn meanwhile.
            var roster = _draft.ToRoster(_group?.Person.Id);
            var outcome = await Task.Run(() => LogRoster.Handle(_actor, roster, new Progress<int>(Show), stop.Token));
            if (outcome.Succeeded)
            {
                await _keeper!.Forget();
                (_saved, _changed) = (outcome.Value, false);
                await ReadGroup();
                return;
            }
            _draft.Refuse(outcome.Problems);
            _toSummary = true;
        }
        catch (OperationCanceledException)
        {
            _problem = new Problem("Logging.Stopped");
        }
        finally
        {
            (_saving, _stop) = (false, null);
        }
    }

    private void Show(int done)
    {
        _done = done;
        if (done % DrawEvery == 0) _ = InvokeAsync(StateHasChanged);
    }

    private void Stop() => _stop?.Cancel();

    private async Task BeforeLeaving(LocationChangingContext leaving)
    {
        if (!_changed) return;
        await _keeper!.KeepNow();
        var choice = new ConfirmOptions { OkButtonText = Texts.Say("Forms.Leave"), CancelButtonText = Texts.Say("Forms.Stay"), ShowClose = false };
        if (await Dialogs.Confirm(Texts.Say("Forms.LeaveUnsaved"), Texts.Say("Forms.LeaveTitle"), choice) is not true) leaving.PreventNavigation();
    }

    public void Dispose()
    {
        _looking?.Cancel();
        _looking?.Dispose();
        // The circuit is gone, and with it whoever waited for the answer.
        _stop?.Cancel();
    }
}
