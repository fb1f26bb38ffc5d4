using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
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

    /// <summary>Gives each person or organisation a part in a case, or somebody a part in each case.</summary>
    /// <param name="OtherId">The case; of cases the person.</param>
    public sealed record AddParticipant(long OtherId, ParticipantRole Role) : BulkAct
    {
        /// <summary>Whether records of a kind take part in cases, or are cases.</summary>
        public static bool Takes(RecordKind kind) => kind.IsOneOf(RecordKind.Person, RecordKind.Organisation, RecordKind.Case);

        /// <summary>The kind of the other.</summary>
        public static RecordKind OtherOf(RecordKind kind) => kind == RecordKind.Case ? RecordKind.Person : RecordKind.Case;
    }

    /// <summary>Takes a step of each review.</summary>
    public sealed record TakeStep(ReviewMove Move, string? Remark) : BulkAct;

    /// <summary>Gives each review to somebody; null: to whoever comes.</summary>
    public sealed record Assign(long? To) : BulkAct;

    /// <summary>Puts a tag on each record.</summary>
    public sealed record PutTag(string Name) : BulkAct;

    /// <summary>Takes a tag off each record.</summary>
    public sealed record TakeTagOff(string Name) : BulkAct;

    /// <summary>It speaks of records and leaves them as they are: nobody is asked why.</summary>
    public bool LeavesRecords => this is TakeStep or Assign or PutTag or TakeTagOff;
}
