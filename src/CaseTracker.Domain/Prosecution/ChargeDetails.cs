using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Prosecution;

public enum ChargeOutcome { NotStated, Pending, Convicted, Acquitted, Dropped }

/// <summary>A charge in a prosecution. The label is what the press prints; the article is set only where a source names
/// it, since "treason" has been printed for at least three articles. A fact with two clocks.</summary>
public record ChargeDetails : IDetails<ChargeDetails>
{
    public long PersonId { get; set; }
    public long ProsecutionId { get; set; }
    public string? Label { get; set; }
    public long? ArticleId { get; set; }
    public ImpreciseDate? On { get; set; }
    /// <summary>The day on which the source of the charge was published: it had been brought by then.</summary>
    public DateOnly? PublishedOn { get; set; }
    public ChargeOutcome Outcome { get; set; }
    /// <summary>When the charge was decided. Null: at any time after it was brought.</summary>
    public ImpreciseDate? OutcomeOn { get; set; }
    /// <summary>The day on which the source of the outcome was published: it was decided by then.</summary>
    public DateOnly? OutcomePublishedOn { get; set; }
    public string? Grounds { get; set; }
    public int Order { get; set; }

    public static FieldCatalogue<ChargeDetails> Catalogue { get; } = new(RecordKind.Charge,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("prosecution", FieldKind.Link, d => d.ProsecutionId, (d, v) => d.ProsecutionId = (long)v!)
        {
            LinkTo = RecordKind.Prosecution,
            Required = true
        },
        new("label", FieldKind.Text, d => d.Label, (d, v) => d.Label = (string?)v)
        { Names = true, Tells = Telling.WhichOf, Of = "article" },
        new("article", FieldKind.Link, d => d.ArticleId, (d, v) => d.ArticleId = (long?)v)
        {
            LinkTo = RecordKind.LegalArticle,
            Tells = Telling.WhichOf,
            Of = "label"
        },
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v) { Tells = Telling.When },
        new("publishedOn", FieldKind.Day, d => d.PublishedOn, (d, v) => d.PublishedOn = (DateOnly?)v) { Sourced = false },
        new("outcome", FieldKind.Choice, d => d.Outcome, (d, v) => d.Outcome = (ChargeOutcome)v!) { Choices = typeof(ChargeOutcome) },
        new("outcomeOn", FieldKind.Date, d => d.OutcomeOn, (d, v) => d.OutcomeOn = (ImpreciseDate?)v) { Of = "outcome" },
        new("outcomePublishedOn", FieldKind.Day, d => d.OutcomePublishedOn, (d, v) => d.OutcomePublishedOn = (DateOnly?)v)
        {
            First = false,
            Sourced = false
        },
        new("grounds", FieldKind.LongText, d => d.Grounds, (d, v) => d.Grounds = (string?)v) { MaxLength = 2000 },
        new("order", FieldKind.Whole, d => d.Order, (d, v) => d.Order = (int)v!) { First = false, Sourced = false })
    {
        Lists =
        [
            new("charges", ["label", "article"], ["person", "article", "on", "outcome", "outcomeOn"],
                ["outcome", "article", "article.law", "label", "prosecution.court", "prosecution.judge", "prosecution.stage",
                    "on", "outcomeOn"], "-on"),
        ],
        Folder = "charges",
        ShownOn = ShownOn.OwnersPage,
        Rule = ChargeRules.Check,
    };
}
