using System.Globalization;
using CaseTracker.App.Detention;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Records;
using CaseTracker.Web.Security;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Detention;

public sealed partial class CustodyChart : IDisposable
{
    // Somebody who holds an arrow key down passes over hundreds of days: the list follows when the cursor rests.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<HeldPoint>? _points;
    private HeldScale? _scale;
    private PrisonerQuestion? _counted;
    private PrisonerList? _shown;
    private DateOnly _day;
    private int _moves;

    [Inject] private HeldOverTime Held { get; set; } = default!;
    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Parameter, EditorRequired] public PrisonerList List { get; set; } = default!;

    private string Told
    {
        get
        {
            var point = _day == List.Question.AsOf ? OnTheDay : _points?.LastOrDefault(point => point.Day <= _day) ?? OnTheDay;
            return Texts.Localize("PrisonerPages.BandAt", Shown.Day(_day), point.Certain.InDigits(), point.Possible.InDigits());
        }
    }

    private HeldPoint OnTheDay => new(List.Question.AsOf, Sum(Certainty.Certain), Sum(Certainty.Possible));

    // The cursor that somebody moves stays where it is while the page is drawn again: only another answer moves it.
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, List)) return;
        (_shown, _day) = (List, List.Question.AsOf);
    }

    // Counted once the list stands on the page, and only in the browser's open page: the list must not wait for it.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_counted is { } counted && Same(counted, List.Question)) return;
        _counted = List.Question;
        try
        {
            var outcome = await Held.Handle(await Current.Get(), List.Question, _gone.Token);
            _points = outcome.Succeeded ? outcome.Value : [];
            _scale = _points.Count > 1 ? new HeldScale(_points) : null;
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
        }
    }

    private async Task Move(ChangeEventArgs moved)
    {
        if (!int.TryParse(moved.Value?.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)) return;
        _day = DateOnly.FromDayNumber(Math.Clamp(number, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
        var move = ++_moves;
        try
        {
            await Task.Delay(Rest, Clock, _gone.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        if (move == _moves) Navigation.NavigateTo(PrisonerAddress.Of(List.Question with { AsOf = _day, Page = 1 }), replace: true);
    }

    private int Sum(Certainty certainty) => List.Totals.ByStatus.Where(count => count.Certainty == certainty
        && List.Question.StatusesInForce.Contains(count.Status)).Sum(count => count.Count);

    /// <summary>Whether the picture of one question is that of another: the day, the order and the page don't change it.</summary>
    private bool Same(PrisonerQuestion one, PrisonerQuestion other) =>
        one.KnownAsOf == other.KnownAsOf && one.Name == other.Name && one.Filters.Equals(other.Filters)
            && one.Statuses.SequenceEqual(other.Statuses)
        && (_scale is null || (other.AsOf >= _scale.First && other.AsOf <= _scale.Last));

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
