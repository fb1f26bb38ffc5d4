using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Review;

/// <summary>The review of one record within a unit of work: the record, where the user may know of it and it is reviewed, and how far it
/// has come.</summary>
/// <param name="Row">Null: nobody has begun.</param>
internal sealed record ReviewedRecord(StoredRecord Stored, Visibility Visible, ReviewRow? Row)
{
    /// <summary>The lowest level that may know of the record, of those to whom it is limited.</summary>
    public Confidentiality VisibleFrom => Visible.Level;

    /// <summary>Whether a colleague may know of the record.</summary>
    public bool SeenBy(Colleague one) => Visible.Within(new(one.Role.Clearance(), one.Id));

    /// <summary>Whether a colleague can review the record: by their role, and by what they may know of.</summary>
    public bool MayBeReviewedBy(Colleague one) => one.Role.May(Permission.ReviewRecords) && SeenBy(one);

    public long Id => Stored.Id;
    public ReviewState State => Row?.State ?? ReviewRules.Unbegun;

    public static async Task<Outcome<ReviewedRecord>> Find(CaseTrackerDb db, CurrentUser user, long id, CancellationToken cancel)
    {
        var header = await db.Headers.AsNoTracking().VisibleTo(user.Clearance).SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (header is null || !await RecordSight.Sees(db, id, user.Clearance, cancel)
            || await RecordTypes.Stored(db, id, cancel) is not { Gone: false } stored)
            return Outcome<ReviewedRecord>.Failed(new NotFound());
        if (!ReviewedKinds.Has(stored.Type.Kind))
            return Outcome<ReviewedRecord>.Failed(new Problem("Review.KindNotReviewed", stored.Type.Kind.Label));
        // Where nobody has worked it out yet, it is for the highest clearance.
        return Outcome<ReviewedRecord>.Of(new(stored,
            KnownHeader.Kept(header.VisibleFrom ?? Visibility.Highest, header.Hidden, header.LimitedFrom, header.Readers),
            await db.Reviews.SingleOrDefaultAsync(row => row.RecordId == id, cancel)));
    }

    /// <summary>How it stands, for the log; null where nobody has begun.</summary>
    public JsonNode? Snapshot => Row is null ? null : ReviewSnapshot.Of(Row);

    /// <summary>Its row, or a new one that goes with the next save.</summary>
    public ReviewRow Begun(CaseTrackerDb db)
    {
        if (Row is not null) return Row;
        var row = new ReviewRow { RecordId = Id };
        db.Reviews.Add(row);
        return row;
    }

    public Audited Line(object what) =>
        new(AuditAction.Reviewed, Stored.Type.Kind, () => Id, null, JsonSerializer.Serialize(what, JsonSerializerOptions.Web));
}

/// <summary>What a step needs to know of what its user saw: somebody else may have been faster.</summary>
/// <param name="Version">Of the record.</param>
/// <param name="Remark">Why; needed where a record is returned or withdrawn.</param>
public sealed record ReviewStep(long Record, int Version, ReviewState From, ReviewMove Move, NewRemark? Remark = null);

/// <summary>The steps of reviews.</summary>
internal static class ReviewSteps
{
    /// <summary>Takes a step within a unit of work, with its remark, its line in the log, and what the authors are told.</summary>
    public static async Task<Outcome<ReviewState>> Take(WriteContext work, ReviewStep step, CancellationToken cancel)
    {
        var (db, user) = (work.Db, work.CurrentUser);
        var found = await ReviewedRecord.Find(db, user, step.Record, cancel);
        if (!found.Succeeded) return Outcome<ReviewState>.Failed(found.Problems);
        var record = found.Value;
        if (record.State != step.From || record.Stored.Version != step.Version) return Outcome<ReviewState>.Failed(new Conflict());
        var authors = await ReviewAuthors.Of(db, record.Id, record.Row?.VerifiedAt, cancel);
        if (ReviewRules.Refuses(step.Move, record.State, user.Role, Wrote(user, record.Row, authors), user.AccountId is not null)
            is { } refused) return Outcome<ReviewState>.Failed(refused);
        if (ReviewRules.NeedsRemark(step.Move) && RemarkRules.Wrong(step.Remark?.Text) is { } missing)
            return Outcome<ReviewState>.Failed(missing);

        var (before, kept) = (record.State, record.Snapshot);
        var row = record.Begun(db);
        long?[] told = row.SubmittedById is { } submitter ? [submitter] : [.. authors.Select(author => author.Account)];
        Move(row, step.Move, before, user, work.Now);
        RemarkRow? remark = null;
        if (!string.IsNullOrWhiteSpace(step.Remark?.Text))
        {
            var added = await Remarks.Add(work, record, step.Remark, cancel);
            if (!added.Succeeded) return Outcome<ReviewState>.Failed(added.Problems);
            remark = added.Value;
        }
        work.Audit.Add(record.Line(new { review = new { before = kept, after = $"{row.State}" } }));
        if (Tells(step.Move) is { } kind) await Notify.Add(work, kind, told, record.Id, remark?.Id, cancel);
        return Outcome<ReviewState>.Of(row.State);
    }

    /// <summary>Whether a user wrote something of what is under review, or asked for it. All operators of commands are one.</summary>
    public static bool Wrote(CurrentUser user, ReviewRow? row, IReadOnlyList<(long? Account, string Name)> authors) =>
        row?.SubmittedByName is { } name && row.SubmittedById == user.AccountId && (user.AccountId is not null || name == user.Name)
            || authors.Any(author => author.Account == user.AccountId && (user.AccountId is not null || author.Name == user.Name));

    private static void Move(ReviewRow row, ReviewMove move, ReviewState from, CurrentUser user, DateTime now)
    {
        (row.State, row.Since, row.ById, row.ByName) = (ReviewRules.After(move), now, user.AccountId, user.Name);
        switch (move)
        {
            case ReviewMove.Submit:
                (row.SubmittedById, row.SubmittedByName) = (user.AccountId, user.Name);
                break;
            case ReviewMove.Verify:
                (row.VerifiedAt, row.VerifiedByName, row.AssignedToId) = (now, user.Name, null);
                break;
            // What the team no longer stands by was never verified: the next review is of the whole.
            case ReviewMove.Withdraw:
            case ReviewMove.Return when from == ReviewState.Verified:
                (row.VerifiedAt, row.VerifiedByName) = (null, null);
                break;
        }
    }

    private static NotificationKind? Tells(ReviewMove move) => move switch
    {
        ReviewMove.Return => NotificationKind.Returned,
        ReviewMove.Verify => NotificationKind.Verified,
        _ => null,
    };
}
