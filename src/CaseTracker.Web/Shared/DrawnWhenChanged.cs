using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Shared;

/// <summary>A component that is drawn again when one of its parameters has another value, and after its own events, but not each time
/// that the page around it is: what is drawn a second time is held twice in memory for as long as the page is open.</summary>
public abstract class DrawnWhenChanged : ComponentBase
{
    private object?[]? _given;

    public override Task SetParametersAsync(ParameterView parameters)
    {
        var given = new List<object?>();
        foreach (var parameter in parameters) given.Add(parameter.Value);
        if (_given is not null && given.SequenceEqual(_given)) return Task.CompletedTask;
        _given = [.. given];
        return base.SetParametersAsync(parameters);
    }
}
