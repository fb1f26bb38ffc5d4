using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
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
    private string _rows = "", _columns = "";
    private int _asked;

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private CountTwoWays Count { get; set; } = default!;
    [Inject] private CurrentActor Current { get; set; } = default!;

    private RecordQuestion Question => _address.Question;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        await Ask(Navigation.Uri);
    }

    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        var path = new Uri(moved.Location).AbsolutePath;
        if (ListAddress.ListOf(path) is not { } list || !path.Equals($"/{list.Name}/matrix", StringComparison.OrdinalIgnoreCase)) return;
        _ = InvokeAsync(async () =>
        {
            await Ask(moved.Location);
            StateHasChanged();
        });
    }

    private async Task Ask(string uri)
    {
        var asked = ++_asked;
        var address = new Uri(uri);
        _list = ListAddress.ListOf(address.AbsolutePath)!;
        _address = ListAddress.Read(_list, address.Query, ListAddress.Rows, ListAddress.Columns);
        _sides = MatrixSides.Read(_list, address.Query);
        (_rows, _columns) = (_sides.Rows.Key, _sides.Columns.Key);
        try
        {
            var outcome = await Count.Handle(await Current.Get(), Question, _sides.Rows, _sides.Columns, _gone.Token);
            // A later question overtakes the answer to an earlier one.
            if (asked == _asked) (_matrix, _problems) = (outcome.Succeeded ? outcome.Value : null, outcome.Problems);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
        }
    }

    private void Go() => Navigation.NavigateTo(ListAddress.Matrix(Question, _list.Find(_rows)!, _list.Find(_columns)!));

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
