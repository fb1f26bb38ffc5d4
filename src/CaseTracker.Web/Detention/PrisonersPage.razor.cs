using CaseTracker.App.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Lists;
using CaseTracker.Web.Records;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CaseTracker.Web.Detention;

/// <summary>The prisoner list. The address holds the whole question: every change goes through it.</summary>
public sealed partial class PrisonersPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private PrisonerAddress _address = default!;
    private PrisonerList? _list;
    private SourceBook? _book;
    private IReadOnlyList<Problem> _problems = [];
    private DateOnly _today;
    private DateTime _now;
    private int? _lastPage;
    private int _asked;
    private bool _loading, _mayEdit;
    private string? _announced;
    private PrisonerFacets? _facets;
    private string? _counted;
    private readonly LatestOnlyTask _counting = new();
    private bool _notCounted;

    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private FindPrisoners Find { get; set; } = default!;
    [Inject] private CountFacets Count { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        ReadAddress(Navigation.Uri);
        await Ask();
    }

    // Once the list stands on the page, and only in the browser's open page: the list must not wait for it.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_list is not { } list || _counted == Counted(list.Question)) return;
        var counted = _counted = Counted(list.Question);
        var user = await Current.Get();
        if (await _counting.Run(stop => Count.Handle(user, list.Question, stop), _gone.Token) is not { } outcome || counted != _counted)
            return;
        (_facets, _notCounted) = (outcome.Succeeded ? outcome.Value : null, !outcome.Succeeded);
        StateHasChanged();
    }

    /// <summary>What the counts depend on: neither page nor order nor look.</summary>
    private static string Counted(PrisonerQuestion question) =>
        PrisonerAddress.Query(question with { Page = 1, PageSize = 0, Sort = default, Descending = false, Look = DisplayOptions.Default });

    private void ReadAddress(string uri)
    {
        _now = Clock.GetUtcNow().UtcDateTime;
        _today = CambodianTime.Today(Clock);
        _address = PrisonerAddress.Read(new Uri(uri).Query, _today);
    }

    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        // The event is heard for the address that leads away from this page too.
        if (new Uri(moved.Location).AbsolutePath != PrisonerAddress.Path) return;
        _ = InvokeAsync(async () =>
        {
            ReadAddress(moved.Location);
            var before = _list;
            StateHasChanged();
            await Ask();
            if (_list is { } list && !ReferenceEquals(list, before))
                _announced = $"{AnswerFormatter.Counts(list.Totals)} {AnswerFormatter.Groups(list.Groups)}";
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
            if (outcome.Succeeded && outcome.Value is { Rows.Count: 0, Totals.Shown: > 0 and var shown } && question.Page > 1)
            {
                last = (shown + question.PageSize - 1) / Math.Max(1, question.PageSize);
                outcome = await Find.Handle(user, question with { Page = question.PageSize == 0 ? 1 : last.Value }, _gone.Token);
            }
            // A later question overtakes the answer to an earlier one.
            if (asked == _asked) Show(outcome, last);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
        }
    }

    private void Show(Outcome<PrisonerList> outcome, int? last)
    {
        _loading = false;
        _problems = outcome.Problems;
        _lastPage = last;
        _list = outcome.Succeeded ? outcome.Value : null;
        if (_list is null || _counted != Counted(_list.Question)) (_facets, _notCounted) = (null, false);
        _book = _list is { } list ? new SourceBook(list.Citations) : null;
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _gone.Cancel();
        _gone.Dispose();
    }
}
