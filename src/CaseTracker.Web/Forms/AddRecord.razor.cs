using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CaseTracker.Web.Forms;

public sealed partial class AddRecord<T> where T : class, IDetails<T>, new()
{
    /// <summary>How often a browser that holds something else is asked again: it sends what differs each time.</summary>
    private const int Tries = 5;

    private readonly FormInputs _inputs = new();
    private RecordForm<T> _form = default!;
    private ElementReference _element;
    private string? _goTo;
    private bool _saving;

    [Inject] private IJSRuntime Script { get; set; } = default!;

    /// <summary>The name that was looked for.</summary>
    [Parameter, EditorRequired] public string Typed { get; set; } = "";

    /// <summary>What it begins with besides; null for an empty record.</summary>
    [Parameter] public T? Start { get; set; }

    /// <summary>The keys of the fields that are asked, the name first.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Fields { get; set; } = [];

    /// <summary>The form that it is added in.</summary>
    [Parameter, EditorRequired] public IFormContext Beside { get; set; } = default!;

    /// <summary>The most confidential level that may be chosen.</summary>
    [Parameter, EditorRequired] public Confidentiality Most { get; set; }

    /// <summary>Saves the record, and gives it with its name.</summary>
    [Parameter, EditorRequired] public Func<Save<T>, Task<Outcome<Choice>>> Save { get; set; } = default!;

    /// <summary>Called once the record is saved; with null where somebody does without it.</summary>
    [Parameter, EditorRequired] public Action<Choice?> Done { get; set; } = default!;

    protected override void OnInitialized()
    {
        _form = new RecordForm<T>(T.Catalogue, null, Start) { Prefix = "add", AddsInPlace = false };
        if (Beside.Confidentiality > _form.Confidentiality) _form.Confidentiality = Beside.Confidentiality;
        // A source rests on no source.
        if (T.Catalogue.Kind != RecordKind.Source)
            (_form.SourceId, _form.SourceText, _form.Locator) = (Beside.SourceId, Beside.SourceText, Beside.Locator);
        _form.Draft(NameKey).Text = Typed;
    }

    /// <summary>Which field takes the name: letters of Khmer are the name in Khmer, where the kind has one; an article of a law is looked
    /// for by its number.</summary>
    private string NameKey
    {
        get
        {
            var names = Fields.Where(key => T.Catalogue.Find(key) is { Names: true }).ToList();
            if (Typed.Length > 0 && char.IsDigit(Typed[0]) && Fields.Contains("number")) return "number";
            return KhmerSpelling.IsKhmer(Typed) && names.Find(key => key.EndsWith("Khmer", StringComparison.Ordinal)) is { } khmer
                ? khmer : names.FirstOrDefault() ?? Fields[0];
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_goTo is not { } key || _saving) return;
        _goTo = null;
        await _form.Inputs[key]();
    }

    private async Task Submit()
    {
        if (_saving) return;
        _saving = true;
        try
        {
            if (await Unlike() is { } unlike) Refuse([unlike]);
            else if (!_form.Read()) ToFirst();
            else await Keep();
        }
        finally
        {
            _saving = false;
        }
    }

    private async Task Keep()
    {
        var saved = await Save(_form.ToSave());
        if (saved.Succeeded) Done(saved.Value);
        else Refuse(saved.Problems);
    }

    /// <summary>What keeps the form from being saved as it stands in the browser: a line that broke may have swallowed a part of
    /// it.</summary>
    private async Task<Problem?> Unlike()
    {
        IReadOnlyList<string> unlike = [];
        for (var tries = 0; tries < Tries; tries++)
        {
            var stands = await Script.InvokeAsync<Dictionary<string, string>?>("casetrackerDrafts.stands", _element, unlike) ?? [];
            if (await _inputs.Settled() is { } unread) return unread;
            unlike = _inputs.Differing(stands);
            if (unlike.Count == 0) return null;
        }
        return new Problem("Forms.SaveUnlike", string.Join(", ", unlike.Select(_inputs.LabelOf).OfType<string>().Distinct()));
    }

    private void Refuse(IReadOnlyList<Problem> problems)
    {
        _form.Refuse(problems);
        ToFirst();
    }

    private void ToFirst() => _goTo = _form.Problems.Select(problem => problem.Field).FirstOrDefault(key => key is not null
        && _form.Inputs.ContainsKey(key));
}
