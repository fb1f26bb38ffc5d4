using CaseTracker.Domain.Review;

namespace CaseTracker.App.Bulk;

/// <summary>What is to be done with each of some records.</summary>
public abstract record BulkAct
{
    private BulkAct() { }

    /// <summary>Gives a field a value; it keeps nothing of what stood there.</summary>
    /// <param name="Field">Its key.</param>
    /// <param name="Text">The value as somebody types it; empty takes the value away.</param>
    public sealed record SetField(string Field, string? Text) : BulkAct;

    /// <summary>Cites a source for each record as a whole.</summary>
    public sealed record AddSource(long SourceId, string? Locator) : BulkAct;

    /// <summary>Takes a step of each review.</summary>
    public sealed record TakeStep(ReviewMove Move, string? Remark) : BulkAct;

    /// <summary>Gives each review to somebody; null: to whoever comes.</summary>
    public sealed record Assign(long? To) : BulkAct;

    /// <summary>It speaks of records and leaves them as they are.</summary>
    public bool OfReviews => this is TakeStep or Assign;
}
