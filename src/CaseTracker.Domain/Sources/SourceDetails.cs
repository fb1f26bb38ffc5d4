using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Sources;

public enum SourceKind
{
    NotStated, Statement, Petition, Newsletter, Letter, NewsArticle, Report, CourtDocument, Testimony, Other,
    PressRelease, SocialMediaPost, Interview, TrialMonitoring, PhoneCall,
}

/// <summary>Admiralty code of a source's reliability: A completely reliable … E unreliable, F cannot be judged.</summary>
public enum SourceReliability { F, A, B, C, D, E }

/// <summary>A document, an article, a testimony: what a fact can be read in.</summary>
public record SourceDetails : IDetails<SourceDetails>
{
    public string Title { get; set; } = "";
    public string? Publisher { get; set; }
    public SourceKind Kind { get; set; }
    public ImpreciseDate? Published { get; set; }
    public string? Language { get; set; }
    public string? Address { get; set; }
    /// <summary>Where a copy is kept that does not change.</summary>
    public string? ArchivedAddress { get; set; }
    /// <summary>When the team got it.</summary>
    public ImpreciseDate? Received { get; set; }
    public SourceReliability Reliability { get; set; }
    /// <summary>Who told it, where that must not be known: name, and how to reach them. Kept apart from the title, by which everybody who
    /// may see the source calls it (the Berkeley Protocol on open source investigations and the Murad Code ask for a code in its
    /// place).</summary>
    public string? Informant { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<SourceDetails> Catalogue { get; } = new(RecordKind.Source,
        new("title", FieldKind.Text, d => d.Title, (d, v) => d.Title = (string?)v ?? "")
        { FollowTheMoney = "title", Names = true, Required = true },
        new("publisher", FieldKind.Text, d => d.Publisher, (d, v) => d.Publisher = (string?)v) { FollowTheMoney = "publisher" },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (SourceKind)v!) { Choices = typeof(SourceKind) },
        new("published", FieldKind.Date, d => d.Published, (d, v) => d.Published = (ImpreciseDate?)v) { FollowTheMoney = "publishedAt" },
        new("language", FieldKind.Text, d => d.Language, (d, v) => d.Language = (string?)v) { FollowTheMoney = "language", MaxLength = 20 },
        new("address", FieldKind.Text, d => d.Address, (d, v) => d.Address = (string?)v) { FollowTheMoney = "sourceUrl", MaxLength = 1000 },
        new("archivedAddress", FieldKind.Text, d => d.ArchivedAddress, (d, v) => d.ArchivedAddress = (string?)v)
        {
            MaxLength = 1000,
            First = false
        },
        new("received", FieldKind.Date, d => d.Received, (d, v) => d.Received = (ImpreciseDate?)v)
        {
            First = false,
            Sensitivity = Confidentiality.Internal
        },
        new("reliability", FieldKind.Choice, d => d.Reliability, (d, v) =>
            d.Reliability = (SourceReliability)v!)
        { Choices = typeof(SourceReliability), Sensitivity = Confidentiality.Internal },
        new("informant", FieldKind.LongText, d => d.Informant, (d, v) => d.Informant = (string?)v)
        {
            Identity = true,
            MaxLength = 1000,
            First = false,
            Sourced = false,
            Sensitivity = Confidentiality.Restricted
        },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v)
        { FollowTheMoney = "notes", MaxLength = 2000, First = false })
    {
        FollowTheMoney = "Document",
        Sourced = false,
        Lists =
        [
            new("sources", ["title"], ["publisher", "kind", "published", "language", "reliability"],
                ["kind", "publisher", "language", "reliability", "published"], "title")
            {
                Counts = RecordKind.Citation,
            },
        ],
        Folder = "sources",
        ShownOn = ShownOn.OwnPage,
    };
}
