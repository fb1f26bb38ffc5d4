using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Figures;

/// <summary>Saves which figure on a subject the team prints, and why.</summary>
public sealed class ChooseFigure
{
    private readonly RecordWriter _writer;

    internal ChooseFigure(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<FigureChoiceDetails> save, CancellationToken cancel = default) =>
        _writer.Record<FigureChoiceRow, FigureChoiceDetails>(user, FigureChoiceDetails.Catalogue, save, _ => [], cancel);
}
