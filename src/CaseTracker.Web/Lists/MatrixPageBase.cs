using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CaseTracker.Web.Lists;

/// <summary>The page of a list's matrix. As with the list, its address holds the whole question.</summary>
/// <typeparam name="TAddress">The question, as it was read from the address.</typeparam>
public abstract class MatrixPageBase<TAddress, TAnswer> : ComponentBase, IDisposable where TAddress : class where TAnswer : class
{
    private readonly CancellationTokenSource _gone = new();
    private readonly LastAsked _last = new();

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;

    protected TAddress Address { get; private set; } = default!;

    /// <summary>Null before there is one.</summary>
    protected TAnswer? Answer { get; private set; }

    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Whether an address is one of this page.</summary>
    protected abstract bool IsHere(string path);

    protected abstract TAddress Read(Uri address);

    protected abstract Task<Outcome<TAnswer>> Count(CurrentUser user, TAddress address, CancellationToken cancel);

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        await Ask(Navigation.Uri);
    }

    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        // The event is heard for the address that leads away from this page too.
        if (!IsHere(new Uri(moved.Location).AbsolutePath)) return;
        _ = InvokeAsync(async () =>
        {
            await Ask(moved.Location);
            StateHasChanged();
        });
    }

    private async Task Ask(string uri)
    {
        var address = Read(new Uri(uri));
        // The first question stands in the form while it is answered; a later one comes with its answer, so that no numbers stand under
        // other sides.
        if (Answer is null) Address = address;
        try
        {
            var user = await Current.Get();
            if (await _last.Answer(() => Count(user, address, _gone.Token)) is not { } outcome) return;
            (Address, Answer, Problems) = (address, outcome.Succeeded ? outcome.Value : null, outcome.Problems);
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
