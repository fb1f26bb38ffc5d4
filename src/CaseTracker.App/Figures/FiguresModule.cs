using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Figures;

/// <summary>Figures that somebody gives, side by side in the ledger.</summary>
internal sealed class FiguresModule : RecordModule
{
    public override IReadOnlyList<RecordType> Kinds =>
    [
        new OrdinaryType<FigureRow, FigureDetails>("Figures", row => row.CaseId),
        new OrdinaryType<FigureChoiceRow, FigureChoiceDetails>("FigureChoices", row => row.FigureId),
    ];

    public override IReadOnlyList<Type> Handlers =>
    [
        typeof(ShowLedger), typeof(CountEverTaken),
    ];
}

internal sealed record FigureChoiceRow : FigureChoiceDetails, IRecordRow
{
    public long Id { get; set; }
    public RecordHeader Header { get; set; } = null!;
    public int Version { get; set; }
    public Confidentiality Confidentiality { get; set; }
    public DateTime? DeletedAt { get; set; }
}
