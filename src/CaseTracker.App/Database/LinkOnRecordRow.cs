using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Database;

/// <summary>A prison, court or article that is on record of an individual of whom something bears on custody, as known now.</summary>
internal sealed class LinkOnRecordRow
{
    public long PersonId { get; set; }
    /// <summary>A facility, an organisation that is a court, or an article of a law.</summary>
    public RecordKind Kind { get; set; }
    public long LinkId { get; set; }
    /// <summary>The clearances that see some fact which says so, a bit each (<see cref="Security.ClearanceBits"/>).</summary>
    public int Clearances { get; set; }
}
