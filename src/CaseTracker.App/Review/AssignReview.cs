using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Review;

/// <summary>Gives the review of a record to somebody, or to whoever comes. A record that nobody had begun with is then a draft.</summary>
public sealed class AssignReview
{
    private readonly UnitOfWork _unit;

    internal AssignReview(UnitOfWork unit) => _unit = unit;

    /// <param name="to">The account; null for whoever comes.</param>
    public Task<Outcome<long>> Handle(CurrentUser user, long id, long? to, CancellationToken cancel = default) =>
        _unit.Run(user, Permission.ReviewRecords, work => Assign(work, id, to, cancel), cancel);

    internal static async Task<Outcome<long>> Assign(WriteContext work, long id, long? to, CancellationToken cancel)
    {
        var found = await ReviewedRecord.Find(work.Db, work.CurrentUser, id, cancel);
        if (!found.Succeeded) return Outcome<long>.Failed(found.Problems);
        var record = found.Value;
        if (to is not null && !(await Colleagues.Who(work.Db, cancel)).Any(one => one.Id == to
            && record.MayBeReviewedBy(one)))
            return Outcome<long>.Failed(new Invalid("assigned", "Review.CannotReview"));
        if (record.Row?.AssignedToId == to) return Outcome<long>.Of(id);
        var kept = record.Snapshot;
        var row = record.Begun(work.Db);
        row.AssignedToId = to;
        if (row.State == ReviewState.NotReviewed)
            (row.State, row.Since, row.ById, row.ByName) =
                (ReviewState.Draft, work.Now, work.CurrentUser.AccountId, work.CurrentUser.Name);
        work.Audit.Add(record.Line(new { review = new { before = kept, after = $"{row.State}" }, assigned = to }));
        await Notify.Add(work, NotificationKind.Assigned, [to], id, null, cancel);
        return Outcome<long>.Of(id);
    }
}
