using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Transnational;

namespace CaseTracker.App.Transnational;

/// <summary>Acts against people abroad.</summary>
internal sealed class TransnationalModule : RecordModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<TransnationalActRow, TransnationalActDetails>("TransnationalActs", row => row.CaseId),
    ];
}
