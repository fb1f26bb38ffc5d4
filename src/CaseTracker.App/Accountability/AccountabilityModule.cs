using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Accountability;

namespace CaseTracker.App.Accountability;

/// <summary>Who had a part in what happened, and who was listed for it.</summary>
internal sealed class AccountabilityModule : RecordModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<InvolvementRow, InvolvementDetails>("Involvements", row => row.EventId),
        new OrdinaryType<SanctionRow, SanctionDetails>("Sanctions", row => row.AuthorityId),
    ];
}
