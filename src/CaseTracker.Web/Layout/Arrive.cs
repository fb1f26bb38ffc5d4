using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CaseTracker.Web.Layout;

/// <summary>Takes the keyboard to a new page's beginning. As a page comes alive it leaves alone whoever has begun meanwhile to type or to
/// open a menu: on a slow machine that is long before, and letters would go nowhere.</summary>
public sealed class Arrive : ComponentBase
{
    private Type? _page;
    private bool _arrived, _alive;

    [Inject] private IJSRuntime Script { get; set; } = default!;

    [Parameter, EditorRequired] public Microsoft.AspNetCore.Components.RouteData RouteData { get; set; } = default!;

    /// <summary>Where to, as CSS selects it.</summary>
    [Parameter, EditorRequired] public string Selector { get; set; } = "";

    protected override void OnParametersSet()
    {
        // The same page with another question keeps the keyboard where it is.
        if (_page == RouteData.PageType) return;
        (_page, _arrived) = (RouteData.PageType, true);
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
