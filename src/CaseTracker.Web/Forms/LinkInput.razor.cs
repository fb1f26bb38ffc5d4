using CaseTracker.App.Pages;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Records;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CaseTracker.Web.Forms;

public sealed partial class LinkInput : IDisposable
{
    /// <summary>The name of the cascading id of the case whose events are offered.</summary>
    public const string OfCase = "of-case";

    private readonly LastAsked _last = new();
    private ComboBox? _box;
    private IReadOnlyList<Choice> _choices = [];
    private string _text = "";
    // What was typed last, whatever was chosen since.
    private string? _typed;
    // What stood in the box when it was first drawn. It never changes, so that no later drawing writes over what somebody is typing.
    private string? _first;
    // What the page itself puts into the box, once it is drawn.
    private string? _put;
    private bool _open, _adding;
    // What kept the choices from being looked up.
    private Problem? _unread;
    private long? _value;
    private int _at = -1;

    [Inject] private ListChoices ListChoices { get; set; } = default!;
    [Inject] private Failures Failures { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [CascadingParameter] public FormInputs? Inputs { get; set; }
    [CascadingParameter(Name = OfCase)] public long? CaseId { get; set; }
    [Parameter, EditorRequired] public string Id { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter, EditorRequired] public RecordKind Kind { get; set; }
    [Parameter] public long? Value { get; set; }

    /// <summary>Classes of the frame around the box.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>What was typed and not chosen.</summary>
    [Parameter] public string Text { get; set; } = "";

    /// <summary>The name of the record that is linked when the form opens.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>The chosen record, or none, and what stands in the box.</summary>
    [Parameter] public EventCallback<(long? Id, string Text)> Chosen { get; set; }
    [Parameter] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>What a text means that nothing fits, where the page itself makes the record; null says how to make one elsewhere.</summary>
    [Parameter] public string? None { get; set; }

    /// <summary>The last line of the list was chosen: a record that is called like the text is wanted. Who takes this makes it and hands it
    /// back as <see cref="Value"/> with its name as <see cref="Text"/>; where nobody does, the line leads to the page that makes
    /// one.</summary>
    [Parameter] public EventCallback<string> Add { get; set; }

    /// <summary>Where a record of the kind is made, in a tab of its own, so that what was typed here stays.</summary>
    private string? NewAddress => RecordAddress.New(Kind);

    private string? AddWords => None is not null || Value is not null || _text.Trim() is not { Length: > 0 } text
        || !Add.HasDelegate && NewAddress is null ? null : Texts.Localize("Forms.AddNamed", text);

    public ValueTask Focus() => _box!.Focus();

    // What was typed and not chosen stands there again when a draft is taken up.
    protected override void OnInitialized() => _text = Text;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_put is not { } text) return;
        _put = null;
        await _box!.Put(text);
    }

    protected override void OnParametersSet()
    {
        if (Value != _value) Linked();
        if (_first is null) (_first, _put) = (_text, null);
    }

    private void Linked()
    {
        _value = Value;
        // A link that is taken away keeps what is being typed.
        if (Value is not null) Put(Text.Length > 0 ? Text : Name ?? "");
    }

    private async Task Type(string? text)
    {
        // The browser sends a text again where it does not know that it came.
        if (text == _text) return;
        if (text == _typed && Value is not null)
        {
            Put(_text);
            return;
        }
        _text = _typed = text ?? "";
        _at = -1;
        await Chosen.InvokeAsync((null, _text));
        await Offer();
    }

    private async Task Offer()
    {
        if (await Find()) _open = true;
    }

    /// <summary>Looks up what fits; false where something else was typed, chosen or left meanwhile.</summary>
    private async Task<bool> Find()
    {
        var asked = _text;
        if (await _last.Answer(() => Failures.Told(async () => await ListChoices.Handle(await Current.Get(), Kind, asked, CaseId)))
            is not { } outcome) return false;
        // The arrow may have moved to a choice of the answer before: where it is offered still, Enter means it.
        var marked = _at >= 0 && _at < _choices.Count ? _choices[_at].Id : 0;
        (_choices, _unread) = (outcome.Succeeded ? outcome.Value : [], outcome.Succeeded ? null : outcome.Problems[0]);
        _at = _choices.Select(choice => choice.Id).ToList().IndexOf(marked);
        return true;
    }

    private void Close()
    {
        _open = false;
        _last.Drop();
    }

    /// <summary>Chooses what the typed text can only mean: the one record that is called so, or the only one that fits. Where a text that
    /// nothing fits makes a record, only the first: who types a new title means no other.</summary>
    /// <returns>What kept that from being looked up.</returns>
    private async Task<Problem?> Settle()
    {
        Close();
        var asked = _text.Trim();
        if (asked.Length == 0 || Value is not null) return _unread = null;
        if (!await Find() || Value is not null) return null;
        var exact = _choices.Where(choice => choice.Name.Equals(asked, StringComparison.OrdinalIgnoreCase)).ToList();
        if (exact.Count == 1) await Choose(exact[0]);
        else if (exact.Count == 0 && _choices.Count == 1 && None is null) await Choose(_choices[0]);
        StateHasChanged();
        return _unread;
    }

    private async Task Key(KeyboardEventArgs pressed)
    {
        switch (pressed.Key)
        {
            case "ArrowDown" when !_open:
                await Offer();
                break;
            case "ArrowDown":
                _at = Math.Min(_at + 1, _choices.Count - (AddWords is null ? 1 : 0));
                break;
            case "ArrowUp" when _open:
                _at = Math.Max(_at - 1, 0);
                break;
            case "Escape":
                Close();
                break;
            case "Enter" when _open && _at >= 0:
                await Choose(_at);
                break;
            case "Enter":
                await Leave();
                break;
        }
    }

    private async Task Choose(int at)
    {
        if (at < _choices.Count)
        {
            await Choose(_choices[at]);
            return;
        }
        Close();
        _adding = true;
        try
        {
            await Add.InvokeAsync(_text.Trim());
        }
        finally
        {
            _adding = false;
        }
    }

    private Task Choose(Choice choice)
    {
        Close();
        _unread = null;
        Put(choice.Name);
        return Chosen.InvokeAsync((choice.Id, choice.Name));
    }

    private void Put(string text) => _text = _put = text;

    private async Task Leave()
    {
        // The keyboard goes to the form above the page and comes back: until then nothing is chosen here.
        if (_adding) return;
        if (Inputs is null) await Settle();
        else await Inputs.LookUp(this, Settle);
    }

    public void Dispose() => Inputs?.Forget(this);
}
