using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CaseTracker.Web.Layout;

/// <summary>Takes the keyboard to a new page's beginning. It leaves alone whoever has begun meanwhile to type or to
/// open a menu: on a slow machine the page comes late, and letters would go nowhere.</summary>
public sealed class FocusOnNavigation : ComponentBase
{
    private string? _path;
    private bool _arrived, _alive;

    [Inject] private IJSRuntime Script { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Another one with every address.</summary>
    [Parameter, EditorRequired] public Microsoft.AspNetCore.Components.RouteData Route { get; set; } = default!;

    /// <summary>Where to, as CSS selects it.</summary>
    [Parameter, EditorRequired] public string Selector { get; set; } = "";

    protected override void OnParametersSet()
    {
        // The same page with another question keeps the keyboard where it is.
        var path = new Uri(Navigation.Uri).AbsolutePath;
        if (path.Equals(_path, StringComparison.OrdinalIgnoreCase)) return;
        (_path, _arrived) = (path, true);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_arrived) return;
        _arrived = false;
        var first = !_alive;
        _alive = true;
        await Script.InvokeVoidAsync("casetrackerArrive", Selector, first);
    }
}
