using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Cases;

namespace CaseTracker.App.Cases;

/// <summary>Cases and who takes part in them.</summary>
internal sealed class CasesModule : RecordModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<CaseRow, CaseDetails>("Cases", row => row.Title),
        new OrdinaryType<ParticipantRow, ParticipantDetails>("Participants", row => row.CaseId),
    ];

    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(ShowCase), typeof(AddToCase),
    ];
}
