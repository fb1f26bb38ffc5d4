using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using FsCheck;
using FsCheck.Fluent;
using static CaseTracker.Domain.Review.ReviewMove;
using static CaseTracker.Domain.Review.ReviewState;

namespace CaseTracker.Domain.Tests.Review;

public class ReviewRulesTests
{
    [Theory]
    [InlineData(NotReviewed, "Begin Submit")]
    [InlineData(Draft, "Submit")]
    [InlineData(Submitted, "Begin Return Verify")]
    [InlineData(Returned, "Begin Submit")]
    [InlineData(Verified, "Return Publish Withdraw")]
    [InlineData(Published, "Withdraw")]
    [InlineData(Withdrawn, "Begin Submit")]
    public void The_steps_from_a_state(ReviewState from, string steps) => Assert.Equal(steps,
        string.Join(' ', Enum.GetValues<ReviewMove>().Where(move => ReviewRules.LeadsOn(move, from))));

    [Theory]
    [InlineData(Begin, Draft)]
    [InlineData(Submit, Submitted)]
    [InlineData(Return, Returned)]
    [InlineData(Verify, Verified)]
    [InlineData(Publish, Published)]
    [InlineData(Withdraw, Withdrawn)]
    public void Where_a_step_leads(ReviewMove move, ReviewState to) => Assert.Equal(to, ReviewRules.After(move));

    [Theory]
    [InlineData(Role.Advocate, Submitted, false, "")]
    [InlineData(Role.Advocate, NotReviewed, false, "")]
    [InlineData(Role.ReportAuthor, Submitted, false, "")]
    [InlineData(Role.ReportAuthor, Verified, false, "Publish Withdraw")]
    [InlineData(Role.Researcher, Submitted, false, "Begin Return Verify")]
    [InlineData(Role.Researcher, Submitted, true, "Begin")]
    [InlineData(Role.Researcher, Verified, false, "Return")]
    [InlineData(Role.Researcher, Published, false, "")]
    [InlineData(Role.Administrator, Verified, true, "Publish Withdraw")]
    [InlineData(Role.Administrator, Submitted, true, "Begin")]
    [InlineData(Role.Administrator, Published, false, "Withdraw")]
    public void Who_may_take_which_step(Role role, ReviewState from, bool wrote, string steps) =>
        Assert.Equal(steps, string.Join(' ', ReviewRules.Open(from, role, wrote, named: true)));

    [Theory]
    [InlineData(Role.Advocate, Submitted, false, true, "Errors.NotAllowed")]
    [InlineData(Role.Researcher, Draft, false, true, "Review.WrongStep")]
    [InlineData(Role.Researcher, Submitted, true, true, "Review.NeedsAnother")]
    [InlineData(Role.Administrator, Submitted, false, false, "Review.NeedsAccount")]
    [InlineData(Role.Administrator, Submitted, false, true, null)]
    public void Why_somebody_may_not_verify(Role role, ReviewState from, bool wrote, bool named, string? problem) =>
        Assert.Equal(problem, ReviewRules.Refuses(Verify, from, role, wrote, named)?.Key);

    /// <summary>Whatever happens, nobody comes to "verified" by what they wrote themselves, and no way leads to "not reviewed".</summary>
    [Fact]
    public void No_way_leads_past_a_second_pair_of_eyes() => Prop.ForAll(
        Gen.Elements(Enum.GetValues<Role>()).Zip(Gen.Elements(Enum.GetValues<ReviewMove>())).ListOf().ToArbitrary(), steps =>
        {
            var state = NotReviewed;
            foreach (var (role, move) in steps)
            {
                if (ReviewRules.Refuses(move, state, role, wrote: true, named: true) is not null) continue;
                state = ReviewRules.After(move);
                Assert.True(state is Draft or Submitted, $"{move} led an author to {state}.");
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_change_returns_what_was_verified_and_a_remark_goes_with_what_is_returned()
    {
        Assert.Equal([Verified, Published], Enum.GetValues<ReviewState>().Where(ReviewRules.ReturnsOnChange));
        Assert.Equal([Return, Withdraw], Enum.GetValues<ReviewMove>().Where(ReviewRules.NeedsRemark));
        Assert.Equal([Return, Verify], Enum.GetValues<ReviewMove>().Where(ReviewRules.NeedsAnother));
        Assert.All(Enum.GetValues<ReviewMove>(), move => Assert.True(Enum.IsDefined(ReviewRules.Asks(move))));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReviewRules.Asks((ReviewMove)99));
    }

    [Fact]
    public void A_refusal_names_step_and_state_in_words() => Assert.DoesNotContain("Review",
        ReviewRules.Refuses(Publish, Draft, Role.Administrator, false, true)!.Localize(Texts.Languages[0])
            .Replace("for review", "", StringComparison.Ordinal), StringComparison.Ordinal);
}
