using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Prosecution;

/// <summary>A dated version of a law: articles are numbered anew when a code is replaced, so an article belongs to a version.</summary>
public record LawDetails : IDetails<LawDetails>
{
    public string Title { get; set; } = "";
    public string? TitleKhmer { get; set; }
    public string? Number { get; set; }
    public ImpreciseDate? Adopted { get; set; }
    public ImpreciseDate? InForce { get; set; }
    /// <summary>Nobody has cited a text for it yet: it can be chosen, and says so wherever it is named.</summary>
    public bool Unverified { get; set; }

    public static FieldCatalogue<LawDetails> Catalogue { get; } = new(RecordKind.Law,
        new("title", FieldKind.Text, d => d.Title, (d, v) => d.Title = (string?)v ?? "") { Names = true, Required = true },
        new("titleKhmer", FieldKind.Text, d => d.TitleKhmer, (d, v) => d.TitleKhmer = (string?)v) { Names = true },
        new("number", FieldKind.Text, d => d.Number, (d, v) => d.Number = (string?)v) { MaxLength = 60 },
        new("adopted", FieldKind.Date, d => d.Adopted, (d, v) => d.Adopted = (ImpreciseDate?)v),
        new("inForce", FieldKind.Date, d => d.InForce, (d, v) => d.InForce = (ImpreciseDate?)v) { Ends = "adopted" },
        new("unverified", FieldKind.YesNo, d => d.Unverified, (d, v) => d.Unverified = (bool?)v
            ?? false)
        { First = false, Sourced = false })
    {
        Sourced = false,
        Folder = "laws",
    };
}

/// <summary>One article of a dated version of a law.</summary>
public record LegalArticleDetails : IDetails<LegalArticleDetails>
{
    public long LawId { get; set; }
    public string Number { get; set; } = "";
    public string Heading { get; set; } = "";
    public string? HeadingKhmer { get; set; }
    public string? Penalty { get; set; }
    /// <summary>Nobody has cited a text for it yet: it can be chosen, and says so wherever it is named.</summary>
    public bool Unverified { get; set; }

    public static FieldCatalogue<LegalArticleDetails> Catalogue { get; } = new(RecordKind.LegalArticle,
        new("law", FieldKind.Link, d => d.LawId, (d, v) => d.LawId = (long)v!) { LinkTo = RecordKind.Law, Required = true, Closes = true },
        new("number", FieldKind.Text, d => d.Number, (d, v) => d.Number = (string?)v ?? "") { Required = true, MaxLength = 30 },
        new("heading", FieldKind.Text, d => d.Heading, (d, v) => d.Heading = (string?)v ?? "") { Names = true, Required = true },
        new("headingKhmer", FieldKind.Text, d => d.HeadingKhmer, (d, v) => d.HeadingKhmer = (string?)v) { Names = true },
        new("penalty", FieldKind.Text, d => d.Penalty, (d, v) => d.Penalty = (string?)v),
        new("unverified", FieldKind.YesNo, d => d.Unverified, (d, v) => d.Unverified = (bool?)v
            ?? false)
        { First = false, Sourced = false })
    {
        Sourced = false,
        Folder = "articles",
    };
}
