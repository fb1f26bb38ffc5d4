namespace CaseTracker.App.Database;

/// <summary>How many of the records that stand on somebody's or something's page lack a source, for the clearances to which they are as
/// many. Never a truth of its own: it is counted from the headers (<see cref="RecordHeader.Unsourced"/>) in the transaction that changes
/// them.</summary>
internal sealed class LackingSourcesRow
{
    /// <summary>As <see cref="RecordHeader.OwnerId"/>.</summary>
    public long OwnerId { get; set; }
    public int Lacking { get; set; }
    /// <summary>The clearances, a bit each (<see cref="Security.ClearanceBits"/>).</summary>
    public int Clearances { get; set; }
}
