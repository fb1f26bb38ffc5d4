namespace CaseTracker.App.Database;

/// <summary>What an individual of whom something bears on custody has on record, as known now, for the clearances to which it reads
/// alike. Nobody else has a row.</summary>
internal sealed class FactsOnRecordRow
{
    public long PersonId { get; set; }
    /// <summary>A bit for each fact of a submission, and some more (<see cref="People.FactBits"/>). That of the name is set
    /// whoever may read it.</summary>
    public int Facts { get; set; }
    /// <summary>The clearances, a bit each (<see cref="Security.ClearanceBits"/>).</summary>
    public int Clearances { get; set; }
}
