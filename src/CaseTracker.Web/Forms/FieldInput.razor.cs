using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Shared;
using CaseTracker.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Forms;

public sealed partial class FieldInput<T> : IDisposable where T : class, new()
{
    private InputPart? _box;
    private LinkInput? _link;
    private ElementReference _group;
    private FieldDraft _draft = default!;
    private (string Words, bool Ok) _understood = ("", true);

    [Inject] private AddInPlace Adding { get; set; } = default!;
    [CascadingParameter] public RecordForm<T> Form { get; set; } = default!;
    [CascadingParameter] public FormInputs? Inputs { get; set; }
    [Parameter, EditorRequired] public string Key { get; set; } = "";

    /// <summary>The form whose source and level a record that is added in place takes over; null: the one that it is a field of.</summary>
    [CascadingParameter(Name = IFormContext.Beside)] public IFormContext? Context { get; set; }

    /// <summary>The name of what a link points at when the form opens.</summary>
    [Parameter] public string? LinkName { get; set; }

    /// <summary>For what needs no source, such as a record about a source.</summary>
    [Parameter] public bool NoSource { get; set; }

    private Field<T> Field => Form.Field(Key);
    private Func<string, string?>? Reading => CitationFormatter.IsRead(Field.Kind) ? words =>
        CitationFormatter.Understood(Form.Catalogue.Kind, Key, words) : null;
    private string Id => $"{Form.Prefix}-{Key}";
    private string Chosen => Field.Get(Form.Details)!.ToString()!;
    private bool Several => Field.Choices!.IsDefined(typeof(FlagsAttribute), inherit: false);
    private bool Whole => Field.Kind is FieldKind.LongText || Field.Kind is FieldKind.Choice && Several;
    private Enum Holding => (Enum)Field.Get(Form.Details)!;
    private bool Ticked => Field.Get(Form.Details) is true;
    private long? Linked => Field.Get(Form.Details) is long id and not 0 ? id : null;

    /// <summary>What stands in the input, as the server holds it; a link tells it itself.</summary>
    private Func<string?>? Holds => Field.Kind switch
    {
        FieldKind.Link => null,
        FieldKind.Choice when Several => null,
        FieldKind.Choice => () => Chosen,
        FieldKind.YesNo => () => Ticked ? "true" : "false",
        _ => () => Form.Draft(Key).Text,
    };

    private int Most => Field.Kind switch
    {
        FieldKind.Choice or FieldKind.YesNo => 0,
        FieldKind.Date => Domain.Values.ImpreciseDate.MaxLength,
        FieldKind.Number => Domain.Values.BoundedNumber.MaxLength,
        FieldKind.Whole or FieldKind.Day => FormLimits.Usual,
        _ => Field.MaxLength,
    };

    protected override void OnInitialized() => Form.Renewed += Renew;

    protected override void OnParametersSet()
    {
        _draft = Form.Draft(Key);
        if (!Form.IsHidden(Key)) Form.Inputs[Key] = Focus;
        Understand();
    }

    private ValueTask Focus() => _link?.Focus() ?? _box?.Focus() ?? _group.FocusAsync();

    private void Type(string? text)
    {
        _draft.Text = text ?? "";
        Edited();
    }

    private void Choose(string chosen)
    {
        Field.Set(Form.Details, Enum.Parse(Field.Choices!, chosen));
        Form.NotifyChanged();
    }

    /// <summary>One of several that hold together.</summary>
    private void Choose(Enum choice, bool holds)
    {
        var (all, one) = (Convert.ToInt32(Holding, null), Convert.ToInt32(choice, null));
        Field.Set(Form.Details, Enum.ToObject(Field.Choices!, holds ? all | one : all & ~one));
        Form.NotifyChanged();
    }

    private void Tick(bool ticked)
    {
        Field.Set(Form.Details, ticked);
        Form.NotifyChanged();
    }

    private void Link((long? Id, string Text) link)
    {
        // A link that must not be empty is 0 until it is chosen.
        Field.Set(Form.Details, link.Id ?? Field.Get(new T()));
        _draft.Text = link.Text;
        Form.NotifyChanged();
    }

    private EventCallback<string> Adds => Form.AddsInPlace && AddInPlace.Offers(Field.LinkTo!.Value)
        ? EventCallback.Factory.Create<string>(this, Add) : default;

    private async Task Add(string typed)
    {
        if (await Adding.Ask(Field.LinkTo!.Value, typed, Context ?? Form) is { } added) Link((added.Id, added.Name));
        await _link!.Focus();
    }

    private void Edited()
    {
        Form.NotifyChanged();
        Understand();
    }

    /// <summary>Says how a date or a number is read, while it is typed.</summary>
    private void Understand()
    {
        if (Field.Kind is not (FieldKind.Date or FieldKind.Number)) return;
        var (value, problem) = FieldText.Read(Field.Kind, _draft, Field.Label);
        _understood = problem is not null ? (problem.Localize(), false)
            : value is null ? ("", true) : (Texts.Localize("Forms.Understood", Understood(value)), true);
    }

    private static string Understood(object value) => value switch
    {
        Domain.Values.ImpreciseDate date => date.Explain(),
        Domain.Values.BoundedNumber number => number.Localize(),
        _ => FieldText.Of(value),
    };

    private Dictionary<string, object> Described(IReadOnlyDictionary<string, object> attributes) => new(attributes)
    {
        ["aria-describedby"] = string.Join(' ', new[] { attributes.GetValueOrDefault("aria-describedby") as string,
            $"{Id}-echo" }.OfType<string>()),
    };

    private void Renew()
    {
        Understand();
        if (Inputs is null) StateHasChanged();
        else Inputs.Draw(StateHasChanged);
    }

    public void Dispose() => Form.Renewed -= Renew;
}
