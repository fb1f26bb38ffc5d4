using CaseTracker.App.Database;
using CaseTracker.App.Kernel;
using CaseTracker.App.Records;
using CaseTracker.Domain.Figures;

namespace CaseTracker.App.Figures;

/// <summary>Figures that somebody gives, side by side in the ledger.</summary>
internal sealed class FiguresModule : Module
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
