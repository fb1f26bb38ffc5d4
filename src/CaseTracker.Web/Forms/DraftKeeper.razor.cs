using System.Globalization;
using CaseTracker.App.Drafts;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using Radzen;

namespace CaseTracker.Web.Forms;

public sealed partial class DraftKeeper
{
    private ElementReference _beat;
    private IReadOnlyDictionary<string, string> _last = new Dictionary<string, string>();
    private DateTime? _at;
    private Problem? _refused;
    private bool _restored, _ready, _open, _closed;

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private IJSRuntime Script { get; set; } = default!;
    [Inject] private DialogService Dialogs { get; set; } = default!;
    [Inject] private KeepDraft KeepDraft { get; set; } = default!;
    [Inject] private FindDrafts FindDrafts { get; set; } = default!;
    [Inject] private DiscardDraft DiscardDraft { get; set; } = default!;
    [Parameter, EditorRequired] public IDraftForm Form { get; set; } = default!;
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>What the form makes or edits; null for a form of several records.</summary>
    [Parameter] public RecordKind? Kind { get; set; }

    /// <summary>The record that is edited, or the owner of the new one: who may not see it is not shown the draft.</summary>
    [Parameter] public long? Record { get; set; }

    /// <summary>The draft's name, where the form's address alone does not say what it is about; null: the address. Whoever opens it as an address finds the form.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Something stands in the form that is not saved.</summary>
    [Parameter, EditorRequired] public bool Changed { get; set; }

    /// <summary>Raised when a draft stands in the form again: its inputs draw themselves anew.</summary>
    [Parameter] public EventCallback Restored { get; set; }

    /// <summary>Raised when the draft is thrown away: the form goes back to how it began.</summary>
    [Parameter] public EventCallback Discarded { get; set; }

    private string Address { get; set; } = "";

    private string? Words => _refused is { } problem ? Texts.Say("Forms.DraftNotKept", problem)
        : _at is not { } at ? null
        : _restored ? Texts.Say("Forms.DraftRestored", $"{Shown.Day(CambodianTime.DayOf(at))}, {Clock(at)}")
        : Texts.Say("Forms.DraftKept", Clock(at));

    protected override async Task OnInitializedAsync()
    {
        Address = Name ?? "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];
        if (!RendererInfo.IsInteractive || Actor.AccountId is null) return;
        var kept = await FindDrafts.Of(Actor, Address);
        if (kept is { Succeeded: true, Value: { } draft })
        {
            (_last, _at, _restored) = (draft.Texts, draft.At, true);
            Form.Restore(draft.Texts);
            await Restored.InvokeAsync();
        }
        _ready = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_ready || _open) return;
        _open = true;
        await Script.InvokeVoidAsync("casetrackerDrafts.open", Address, Actor.AccountId!.Value.ToString(CultureInfo.InvariantCulture), _beat);
    }

    /// <summary>The form is about to be left: what is typed is kept at once, and the editor asked.</summary>
    private async Task BeforeLeaving(LocationChangingContext leaving)
    {
        if (!Changed || _closed) return;
        if (await Keep()) await Script.InvokeVoidAsync("casetrackerDrafts.kept", Address);
        await Dialogs.AskBeforeLeaving(leaving);
    }

    /// <summary>Forgets the draft: what it held is saved.</summary>
    public async Task Forget()
    {
        _closed = true;
        if (Actor.AccountId is null) return;
        await DiscardDraft.Handle(Actor, Address);
        await Script.InvokeVoidAsync("casetrackerDrafts.close", Address);
    }

    /// <summary>The browser has sent all that was typed before the pause whose number this is.</summary>
    private async Task Beat(ChangeEventArgs beat)
    {
        if (int.TryParse(beat.Value as string, CultureInfo.InvariantCulture, out var number))
            await Script.InvokeVoidAsync(await Keep() ? "casetrackerDrafts.kept" : "casetrackerDrafts.refused", Address, number);
    }

    private async Task<bool> Keep()
    {
        var texts = Form.Typed();
        if (_closed || Same(texts, _last)) return true;
        if (texts.Count == 0)
        {
            await DiscardDraft.Handle(Actor, Address);
            (_last, _at, _refused) = (texts, null, null);
            return true;
        }
        var outcome = await KeepDraft.Handle(Actor, new FormDraft(Address, Kind, Record, texts));
        _refused = outcome.Succeeded ? null : outcome.Problems[0];
        if (outcome.Succeeded) (_last, _at, _restored) = (texts, outcome.Value, false);
        return outcome.Succeeded;
    }

    private async Task Discard()
    {
        await DiscardDraft.Handle(Actor, Address);
        (_last, _at, _restored, _refused) = (new Dictionary<string, string>(), null, false, null);
        await Script.InvokeVoidAsync("casetrackerDrafts.kept", Address);
        await Discarded.InvokeAsync();
    }

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(text => other.TryGetValue(text.Key, out var value) && value == text.Value);

    private static string Clock(DateTime utc) => CambodianTime.TimeOf(utc).ToString("HH:mm", CultureInfo.InvariantCulture);
}
