using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Records;

public sealed partial class FieldLine<T> where T : class, new()
{
    private bool _disagree;

    [CascadingParameter] public SourceBook Book { get; set; } = default!;

    /// <summary>The names of linked records that the viewer may see.</summary>
    [CascadingParameter] public IReadOnlyDictionary<long, string>? LinkNames { get; set; }

    [Parameter, EditorRequired] public Redacted<T> Record { get; set; } = default!;
    [Parameter, EditorRequired] public FieldCatalogue<T> Catalogue { get; set; } = default!;
    [Parameter, EditorRequired] public string Key { get; set; } = "";

    /// <summary>How the value is shown where its words alone are not enough, such as a link to a page.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private Field<T> Field => Catalogue.Find(Key) ?? throw new InvalidOperationException($"{typeof(T).Name} has no field {Key}.");

    private bool Linked => Field.Kind is FieldKind.Link && Field.Get(Record.Details) is long and not 0;

    private string? Words => Field.Get(Record.Details) switch
    {
        long link when Field.Kind is FieldKind.Link => LinkNames?.GetValueOrDefault(link),
        var value => Shown.Value(value),
    };

    protected override void OnParametersSet() => _disagree = !Record.IsHidden(Key) && Book.Disagree(Record.Id, Key);
}
