using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Prosecution;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Responses;

/// <summary>What kind of text it is.</summary>
public enum InstrumentKind { Treaty, Law, Resolution, Agreement, TradeScheme, Programme, Other }

/// <summary>A treaty, a law, a resolution or an agreement that cases and responses refer to; a code whose articles people are charged under
/// is a <see cref="LawDetails"/>.</summary>
public record InstrumentDetails : IDetails<InstrumentDetails>
{
    public string Title { get; set; } = "";
    public string? TitleKhmer { get; set; }
    public InstrumentKind Kind { get; set; }
    public string? Number { get; set; }
    public long? ById { get; set; }
    public ImpreciseDate? On { get; set; }
    public ImpreciseDate? Ended { get; set; }
    public string? Parties { get; set; }
    public string? Terms { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<InstrumentDetails> Catalogue { get; } = new(RecordKind.Instrument,
        new("title", FieldKind.Text, d => d.Title, (d, v) => d.Title = (string?)v ?? "") { Names = true, Required = true },
        new("titleKhmer", FieldKind.Text, d => d.TitleKhmer, (d, v) => d.TitleKhmer = (string?)v) { Names = true },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (InstrumentKind)v!)
        {
            Choices = typeof(InstrumentKind),
            Required = true
        },
        new("number", FieldKind.Text, d => d.Number, (d, v) => d.Number = (string?)v) { MaxLength = 120 },
        new("by", FieldKind.Link, d => d.ById, (d, v) => d.ById = (long?)v) { LinkTo = RecordKind.Organisation },
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v),
        new("ended", FieldKind.Date, d => d.Ended, (d, v) => d.Ended = (ImpreciseDate?)v) { First = false, Ends = "on" },
        new("parties", FieldKind.LongText, d => d.Parties, (d, v) => d.Parties = (string?)v) { MaxLength = 2000 },
        new("terms", FieldKind.LongText, d => d.Terms, (d, v) => d.Terms = (string?)v) { MaxLength = 4000 },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { First = false })
    {
        Lists =
        [
            new("instruments", ["title"], ["kind", "number", "by", "on", "ended"], ["kind", "by", "on"], "-on"),
        ],
        Folder = "instruments",
    };
}
