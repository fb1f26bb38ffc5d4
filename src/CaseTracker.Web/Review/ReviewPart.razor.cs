using System.Globalization;
using CaseTracker.App.Review;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Problems;
using CaseTracker.Web.Security;
using CaseTracker.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseTracker.Web.Review;

/// <summary>The review of one record.</summary>
public sealed partial class ReviewPart
{
    private readonly LastAsked _last = new();
    private ReviewSheet? _sheet;
    private RemarkForm? _form;
    private Problem? _problem, _remarkProblem;
    private string? _done;
    private string _assigned = "";
    private bool _busy, _unfolded;
    private long? _read;

    [Parameter, EditorRequired] public long Id { get; set; }

    /// <summary>Whether it is unfolded from the start.</summary>
    [Parameter] public bool Open { get; set; }

    [Inject] private CurrentUserAccessor Current { get; set; } = default!;
    [Inject] private FirstAnswers First { get; set; } = default!;
    [Inject] private Failures Failures { get; set; } = default!;
    [Inject] private ShowReview Show { get; set; } = default!;
    [Inject] private TakeReviewStep Step { get; set; } = default!;
    [Inject] private AssignReview Giving { get; set; } = default!;
    [Inject] private AddRemark Remarks { get; set; } = default!;

    private bool Closed => _busy || !RendererInfo.IsInteractive;

    protected override async Task OnParametersSetAsync()
    {
        if (_read == Id) return;
        (_done, _problem, _remarkProblem) = (null, null, null);
        var user = await Current.Get();
        if (await _last.Answer(() => First.Get(RendererInfo.IsInteractive, $"review {Id}", () => Show.Handle(user, Id)))
            is { } outcome) Take(outcome);
    }

    private void Take(Outcome<ReviewSheet> outcome)
    {
        _sheet = outcome.Succeeded ? outcome.Value : null;
        _read = Id;
        _assigned = _sheet?.AssignedTo is { } account ? account.ToString(CultureInfo.InvariantCulture) : "";
    }

    private Task Take(ReviewMove move) => Do(async () => await Step.Handle(await Current.Get(),
        new(Id, _sheet!.Version, _sheet.State, move, _form?.Written)),
        state => Texts.Localize("Review.Moved", FieldFormatter.Choice(state)), _form);

    private Task Assign()
    {
        long? to = long.TryParse(_assigned, CultureInfo.InvariantCulture, out var account) ? account : null;
        return Do(async () => await Giving.Handle(await Current.Get(), Id, to), _ => Texts.Localize("Review.Given",
            _sheet!.Reviewers.FirstOrDefault(one => one.Id == to)?.Name ?? Texts.Localize("Review.Anybody")));
    }

    private Task AddRemark(NewRemark remark) => Do(async () => await Remarks.Handle(await Current.Get(), Id, remark),
        _ => Texts.Localize("Review.RemarkAdded"), _form);

    private Task Resolve(RemarkThread thread) => Do(async () =>
        await Remarks.Resolve(await Current.Get(), Id, thread.First.Id, thread.ResolvedBy is null), _ => null);

    private void Answer(RemarkThread thread) => _form!.AnswerTo(thread);

    /// <summary>Does something and shows the review anew; what is wrong is told, and what was typed stays.</summary>
    /// <param name="sent">The form whose text went along.</param>
    private async Task Do<T>(Func<Task<Outcome<T>>> act, Func<T, string?> said, RemarkForm? sent = null)
    {
        if (_busy) return;
        (_busy, _done, _problem, _remarkProblem) = (true, null, null, null);
        var outcome = await Failures.Told(act);
        if (outcome.Succeeded)
        {
            _done = said(outcome.Value);
            sent?.Empty();
        }
        else
        {
            _remarkProblem = outcome.Problems.FirstOrDefault(problem => problem is Invalid { Field: "remark" });
            _problem = outcome.Problems.FirstOrDefault(problem => problem != _remarkProblem);
        }
        var shown = await Failures.Told(async () => await Show.Handle(await Current.Get(), Id));
        if (shown.Succeeded) Take(shown);
        _busy = false;
    }
}
