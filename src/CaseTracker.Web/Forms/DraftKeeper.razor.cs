using System.Globalization;
using CaseTracker.App.Drafts;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Records;
using CaseTracker.Web.Shared;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace CaseTracker.Web.Forms;

public sealed partial class DraftKeeper : IDisposable
{
    /// <summary>How often a browser that holds something else is asked again: it sends what differs each time.</summary>
    private const int Tries = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private ElementReference _beat;
    private IReadOnlyDictionary<string, string> _last = new Dictionary<string, string>();
    private DateTime? _at;
    private string? _refused;
    private Task<bool> _keeping = Task.FromResult(true);
    private bool _restored, _sought, _drawn, _opening, _open, _closed, _gone;
    private int _round;
    private TaskCompletionSource _drawnClosed = new();

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private IJSRuntime Script { get; set; } = default!;
    [Inject] private Questions Questions { get; set; } = default!;
    [Inject] private KeepDraft KeepDraft { get; set; } = default!;
    [Inject] private FindDrafts FindDrafts { get; set; } = default!;
    [Inject] private DiscardDraft DiscardDraft { get; set; } = default!;
    [Inject] private Failures Failures { get; set; } = default!;
    [CascadingParameter] public FormInputs Inputs { get; set; } = default!;
    [Parameter, EditorRequired] public IDraftForm Form { get; set; } = default!;
    [Parameter, EditorRequired] public CurrentUser CurrentUser { get; set; } = default!;

    /// <summary>What the form makes or edits; null for a form of several records.</summary>
    [Parameter] public RecordKind? Kind { get; set; }

    /// <summary>The record that is edited, or the owner of the new one: who may not see it is not shown the draft.</summary>
    [Parameter] public long? Record { get; set; }

    /// <summary>The draft's name, where the form's address alone does not say what it is about; null: the address. Whoever opens it as an
    /// address finds the form.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Something stands in the form that is not saved.</summary>
    [Parameter, EditorRequired] public bool Changed { get; set; }

    /// <summary>What is typed into: drawn anew when a draft stands in the form again or is thrown away.</summary>
    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = default!;

    /// <summary>The button that saves and what belongs beside it, which stay in sight at the foot of the window; null for a form whose
    /// buttons stand at its end.</summary>
    [Parameter] public RenderFragment? Buttons { get; set; }

    /// <summary>Raised when a draft stands in the form again.</summary>
    [Parameter] public EventCallback Restored { get; set; }

    /// <summary>Raised when the draft is thrown away: the form goes back to how it began.</summary>
    [Parameter] public EventCallback Discarded { get; set; }

    /// <summary>A save is under way: nothing may be typed until it is known what came of it.</summary>
    public bool Saving { get => Inputs.Closed; private set => Inputs.Closed = value; }

    private string Address { get; set; } = "";

    private string? Words => _refused ?? (_at is not { } at ? null
        : _restored ? Texts.Localize("Forms.DraftRestored", $"{Shown.Day(CambodianTime.DayOf(at))}, {Clock(at)}")
        : Texts.Localize("Forms.DraftKept", Clock(at)));

    protected override async Task OnInitializedAsync()
    {
        Address = Name ?? "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];
        if (!RendererInfo.IsInteractive) return;
        if (CurrentUser.AccountId is null)
        {
            _open = true;
            return;
        }
        var kept = await FindDrafts.Of(CurrentUser, Address);
        if (kept is { Succeeded: true, Value: { } draft })
        {
            (_last, _at, _restored) = (draft.Texts, draft.At, true);
            Form.Restore(draft.Texts);
            _round++;
            await Restored.InvokeAsync();
        }
        _sought = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // A browser that is behind is sent no further drawing until it has caught up, while calls pass. Only once this part is drawn as
        // sought does the form stand in the browser with its draft: opened before, it would take in what the tab holds and lose it to that
        // drawing.
        if (!_drawn || _opening) return;
        _opening = true;
        // The browser's script watches the form before anybody can type into it; a line that broke is waited for.
        while (!await Ask<bool>("open", CurrentUser.AccountId!.Value.ToString(CultureInfo.InvariantCulture), _beat))
            if (_gone) return;
        _open = true;
        StateHasChanged();
    }

    /// <summary>The form is about to be left: what is typed is kept at once, and the editor asked.</summary>
    private async Task BeforeLeaving(LocationChangingContext leaving)
    {
        if (_closed) return;
        var number = await Ask<int>("flush");
        if (!Changed) return;
        if (await Keep()) await Tell("kept", number);
        await Questions.AskBeforeLeaving(leaving);
    }

    /// <summary>Saves what stands in the browser: asks for it, and saves only where the form here holds the same. The save is handed the
    /// name of the draft that it makes an end of.</summary>
    /// <param name="save">True where it was saved.</param>
    /// <param name="refuse">Shows why nothing was saved.</param>
    /// <returns>True where it was saved: from here on the page may be left.</returns>
    public async Task<bool> Save(Func<string, Task<bool>> save, Action<Problem> refuse)
    {
        if (Saving || _closed || !_open) return false;
        _drawnClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Saving = true;
        StateHasChanged();
        try
        {
            await _keeping;
            if (CurrentUser.AccountId is not null && await Unlike() is { } problem) refuse(problem);
            else if (await save(Address)) _closed = true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            refuse(Failures.Localize(failure));
        }
        finally
        {
            Saving = false;
            StateHasChanged();
        }
        // Saved is saved, whatever the browser answers from here on.
        if (_closed) _ = Tell("close");
        return _closed;
    }

    /// <summary>What keeps the form from being saved as it stands in the browser; null where browser and server hold the same.</summary>
    private async Task<Problem?> Unlike()
    {
        // A browser that is behind is sent no drawing until it has caught up, while calls pass: what it is asked for while it can still be
        // typed into is not what is saved, and what is not drawn as closed is not drawn as open again.
        try
        {
            await _drawnClosed.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return new Problem("Forms.SaveUnheard");
        }
        IReadOnlyList<string> unlike = [];
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await Ask<Gathered>("gather", unlike) is not { } stands) return new Problem("Forms.SaveUnheard");
            if (stands.Late) return new Problem("Forms.SaveTooLate");
            if (stands.Long.Count > 0) return new Problem("Forms.SaveTooLong", Labels(stands.Long));
            if (await Inputs.Settled() is { } unread) return unread;
            unlike = Inputs.Differing(stands.Texts);
            if (unlike.Count == 0) return null;
        }
        return new Problem("Forms.SaveUnlike", Labels(unlike));
    }

    private void Drawn()
    {
        _drawn = _sought;
        if (Saving) _drawnClosed.TrySetResult();
        else Inputs.DrawWaiting();
    }

    private string Labels(IEnumerable<string> ids) => string.Join(", ", ids.Select(Inputs.LabelOf).OfType<string>().Distinct());

    /// <summary>The browser has sent all that was typed before the pause whose number this is.</summary>
    private async Task Beat(ChangeEventArgs beat)
    {
        // What is being saved is no draft any more; after a refusal the browser asks again.
        if (Saving || _closed || !int.TryParse(beat.Value as string, CultureInfo.InvariantCulture, out var number)) return;
        await Tell(await Keep() ? "kept" : "refused", number);
    }

    private Task<bool> Keep() => _keeping = KeepAfter(_keeping);

    private async Task<bool> KeepAfter(Task before)
    {
        await before;
        var texts = Form.Typed();
        if (_closed || Same(texts, _last)) return true;
        if (texts.Count == 0)
        {
            if (!await Forget()) return false;
            _last = texts;
            return true;
        }
        var outcome = await KeepDraft.Handle(CurrentUser, new FormDraft(Address, Kind, Record, texts));
        _refused = outcome.Succeeded ? null : Texts.Localize("Forms.DraftNotKept", outcome.Problems[0]);
        if (outcome.Succeeded) (_last, _at, _restored) = (texts, outcome.Value, false);
        return outcome.Succeeded;
    }

    private async Task Discard()
    {
        if (Saving || !await Forget()) return;
        _last = new Dictionary<string, string>();
        await Tell("discarded");
        _round++;
        await Discarded.InvokeAsync();
    }

    private async Task<bool> Forget()
    {
        var outcome = await DiscardDraft.Handle(CurrentUser, Address);
        _refused = outcome.Succeeded ? null : outcome.Problems[0].Localize();
        if (outcome.Succeeded) (_at, _restored) = (null, false);
        return outcome.Succeeded;
    }

    private async Task Tell(string function, params object?[] more) => await Ask<object>(function, more);

    /// <summary>The browser's answer; nothing where it gives none, for the line may be broken.</summary>
    private async Task<T?> Ask<T>(string function, params object?[] more)
    {
        try
        {
            return await Script.InvokeAsync<T?>($"casetrackerDrafts.{function}", Patience, [Address, .. more]);
        }
        catch (JSDisconnectedException)
        {
            _gone = true;
            return default;
        }
        catch (OperationCanceledException)
        {
            return default;
        }
    }

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(text => other.TryGetValue(text.Key, out var value) && value == text.Value);

    /// <summary>What stands in the browser.</summary>
    /// <param name="Late">Too much time has passed since somebody asked for the save.</param>
    /// <param name="Long">The inputs whose text is too long to be sent.</param>
    /// <param name="Texts">All others, by their ids.</param>
    private sealed record Gathered(bool Late, IReadOnlyList<string> Long, IReadOnlyDictionary<string, string> Texts);

    private static string Clock(DateTime utc) => CambodianTime.TimeOf(utc).InDigits();

    public void Dispose() => _gone = true;
}
