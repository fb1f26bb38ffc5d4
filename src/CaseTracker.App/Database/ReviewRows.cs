using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Database;

/// <summary>How far the review of a record has come. A record without one is <see cref="ReviewState.NotReviewed"/>.</summary>
internal sealed class ReviewRow
{
    public long RecordId { get; set; }
    public ReviewState State { get; set; }
    /// <summary>Since when, UTC.</summary>
    public DateTime Since { get; set; }
    /// <summary>Who took the last step; null for the operator of a command, and where a change of the record took it.</summary>
    public long? ById { get; set; }
    /// <summary>Their name then; null where a change of the record took it.</summary>
    public string? ByName { get; set; }
    /// <summary>Who asked for the review that is open or was the last; null for the operator of a command, and after a change.</summary>
    public long? SubmittedById { get; set; }
    public string? SubmittedByName { get; set; }
    /// <summary>The account that is to review it; null for whoever comes.</summary>
    public long? AssignedToId { get; set; }
    /// <summary>When it was verified last, UTC; null where it never was.</summary>
    public DateTime? VerifiedAt { get; set; }
    public string? VerifiedByName { get; set; }
}

/// <summary>Something that somebody says of a record or of one of its fields, within the team. It is never overwritten.</summary>
internal sealed class RemarkRow
{
    public long Id { get; set; }
    public long RecordId { get; set; }
    /// <summary>The key of the field; null for the record as a whole.</summary>
    public string? Field { get; set; }
    /// <summary>The remark that it answers, the first of its thread; null for a first one.</summary>
    public long? AnswersId { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    public long? AccountId { get; set; }
    public string ActorName { get; set; } = "";
    /// <summary>Who may read it, of those who may know of the record and of the field.</summary>
    public Confidentiality Confidentiality { get; set; }
    public string Text { get; set; } = "";
    /// <summary>When somebody said that the thread is done with, UTC; of a first remark alone.</summary>
    public DateTime? ResolvedAt { get; set; }
    public string? ResolvedByName { get; set; }
}

/// <summary>Something that an account is told of. It holds no name and no words: what it says is read from the record when it is
/// shown.</summary>
internal sealed class NotificationRow
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public NotificationKind Kind { get; set; }
    public long RecordId { get; set; }
    /// <summary>The remark that it is about; null for none.</summary>
    public long? RemarkId { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    public long? ById { get; set; }
    public string ByName { get; set; } = "";
    /// <summary>UTC; null: not read yet.</summary>
    public DateTime? ReadAt { get; set; }
}

/// <summary>What an account does not want to be told of.</summary>
internal sealed class MutedNotificationRow
{
    public long AccountId { get; set; }
    public NotificationKind Kind { get; set; }
}
