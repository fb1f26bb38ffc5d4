using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Ui;

/// <summary>What the parts that people type into or choose from share: one element of the browser's own, which takes the attributes that
/// the page gives (name, help, what is wrong) and can be given the keyboard.</summary>
public abstract class InputPart : ComponentBase
{
    /// <summary>The element's id, unique on the page.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>Classes of the frame around the element.</summary>
    [Parameter] public string? Class { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    protected ElementReference Element { get; set; }

    /// <summary>What stands in it could not be taken: the frame shows it.</summary>
    protected bool Wrong => Attributes?.GetValueOrDefault("aria-invalid") is "true";

    public ValueTask Focus() => Element.FocusAsync();
}
