namespace CaseTracker.App.Database;

/// <summary>What cannot all be true: an outcome and what else tells of it, or what is on record of a person's age.</summary>
internal enum KeptConflictKind { ToldTwice, Ages }

/// <summary>Facts of one person that disagree, for the clearances that see enough of them to know. Never a truth of its own: it is made
/// from the facts in the transaction that changes them.</summary>
internal sealed record KeptConflictRow
{
    public long PersonId { get; set; }
    public KeptConflictKind Kind { get; set; }
    /// <summary>The charge; of ages the person.</summary>
    public long RecordId { get; set; }
    /// <summary>The event or the sentence; of ages the person.</summary>
    public long OtherId { get; set; }
    /// <summary>A bit each, as in <see cref="Detention.CustodyPeriodRow.Clearances"/>; none where facts disagree of which nobody may see
    /// enough.</summary>
    public int Clearances { get; set; }
}
