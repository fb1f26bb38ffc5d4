using CaseTracker.App.Records;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Review;

/// <summary>Takes a step of a record's review.</summary>
public sealed class TakeReviewStep
{
    private readonly UnitOfWork _unit;

    internal TakeReviewStep(UnitOfWork unit) => _unit = unit;

    /// <summary>The state that the record has now, or why the step cannot be taken.</summary>
    public Task<Outcome<ReviewState>> Handle(CurrentUser user, ReviewStep step, CancellationToken cancel = default) =>
        _unit.Run(user, ReviewRules.Asks(step.Move), work => ReviewSteps.Take(work, step, cancel), cancel);
}
