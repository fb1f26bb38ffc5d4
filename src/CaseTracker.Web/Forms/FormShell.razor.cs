using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

public sealed partial class FormShell<T> : IDisposable where T : class, new()
{
    private readonly FormInputs _inputs = new();
    private ElementReference _summary;
    private readonly Dictionary<long, string> _names = [];
    private DraftKeeper? _keeper;
    private ConflictChoices<T>? _choices;
    private bool _toSummary, _toConflicts, _met, _more, _unchanged;
    private string? _goTo, _saved;

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private ShowRecord ShowRecord { get; set; } = default!;
    [Inject] private Failures Failures { get; set; } = default!;
    [Parameter, EditorRequired] public RecordForm<T> Form { get; set; } = default!;
    [Parameter, EditorRequired] public CurrentUser CurrentUser { get; set; } = default!;
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The handler that saves.</summary>
    [Parameter, EditorRequired] public Func<Save<T>, Task<Outcome<long>>> Save { get; set; } = default!;

    /// <summary>Reads the record as it is saved now, after somebody else changed it.</summary>
    [Parameter] public Func<Task<Redacted<T>?>>? Reload { get; set; }

    /// <summary>Where to go after saving, by the record's id.</summary>
    [Parameter, EditorRequired] public Func<long, string> After { get; set; } = default!;

    /// <summary>Where to go without saving.</summary>
    [Parameter, EditorRequired] public string Back { get; set; } = "/";

    /// <summary>A correction of a fact asks why, from the moment that something differs from what is saved.</summary>
    [Parameter] public bool NeedsReason { get; set; }

    /// <summary>For a form whose fields need no source.</summary>
    [Parameter] public bool NoSource { get; set; }

    /// <summary>The name of what a link under "more" points at when the form opens, by the field's key.</summary>
    [Parameter] public Func<string, string?>? LinkName { get; set; }

    /// <summary>The fields that are asked first; those that the catalogue keeps for later follow under "more".</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void OnInitialized()
    {
        // The address may name a field: one that is folded could not take the keyboard.
        _more = Form.MoreMatters || Form.IsMore(new Uri(Navigation.Uri).Fragment.Replace($"#{Form.Prefix}-", "", StringComparison.Ordinal));
        Form.FirstChange += Render;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // While it is saved the form takes no focus.
        if (_keeper?.Saving is true) return;
        if (_goTo is { } key)
        {
            _goTo = null;
            await Form.Inputs[key]();
        }
        if (_toConflicts && _choices is not null)
        {
            _toConflicts = false;
            await _choices.Focus();
        }
        if (_toSummary && Form.Problems.Count > 0) _toSummary = !await _summary.TryFocus();
    }

    private async Task Submit()
    {
        if (await _keeper!.Save(Store, problem => Refuse([problem]))) Navigation.NavigateTo(_saved!);
    }

    private async Task<bool> Store(string draft)
    {
        _unchanged = false;
        if (!Form.Read())
        {
            ToSummary();
            return false;
        }
        if (_unchanged = Form.SavesNothing) return false;
        var outcome = await Save(Form.ToSave() with { Draft = draft });
        if (outcome.Succeeded)
        {
            Form.Saved();
            _saved = After(outcome.Value);
            return true;
        }
        if (!await MeetSaved(outcome.Problems)) Refuse(outcome.Problems);
        return false;
    }

    private void Refuse(IReadOnlyList<Problem> problems)
    {
        Form.Refuse(problems);
        ToSummary();
    }

    private void ToSummary()
    {
        _toSummary = true;
        _more |= Form.MoreMatters;
    }

    /// <summary>Somebody saved the record since it was opened here: what does not clash is joined, and of the rest the editor
    /// chooses.</summary>
    private async Task<bool> MeetSaved(IReadOnlyList<Problem> problems)
    {
        if (Reload is null || !problems.OfType<Conflict>().Any() || await Reload() is not { } saved)
            return false;
        Form.MergeSaved(saved);
        await NameLinks();
        _met = _toConflicts = true;
        return true;
    }

    private async Task NameLinks()
    {
        foreach (var id in Form.Conflicts.Where(conflict => conflict.LinkTo is not null)
            .SelectMany(conflict => new[] { conflict.Mine, conflict.Theirs }).OfType<long>())
            if (await Failures.Told(() => ShowRecord.NameOf(CurrentUser, id)) is { Succeeded: true, Value: var name }) _names[id] = name;
    }

    private async Task Redraw()
    {
        _more = Form.MoreMatters;
        await NameLinks();
        StateHasChanged();
    }

    private void StartOver()
    {
        Form.StartOver();
        _met = false;
    }

    /// <summary>A folded field cannot take the keyboard: it is unfolded before.</summary>
    private void GoTo(string key)
    {
        _more |= Form.IsMore(key);
        _goTo = key;
    }

    private void Keep(Confidentiality level)
    {
        Form.Confidentiality = level;
        Form.NotifyChanged();
    }

    private bool AsksReason => NeedsReason && Form.Id is not null;

    private bool AsksRequired => AsksReason
        || Form.Catalogue.Fields.Any(part => part is { Required: true, Kind: not FieldKind.Choice }
            && (!part.Owner || Form.OwnerId is null));

    private void Render() => StateHasChanged();

    public void Dispose() => Form.FirstChange -= Render;
}
