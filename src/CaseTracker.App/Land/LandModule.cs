using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Land;

namespace CaseTracker.App.Land;

/// <summary>Disputes over land and the grants behind them.</summary>
internal sealed class LandModule : RecordModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<LandDisputeRow, LandDisputeDetails>("LandDisputes", row => row.CaseId),
        new OrdinaryType<ConcessionRow, ConcessionDetails>("Concessions", row => row.Name),
    ];
}
