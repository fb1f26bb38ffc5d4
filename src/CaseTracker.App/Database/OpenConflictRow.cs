namespace CaseTracker.App.Database;

/// <summary>A field of which sources disagree and nobody has chosen, for the clearances that see enough citations to know. Never a truth of
/// its own: it is made from the citations in the transaction that changes them. Who may know of the record is its header's to
/// say.</summary>
internal sealed record OpenConflictRow
{
    public long RecordId { get; set; }
    /// <summary>The field's key.</summary>
    public string Field { get; set; } = "";
    /// <summary>A bit each, as in <see cref="Detention.CustodyPeriodRow.Clearances"/>.</summary>
    public int Clearances { get; set; }
}
