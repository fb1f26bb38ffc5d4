using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Review;

/// <summary>Which steps a review may take, and who may take them.</summary>
public static class ReviewRules
{
    /// <summary>The longest remark, in letters.</summary>
    public const int LongestRemark = 2000;

    /// <summary>The state of a record of which nobody began a review: nothing is kept of it.</summary>
    public const ReviewState Unbegun = ReviewState.NotReviewed;

    private static readonly Dictionary<ReviewMove, (ReviewState[] From, ReviewState To)> Steps = new()
    {
        [ReviewMove.Begin] = ([ReviewState.NotReviewed, ReviewState.Submitted, ReviewState.Returned, ReviewState.Withdrawn],
            ReviewState.Draft),
        [ReviewMove.Submit] = ([ReviewState.NotReviewed, ReviewState.Draft, ReviewState.Returned, ReviewState.Withdrawn],
            ReviewState.Submitted),
        [ReviewMove.Return] = ([ReviewState.Submitted, ReviewState.Verified], ReviewState.Returned),
        [ReviewMove.Verify] = ([ReviewState.Submitted], ReviewState.Verified),
        [ReviewMove.Publish] = ([ReviewState.Verified], ReviewState.Published),
        [ReviewMove.Withdraw] = ([ReviewState.Verified, ReviewState.Published], ReviewState.Withdrawn),
    };

    /// <summary>The state after a step.</summary>
    public static ReviewState After(ReviewMove move) => Steps[move].To;

    /// <summary>Whether a step leads on from a state.</summary>
    public static bool LeadsOn(ReviewMove move, ReviewState from) => Steps[move].From.Contains(from);

    /// <summary>What a step asks of a role.</summary>
    public static Permission Asks(ReviewMove move) => move switch
    {
        ReviewMove.Begin or ReviewMove.Submit => Permission.EditRecords,
        ReviewMove.Return or ReviewMove.Verify => Permission.ReviewRecords,
        ReviewMove.Publish or ReviewMove.Withdraw => Permission.PublishRecords,
        _ => throw new ArgumentOutOfRangeException(nameof(move)),
    };

    /// <summary>A second pair of eyes: not for those who wrote the record or asked for its review.</summary>
    public static bool NeedsAnother(ReviewMove move) => move is ReviewMove.Return or ReviewMove.Verify;

    /// <summary>Whoever returns or withdraws a record says why.</summary>
    public static bool NeedsRemark(ReviewMove move) => move is ReviewMove.Return or ReviewMove.Withdraw;

    /// <summary>Whether a change of the record sends it back to <see cref="ReviewState.Submitted"/>: what was verified is no longer what
    /// stands.</summary>
    public static bool ReturnsOnChange(ReviewState state) => state is ReviewState.Verified or ReviewState.Published;

    /// <summary>Null where somebody may take a step; else why not.</summary>
    /// <param name="wrote">They wrote something of the record since it was verified last, or asked for this review.</param>
    /// <param name="named">They are an account: who it is at a command nobody knows.</param>
    public static Problem? Refuses(ReviewMove move, ReviewState from, Role role, bool wrote, bool named) =>
        !role.May(Asks(move)) ? new Denied()
        : !LeadsOn(move, from) ? new Problem("Review.WrongStep", new Problem($"Choices.ReviewMove_{move}"),
            new Problem($"Choices.ReviewState_{from}"))
        : NeedsAnother(move) && !named ? new Problem("Review.NeedsAccount")
        : NeedsAnother(move) && wrote ? new Problem("Review.NeedsAnother")
        : null;

    /// <summary>The steps that somebody may take, in the order of a review.</summary>
    public static IReadOnlyList<ReviewMove> Open(ReviewState from, Role role, bool wrote, bool named) =>
        [.. Enum.GetValues<ReviewMove>().Where(move => Refuses(move, from, role, wrote, named) is null)];
}
