using CaseTracker.App.Lists;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CaseTracker.Web.Lists;

/// <summary>The page of a list. The address holds the whole question: every change goes through it.</summary>
public abstract class ListPageBase<TQuestion, TAnswer, TPart> : ComponentBase, IDisposable
    where TQuestion : ListQuestion<TAnswer, TPart> where TAnswer : class
{
    private readonly CancellationTokenSource _gone = new();
    private readonly LatestOnlyTask _counting = new();
    private TQuestion _question = default!;
    private int _asked;
    private string? _counted;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private ListRecords Lists { get; set; } = default!;
    [Inject] private CountFacets Counter { get; set; } = default!;
    [Inject] private FirstAnswers First { get; set; } = default!;

    /// <summary>Null before there is one, and where there are <see cref="Problems"/>.</summary>
    protected TAnswer? Answer { get; private set; }

    /// <summary>The counts beside the list; null while they are counted.</summary>
    protected ListFacets? Facets { get; private set; }

    /// <summary>The rows that were chosen on any of its pages.</summary>
    protected ListSelection Selection { get; } = new();

    /// <summary>The row whose record stands beside the list.</summary>
    protected RowPeek Peek { get; } = new();

    protected bool NotCounted { get; private set; }
    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>The page that is shown in place of one that the list does not have.</summary>
    protected int? LastPage { get; private set; }

    protected bool Loading { get; private set; }
    protected bool MayEdit { get; private set; }

    /// <summary>Whether the viewer may do something with many records at once.</summary>
    protected bool MayChangeMany { get; private set; }

    /// <summary>What a screen reader says of the answer to another question.</summary>
    protected string? Announced { get; private set; }

    /// <summary>Whether an address is one of this page.</summary>
    protected abstract bool IsHere(string path);

    /// <summary>Reads the question, and keeps what else the address says.</summary>
    protected abstract TQuestion Read(Uri address);

    protected abstract TQuestion QuestionOf(TAnswer answer);

    /// <summary>How many rows the answer shows, and how many there are over all pages.</summary>
    protected abstract (int Shown, int Total) RowsOf(TAnswer answer);

    /// <summary>The address of the question without what its counts do not depend on: neither page nor order.</summary>
    protected abstract string Counted(TQuestion question);

    protected abstract string Announce(TAnswer answer);

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        Peek.Changed += () => InvokeAsync(StateHasChanged);
        _question = Read(new Uri(Navigation.Uri));
        await Ask();
    }

    // Once the list stands on the page, and only in the browser's open page: the list must not wait for it.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Answer is not { } answer || _counted == Counted(QuestionOf(answer))) return;
        var (question, counted) = (QuestionOf(answer), _counted = Counted(QuestionOf(answer)));
        var user = await Current.Get();
        if (await _counting.Run(stop => Counter.Handle(user, question, stop), _gone.Token) is not { } outcome) return;
        if (counted != _counted) return;
        (Facets, NotCounted) = (outcome.Succeeded ? outcome.Value : null, !outcome.Succeeded);
        StateHasChanged();
    }

    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        var address = new Uri(moved.Location);
        // The event is heard for the address that leads away from this page too.
        if (!IsHere(address.AbsolutePath)) return;
        _ = InvokeAsync(async () =>
        {
            _question = Read(address);
            var before = Answer;
            StateHasChanged();
            await Ask();
            if (Answer is { } answer && !ReferenceEquals(answer, before)) Announced = Announce(answer);
            StateHasChanged();
        });
    }

    private async Task Ask()
    {
        var asked = ++_asked;
        Loading = true;
        try
        {
            var user = await Current.Get();
            MayEdit = user.Role.May(Permission.EditRecords);
            MayChangeMany = MayEdit || user.Role.May(Permission.PublishRecords);
            var question = _question;
            var (outcome, last) = await First.Get(RendererInfo.IsInteractive, Navigation.Uri, () => Find(user, question));
            // A later question overtakes the answer to an earlier one.
            if (asked == _asked) Show(outcome, last);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
        }
    }

    private async Task<(Outcome<TAnswer> Outcome, int? Last)> Find(CurrentUser user, TQuestion question)
    {
        var outcome = await Lists.Handle(user, question, _gone.Token);
        if (!outcome.Succeeded || RowsOf(outcome.Value) is not { Shown: 0, Total: > 0 and var total } || question.Page <= 1)
            return (outcome, null);
        var last = question.PageSize == 0 ? 1 : (total + question.PageSize - 1) / question.PageSize;
        return (await Lists.Handle(user, (ListQuestion<TAnswer, TPart>)question with { Page = last }, _gone.Token), last);
    }

    private void Show(Outcome<TAnswer> outcome, int? last)
    {
        (Loading, Problems, LastPage) = (false, outcome.Problems, last);
        Answer = outcome.Succeeded ? outcome.Value : null;
        if (Answer is null || _counted != Counted(QuestionOf(Answer))) (Facets, NotCounted) = (null, false);
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _gone.Cancel();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }
}
