using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CaseTracker.Web.Lists;

/// <summary>The matrix of a list. As with the list, its address holds the whole question.</summary>
public sealed partial class MatrixPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private RecordList _list = default!;
    private ListAddress _address = default!;
    private MatrixSides _sides = default!;
    private RecordMatrix? _matrix;
    private IReadOnlyList<Problem> _problems = [];
    private readonly AddressText _rows = new(), _columns = new();
    private readonly LastAsked _last = new();

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private CountTwoWays Count { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;

    private RecordQuestion Question => _address.Question;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        await Ask(Navigation.Uri);
    }

    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        var path = new Uri(moved.Location).AbsolutePath;
        if (!path.Equals($"/{_list.Name}/matrix", StringComparison.OrdinalIgnoreCase)) return;
        _ = InvokeAsync(async () =>
        {
            await Ask(moved.Location);
            StateHasChanged();
        });
    }

    private async Task Ask(string uri)
    {
        var at = new Uri(uri);
        _list = ListAddress.ListOf(at.AbsolutePath)!;
        var (address, sides) = (ListAddress.Read(_list, at.Query, ListAddress.Rows, ListAddress.Columns),
            MatrixSides.Read(_list, at.Query));
        // The first question stands in the form while it is answered; a later one comes with its answer, so that no matrix stands under
        // other sides.
        if (_matrix is null) Show(address, sides);
        try
        {
            var user = await Current.Get();
            if (await _last.Answer(() => Count.Handle(user, address.Question, sides.Rows, sides.Columns, _gone.Token)) is not { } outcome)
                return;
            Show(address, sides);
            (_matrix, _problems) = (outcome.Succeeded ? outcome.Value : null, outcome.Problems);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
        }
    }

    private void Show(ListAddress address, MatrixSides sides)
    {
        (_address, _sides) = (address, sides);
        _rows.Take(sides.Rows.Key);
        _columns.Take(sides.Columns.Key);
    }

    private void Go() => Navigation.NavigateTo(ListAddress.Matrix(Question, _list.Find(_rows.Text!)!, _list.Find(_columns.Text!)!));

    private RenderFragment Options(string chosen) => builder =>
    {
        foreach (var filter in _list.Filters)
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
