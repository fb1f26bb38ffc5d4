using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CaseTracker.Web.Lists;

/// <summary>A list of records. The address holds the whole question: every change goes through it.</summary>
public sealed partial class ListPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private RecordList _list = default!;
    private ListAddress _address = default!;
    private RecordListPage? _answer;
    private RecordFacets? _facets;
    private IReadOnlyList<Problem> _problems = [];
    private int? _lastPage;
    private int _asked;
    private bool _loading, _mayEdit, _notCounted;
    private string? _announced, _counted;
    private readonly LatestOnlyTask _counting = new();

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private ListRecords Find { get; set; } = default!;
    [Inject] private CountRecordFacets Count { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;

    private RecordQuestion Question => _answer!.Question;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        Read(Navigation.Uri);
        await Ask();
    }

    // Once the list stands on the page, and only in the browser's open page: the list must not wait for it.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_answer is not { } answer || _counted == Counted(answer.Question)) return;
        var counted = _counted = Counted(answer.Question);
        var user = await Current.Get();
        if (await _counting.Run(stop => Count.Handle(user, answer.Question, stop), _gone.Token) is not { } outcome || counted != _counted)
            return;
        (_facets, _notCounted) = (outcome.Succeeded ? outcome.Value : null, !outcome.Succeeded);
        StateHasChanged();
    }

    /// <summary>What the counts depend on: neither page nor order.</summary>
    private static string Counted(RecordQuestion question) => ListAddress.Of(question with { Page = 1, PageSize = 0, Sort = null });

    private void Read(string uri)
    {
        var address = new Uri(uri);
        _list = ListAddress.ListOf(address.AbsolutePath)!;
        _address = ListAddress.Read(_list, address.Query);
    }

    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        // The event is heard for the address that leads away from this page too.
        var path = new Uri(moved.Location).AbsolutePath;
        if (!path.Equals($"/{_list.Name}", StringComparison.OrdinalIgnoreCase)) return;
        _ = InvokeAsync(async () =>
        {
            Read(moved.Location);
            StateHasChanged();
            await Ask();
            if (_answer is { } answer) _announced = Sum(answer);
            StateHasChanged();
        });
    }

    private async Task Ask()
    {
        var asked = ++_asked;
        _loading = true;
        try
        {
            var user = await Current.Get();
            _mayEdit = user.Role.May(Permission.EditRecords);
            var question = _address.Question;
            var outcome = await Find.Handle(user, question, _gone.Token);
            int? last = null;
            if (outcome.Succeeded && outcome.Value is { Lines.Count: 0, Total: > 0 and var total } && question.Page > 1)
            {
                last = question.PageSize == 0 ? 1 : (total + question.PageSize - 1) / question.PageSize;
                outcome = await Find.Handle(user, question with { Page = last.Value }, _gone.Token);
            }
            // A later question overtakes the answer to an earlier one.
            if (asked == _asked) Show(outcome, last);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
        }
    }

    private void Show(Outcome<RecordListPage> outcome, int? last)
    {
        _loading = false;
        _problems = outcome.Problems;
        _lastPage = last;
        _answer = outcome.Succeeded ? outcome.Value : null;
        if (_answer is null || _counted != Counted(_answer.Question)) (_facets, _notCounted) = (null, false);
    }

    private static string Sum(RecordListPage answer)
    {
        var sum = answer.Question.Narrowed ? Texts.Localize("Lists.Sum", answer.Total.InDigits(), answer.OnList.InDigits())
            : Texts.Localize("Lists.SumAll", answer.Total.InDigits());
        return answer.HeldBack == 0 ? sum
            : $"{sum}; {Texts.Localize(answer.CountsOfKind ? "Lists.SumHeldBackOfKind" : "Lists.SumHeldBack", answer.HeldBack.InDigits())}";
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _gone.Cancel();
        _gone.Dispose();
    }
}
