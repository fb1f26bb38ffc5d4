using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Cases;

public enum CaseKind
{
    PoliticalPrisoner, MassArrest, LandDispute, TransnationalRepression, CivicSpace, Killing, ForcedLabour, Election,
    Accountability, Indebtedness, Other
}

/// <summary>Further kinds of a case, any number of them: the same kinds, or none (a test holds them equal).</summary>
[Flags]
public enum FurtherCaseKinds
{
    NotStated = 0, PoliticalPrisoner = 1, MassArrest = 2, LandDispute = 4, TransnationalRepression = 8, CivicSpace = 16, Killing = 32,
    ForcedLabour = 64, Election = 128,
    Accountability = 256, Indebtedness = 512, Other = 1024,
}

/// <summary>A case: what ties people, events, prosecutions and sources into one story.</summary>
public record CaseDetails : IDetails<CaseDetails>
{
    public string Title { get; set; } = "";
    public string? TitleKhmer { get; set; }
    public CaseKind Kind { get; set; }
    /// <summary>What else it is: it is found under each of its kinds.</summary>
    public FurtherCaseKinds AlsoKind { get; set; }
    public ImpreciseDate? On { get; set; }
    public long? PlaceId { get; set; }
    public string? Summary { get; set; }

    public static FieldCatalogue<CaseDetails> Catalogue { get; } = new(RecordKind.Case,
        new("title", FieldKind.Text, d => d.Title, (d, v) => d.Title = (string?)v ?? "") { Names = true, Required = true, OwnWords = true },
        new("titleKhmer", FieldKind.Text, d => d.TitleKhmer, (d, v) => d.TitleKhmer = (string?)v) { Names = true, OwnWords = true },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (CaseKind)v!)
        {
            Choices = typeof(CaseKind),
            Required = true,
            Sourced = false
        },
        new("alsoKind", FieldKind.Choice, d => d.AlsoKind, (d, v) =>
            d.AlsoKind = (FurtherCaseKinds)v!)
        { Choices = typeof(FurtherCaseKinds), First = false, Sourced = false },
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v),
        new("place", FieldKind.Link, d => d.PlaceId, (d, v) => d.PlaceId = (long?)v) { LinkTo = RecordKind.Place },
        new("summary", FieldKind.LongText, d => d.Summary, (d, v) => d.Summary = (string?)v) { MaxLength = 4000 })
    {
        Lists =
        [
            new("cases", ["title"], ["titleKhmer", "kind", "alsoKind", "on", "place"], ["kind", "on"], "title")
            {
                Counts = RecordKind.Participant,
            },
        ],
        Folder = "cases",
        ShownOn = ShownOn.OwnPage,
    };
}
