using CaseTracker.App.Database;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.People;

internal sealed record ConsentRow : ConsentDetails, IFactRow
{
    public long RowId { get; set; }
    public long FactId { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime KnownFrom { get; set; }
    public DateTime? KnownTo { get; set; }
}
