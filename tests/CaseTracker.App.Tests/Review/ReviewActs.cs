using CaseTracker.App.Records;
using CaseTracker.App.Review;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Tests.Review;

/// <summary>Short ways to review records through the handlers.</summary>
internal static class ReviewActs
{
    public static async Task<ReviewSheet> Sheet(this TestDatabase database, CurrentUser user, long id)
    {
        var outcome = await database.Get<ShowReview>().Handle(user, id);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    public static async Task Step(this TestDatabase database, CurrentUser user, long id, ReviewMove move, string? remark = null) =>
        Assert.Empty(await database.Refused(user, id, move, remark));

    /// <summary>Takes a step, and gives the keys of what keeps somebody from it.</summary>
    public static async Task<IReadOnlyList<string>> Refused(this TestDatabase database, CurrentUser user, long id, ReviewMove move,
        string? remark = null)
    {
        var sheet = await database.Sheet(user, id);
        var outcome = await database.Get<TakeReviewStep>().Handle(user,
            new(id, sheet.Version, sheet.State, move, remark is null ? null : new(remark)));
        return [.. outcome.Problems.Select(problem => problem.Key)];
    }

    public static async Task Change(this TestDatabase database, CurrentUser user, long person, Action<PersonDetails> change,
        Confidentiality? level = null)
    {
        var shown = (await database.Get<ShowRecord>().Handle<PersonDetails>(user, person)).Value;
        change(shown.Record.Details);
        await Team.Saved(database.Get<SaveRecord>().Handle<PersonDetails>(user,
            new(person, shown.Record.Version, shown.Record.Details, level ?? shown.Record.Confidentiality)));
    }
}
