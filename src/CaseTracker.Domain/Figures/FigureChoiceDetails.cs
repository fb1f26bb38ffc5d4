using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Domain.Figures;

/// <summary>That the team prints this figure of all on its subject, and why. The last choice on a subject holds.</summary>
public record FigureChoiceDetails : IDetails<FigureChoiceDetails>
{
    public long FigureId { get; set; }
    public string Reason { get; set; } = "";

    public static FieldCatalogue<FigureChoiceDetails> Catalogue { get; } = new(RecordKind.FigureChoice,
        new("figure", FieldKind.Link, d => d.FigureId, (d, v) => d.FigureId = (long)v!)
        {
            LinkTo = RecordKind.Figure,
            Required = true,
            Owner = true
        },
        new("reason", FieldKind.LongText, d => d.Reason, (d, v) => d.Reason = (string?)v
            ?? "")
        { Required = true, MaxLength = 2000, Sourced = false })
    {
        Sourced = false,
    };
}
