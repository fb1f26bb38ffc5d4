using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Figures;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Figures;

/// <summary>Saves a figure that somebody gives.</summary>
public sealed class EditFigure
{
    private readonly RecordWriter _writer;

    internal EditFigure(RecordWriter writer) => _writer = writer;

    /// <summary>The record's id, or what kept it from being saved.</summary>
    public Task<Outcome<long>> Handle(CurrentUser user, Save<FigureDetails> save, CancellationToken cancel = default) =>
        _writer.Record<FigureRow, FigureDetails>(user, FigureDetails.Catalogue, save, _ => [], cancel);
}
