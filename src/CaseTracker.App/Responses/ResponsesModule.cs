using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Responses;

/// <summary>What somebody did or asked in answer, and treaties and laws that they rest on.</summary>
internal sealed class ResponsesModule : RecordModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<ResponseRow, ResponseDetails>("Responses", row => row.CaseId),
        new OrdinaryType<InstrumentRow, InstrumentDetails>("Instruments", row => row.Title),
    ];
}

internal sealed record InstrumentRow : InstrumentDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}
