using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Figures;

/// <summary>What one of the figure is.</summary>
public enum FigureUnit
{
    NotStated, Persons, Families, Households, Organisations, MediaOutlets, Sentences, Years, Hectares, Percent,
    UsDollars, Riel, Other
}

/// <summary>A figure that somebody gives: how many of what, as of when, by whom. Figures of different reporters stand side by
/// side and are never added up here.</summary>
public record FigureDetails : IDetails<FigureDetails>
{
    /// <summary>What is counted, in a few words.</summary>
    public string Subject { get; set; } = "";
    /// <summary>What figures of the ledger share that count the same thing, in the team's own words; null is the subject.</summary>
    public string? Topic { get; set; }
    public BoundedNumber? Count { get; set; }
    public FigureUnit Unit { get; set; }
    public ImpreciseDate? AsOf { get; set; }
    /// <summary>Who counted.</summary>
    public long? ReporterId { get; set; }
    public long? CaseId { get; set; }
    /// <summary>The person or the group that is counted, where there is a record of it.</summary>
    public long? PersonId { get; set; }
    public long? OrganisationId { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<FigureDetails> Catalogue { get; } = new(RecordKind.Figure,
        new("subject", FieldKind.Text, d => d.Subject, (d, v) => d.Subject = (string?)v ?? "") { Names = true, Required = true },
        new("topic", FieldKind.Text, d => d.Topic, (d, v) => d.Topic = (string?)v) { MaxLength = 200, Sourced = false },
        new("count", FieldKind.Number, d => d.Count, (d, v) => d.Count = (BoundedNumber?)v)
        {
            MayBeShare = d =>
            d.Unit is FigureUnit.NotStated or FigureUnit.Percent
        },
        new("unit", FieldKind.Choice, d => d.Unit, (d, v) => d.Unit = (FigureUnit)v!) { Choices = typeof(FigureUnit) },
        new("asOf", FieldKind.Date, d => d.AsOf, (d, v) => d.AsOf = (ImpreciseDate?)v),
        new("reporter", FieldKind.Link, d => d.ReporterId, (d, v) => d.ReporterId = (long?)v) { LinkTo = RecordKind.Organisation },
        new("case", FieldKind.Link, d => d.CaseId, (d, v) => d.CaseId = (long?)v)
        { LinkTo = RecordKind.Case, Closes = true, MayOwn = true },
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long?)v)
        { LinkTo = RecordKind.Person, Closes = true, MayOwn = true },
        new("organisation", FieldKind.Link, d => d.OrganisationId,
            (d, v) => d.OrganisationId = (long?)v)
        { LinkTo = RecordKind.Organisation, Closes = true, MayOwn = true },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { MaxLength = 2000, First = false })
    {
        Lists =
        [
            new("figures", ["subject"], ["topic", "count", "unit", "asOf", "reporter", "case"],
                ["topic", "unit", "reporter", "case", "asOf"], "-asOf"),
        ],
        Folder = "figures",
    };
}
