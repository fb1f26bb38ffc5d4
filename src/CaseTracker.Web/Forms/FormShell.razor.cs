using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Radzen;

namespace CaseTracker.Web.Forms;

public sealed partial class FormShell<T> : IDisposable where T : class, new()
{
    private readonly FormKeys _keys = new();
    private ElementReference _summary, _reason;
    private bool _saving, _toSummary, _more;
    private string? _goTo;

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private DialogService Dialogs { get; set; } = default!;
    [Parameter, EditorRequired] public RecordForm<T> Form { get; set; } = default!;
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The handler that saves.</summary>
    [Parameter, EditorRequired] public Func<Save<T>, Task<Outcome<long>>> Save { get; set; } = default!;

    /// <summary>Reads the record as it is saved now, after somebody else changed it.</summary>
    [Parameter] public Func<Task<Redacted<T>?>>? Reload { get; set; }

    /// <summary>Where to go after saving, by the record's id.</summary>
    [Parameter, EditorRequired] public Func<long, string> After { get; set; } = default!;

    /// <summary>Where to go without saving.</summary>
    [Parameter, EditorRequired] public string Back { get; set; } = "/";

    /// <summary>A correction of a fact asks why.</summary>
    [Parameter] public bool NeedsReason { get; set; }

    /// <summary>For a form whose fields need no source.</summary>
    [Parameter] public bool NoSource { get; set; }

    /// <summary>The name of what a link under "more" points at when the form opens, by the field's key.</summary>
    [Parameter] public Func<string, string?>? LinkName { get; set; }

    /// <summary>The fields that are asked first; those that the catalogue keeps for later follow under "more".</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void OnInitialized()
    {
        _more = Form.MoreMatters;
        Form.FirstChange += Render;
        if (NeedsReason) Form.Inputs[FormParts.Reason] = () => _reason.FocusAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_goTo is { } key)
        {
            _goTo = null;
            await Form.Inputs[key]();
        }
        if (!_toSummary) return;
        _toSummary = false;
        await _summary.FocusAsync();
    }

    private async Task Submit()
    {
        if (_keys.Forgive() || _saving) return;
        _saving = true;
        try
        {
            if (Form.Read())
            {
                var outcome = await Save(Form.ToSave());
                if (outcome.Succeeded)
                {
                    Form.Saved();
                    Navigation.NavigateTo(After(outcome.Value));
                    return;
                }
                Form.Refuse(outcome.Problems);
            }
            _toSummary = true;
            _more |= Form.MoreMatters;
        }
        finally
        {
            _saving = false;
        }
    }

    private async Task TakeOver()
    {
        if (Reload is null || await Reload() is not { } saved) return;
        Form.GoOnFrom(saved);
    }

    private async Task BeforeLeaving(LocationChangingContext leaving)
    {
        if (!Form.Changed) return;
        var choice = new ConfirmOptions { OkButtonText = Texts.Say("Forms.Leave"), CancelButtonText = Texts.Say("Forms.Stay"), ShowClose = false };
        if (await Dialogs.Confirm(Texts.Say("Forms.LeaveUnsaved"), Texts.Say("Forms.LeaveTitle"), choice) is not true) leaving.PreventNavigation();
    }

    /// <summary>A folded field cannot take the keyboard: it is unfolded before.</summary>
    private void GoTo(string key)
    {
        _more |= Form.IsMore(key);
        _goTo = key;
    }

    private void Give(string? reason)
    {
        Form.Reason = reason ?? "";
        Form.Touch();
    }

    private void Keep(Confidentiality level)
    {
        Form.Confidentiality = level;
        Form.Touch();
    }

    private void Render() => StateHasChanged();

    public void Dispose() => Form.FirstChange -= Render;
}
