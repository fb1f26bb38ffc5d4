using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Review;

/// <summary>Whose reviews are asked for: everybody's, those given to the viewer, those given to nobody.</summary>
public enum ReviewFor { Everybody, Me, Nobody }

/// <summary>What is asked of the queue.</summary>
/// <param name="State">Never <see cref="ReviewState.NotReviewed"/>: of these there is nothing to tell.</param>
/// <param name="Page">From 1; 0: all at once.</param>
public sealed record ReviewQuestion(ReviewState State = ReviewState.Submitted, ReviewFor For = ReviewFor.Everybody,
    RecordKind? Kind = null, int Page = 1)
{
    public const int PageSize = 50;
}

/// <summary>A record whose review has come to a state.</summary>
/// <param name="Since">UTC.</param>
/// <param name="Days">For how many days, whole ones.</param>
/// <param name="By">Who took the last step; null where a change of the record took it.</param>
/// <param name="Changed">It was verified before, and changed since.</param>
public sealed record ReviewLine(NamedRecord Of, ReviewState State, DateTime Since, int Days, string? By, string? AssignedTo, bool Changed);

/// <summary>A page of the queue, who waits longest first.</summary>
public sealed record ReviewQueue(ReviewQuestion Question, int Total, IReadOnlyList<ReviewLine> Lines);

/// <summary>How many records wait for somebody's own review.</summary>
public sealed record WaitingReviews(int Count);

/// <summary>Shows which records wait for a review, or have come to another state of it, within the viewer's clearance.</summary>
public sealed class ShowReviewQueue
{
    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly Access _access;
    private readonly TimeProvider _clock;

    internal ShowReviewQueue(IDbContextFactory<CaseTrackerDb> factory, Access access, TimeProvider clock) =>
        (_factory, _access, _clock) = (factory, access, clock);

    public async Task<Outcome<ReviewQueue>> Handle(CurrentUser user, ReviewQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<ReviewQueue>.Failed(refused);
        await using var db = await _factory.Opened(cancel);
        var asked = Asked(db, user, question);
        var total = await asked.CountAsync(cancel);
        var ordered = asked.OrderBy(row => row.Since).ThenBy(row => row.RecordId);
        var page = question.Page == 0 ? ordered
            : ordered.Skip((question.Page - 1) * ReviewQuestion.PageSize).Take(ReviewQuestion.PageSize);
        var rows = await (from row in page
                          join header in db.Headers on row.RecordId equals header.Id
                          join account in db.Users on row.AssignedToId equals account.Id into accounts
                          from account in accounts.DefaultIfEmpty()
                          orderby row.Since, row.RecordId
                          select new { Row = row, header.Kind, AssignedTo = account.DisplayName }).AsNoTracking().ToListAsync(cancel);
        var names = await LinkNames.For(db, rows.Select(one => new LinkedRecord(one.Row.RecordId, one.Kind)), user.Clearance, cancel);
        var now = _clock.GetUtcNow().UtcDateTime;
        return Outcome<ReviewQueue>.Of(new(question, total, [.. rows.Select(one => new ReviewLine(
            new NamedRecord(one.Row.RecordId, one.Kind, names.GetValueOrDefault(one.Row.RecordId) ?? one.Kind.Label), one.Row.State,
            DateTime.SpecifyKind(one.Row.Since, DateTimeKind.Utc), Math.Max(0, (now - one.Row.Since).Days),
            ActorNames.Shown(user.Clearance, one.Row.ById, one.Row.ByName),
            ActorNames.Shown(user.Clearance, one.Row.AssignedToId, one.AssignedTo),
            one.Row.VerifiedAt is not null && one.Row.State == ReviewState.Submitted))]));
    }

    /// <summary>How many wait for the viewer's own review: given to them or to nobody, and not asked for by themselves.</summary>
    public async Task<Outcome<WaitingReviews>> CountWaiting(CurrentUser user, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReviewRecords, cancel) is { } refused) return Outcome<WaitingReviews>.Failed(refused);
        await using var db = await _factory.Opened(cancel);
        var own = user.AccountId;
        return Outcome<WaitingReviews>.Of(new(await Asked(db, user, new()).CountAsync(row =>
            (row.AssignedToId == null || row.AssignedToId == own) && (row.SubmittedById == null || row.SubmittedById != own), cancel)));
    }

    private static IQueryable<ReviewRow> Asked(CaseTrackerDb db, CurrentUser user, ReviewQuestion question)
    {
        var headers = db.Headers.VisibleTo(user.Clearance);
        if (question.Kind is { } kind) headers = headers.Where(header => header.Kind == kind);
        var rows = from row in db.Reviews
                   where row.State == question.State
                   join header in headers on row.RecordId equals header.Id
                   select row;
        var own = user.AccountId;
        return question.For switch
        {
            ReviewFor.Me => rows.Where(row => row.AssignedToId == own && own != null),
            ReviewFor.Nobody => rows.Where(row => row.AssignedToId == null),
            _ => rows,
        };
    }
}
