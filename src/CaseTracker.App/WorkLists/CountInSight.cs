using CaseTracker.App.Conflicts;
using CaseTracker.App.Detention;
using CaseTracker.App.Drafts;
using CaseTracker.App.Lists;
using CaseTracker.App.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.WorkLists;

/// <summary>How much there is behind the ways through the program, as far as the viewer sees.</summary>
/// <param name="Lists">By the name of a list how many are on it; of prisoners those who are held today, certain and possible.</param>
/// <param name="Conflicts">Open ones; 0 for who can do nothing about them.</param>
/// <param name="Work">Drafts of the account, and what is due to be followed up.</param>
/// <param name="Reviews">Those that wait for the viewer's review; 0 for who reviews nothing.</param>
public sealed record InSight(IReadOnlyDictionary<string, int> Lists, int Conflicts, int Work, int Reviews = 0);

/// <summary>Counts what is behind the ways through the program. The answers are kept until somebody writes.</summary>
public sealed class CountInSight
{
    private readonly AskLists _lists;
    private readonly FindDrafts _drafts;
    private readonly ShowWork _work;
    private readonly ShowReviewQueue _reviews;
    private readonly TimeProvider _clock;

    internal CountInSight(AskLists lists, FindDrafts drafts, ShowWork work, ShowReviewQueue reviews, TimeProvider clock) =>
        (_lists, _drafts, _work, _reviews, _clock) = (lists, drafts, work, reviews, clock);

    public Task<Outcome<InSight>> Handle(CurrentUser user, CancellationToken cancel = default) => _lists.Ask(user, async asked =>
    {
        var (today, writes) = (CambodianTime.Today(_clock), user.Role.May(Permission.EditRecords));
        var kept = await asked.Cache.Of(asked.Db, (nameof(InSight), asked.Clearance, today), () => Count(asked, today, cancel), cancel);
        var (drafts, due) = (writes ? await _drafts.Handle(user, cancel) : null, await _work.CountFollowUps(user, cancel));
        var reviews = user.Role.May(Permission.ReviewRecords) ? await _reviews.CountWaiting(user, cancel) : null;
        return Outcome<InSight>.Of(kept with
        {
            Conflicts = writes ? kept.Conflicts : 0,
            Work = (drafts is { Succeeded: true } own ? own.Value.Count : 0) + (due.Succeeded ? due.Value.Total : 0),
            Reviews = reviews is { Succeeded: true } waiting ? waiting.Value.Count : 0,
        });
    }, cancel);

    private static async Task<InSight> Count(ListAsked asked, DateOnly today, CancellationToken cancel)
    {
        var prisoners = new PrisonerQuestion(today);
        var counts = new Dictionary<string, int> { [prisoners.List.Name] = await prisoners.Source(asked).Recorded(0, cancel) };
        foreach (var list in RecordLists.All)
            counts[list.Name] = (await new RecordQuestion(list).Source(asked).Head(null, cancel)).Total;
        return new(counts, await new OpenConflicts(asked.Db, asked.Clearance).Count(cancel), 0);
    }
}
