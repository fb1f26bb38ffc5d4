using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CaseTracker.Web.Detention;

/// <summary>The cross-tab. As with the list, its address holds the whole question.</summary>
public sealed partial class CrossTabPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private CrossTabAddress _address = default!;
    private CrossTab? _tab;
    private IReadOnlyList<Problem> _problems = [];
    private readonly AddressText _rows = new(), _columns = new();
    private readonly LastAsked _last = new();

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private ShowCrossTab Show { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    private PrisonerQuestion Question => _address.Question;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        await Ask(Navigation.Uri);
    }

    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath != CrossTabAddress.Path) return;
        _ = InvokeAsync(async () =>
        {
            await Ask(moved.Location);
            StateHasChanged();
        });
    }

    private async Task Ask(string uri)
    {
        var address = CrossTabAddress.Read(new Uri(uri).Query, CambodianTime.Today(Clock));
        // The first question stands in the form while it is answered; a later one comes with its answer, so that no numbers stand under
        // other sides.
        if (_tab is null) Take(address);
        try
        {
            var user = await Current.Get();
            if (await _last.Answer(() => Show.Handle(user, address.Question, address.Axes, _gone.Token)) is not { } outcome) return;
            Take(address);
            (_tab, _problems) = (outcome.Succeeded ? outcome.Value : null, outcome.Problems);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
        }
    }

    private void Take(CrossTabAddress address)
    {
        _address = address;
        _rows.Take(address.Axes.Rows.Key);
        _columns.Take(address.Axes.Columns.Key);
    }

    private void Go() => Navigation.NavigateTo(
        $"{CrossTabAddress.Path}{PrisonerAddress.Query(Question)}&{CrossTabAddress.RowsName}={_rows.Text}"
            + $"&{CrossTabAddress.ColumnsName}={_columns.Text}");

    private static RenderFragment Options(string chosen) => builder =>
    {
        foreach (var filter in PrisonerFilters.All.Where(filter => filter.SupportsCrossTab))
        {
            builder.OpenElement(0, "option");
            builder.AddAttribute(1, "value", filter.Key);
            builder.AddAttribute(2, "selected", filter.Key == chosen);
            builder.AddContent(3, filter.Label);
            builder.CloseElement();
        }
    };

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _gone.Cancel();
        _gone.Dispose();
    }
}
