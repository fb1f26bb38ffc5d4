using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CaseTracker.Web.Layout;

/// <summary>What stands around each page with counts: counted once the browser's page is open, so that no page waits for them, and again
/// as somebody goes to another page, but not twice within half a minute.</summary>
public abstract class CountedAnew : ComponentBase, IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _gone = new();
    private DateTimeOffset? _countedAt;

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>Counts, and keeps what was counted.</summary>
    /// <param name="gone">Nobody looks at the page any more.</param>
    /// <returns>Whether there is something else to draw.</returns>
    protected abstract Task<bool> Count(CancellationToken gone);

    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return Task.CompletedTask;
        Navigation.LocationChanged += Moved;
        return CountOnce();
    }

    private void Moved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(CountOnce);

    private async Task CountOnce()
    {
        if (Clock.GetUtcNow() - _countedAt < Rest) return;
        _countedAt = Clock.GetUtcNow();
        try
        {
            if (await Count(_gone.Token) && !_gone.IsCancellationRequested) StateHasChanged();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
        }
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _gone.Cancel();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }
}
