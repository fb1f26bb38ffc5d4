using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Organisations;

public enum OrganisationKind
{
    NotStated, PoliticalParty, Ngo, InternationalNgo, Media, TradeUnion, StateBody, Court, InterGovernmental,
    Company, Movement, Programme
}

/// <summary>An organisation, a state body or a court.</summary>
public record OrganisationDetails : IDetails<OrganisationDetails>
{
    public string Name { get; set; } = "";
    public string? NameKhmer { get; set; }
    public string? ShortName { get; set; }
    public OrganisationKind Kind { get; set; }
    /// <summary>When it began.</summary>
    public ImpreciseDate? Founded { get; set; }
    /// <summary>When it was dissolved, closed or barred.</summary>
    public ImpreciseDate? Ended { get; set; }
    public string? EndedHow { get; set; }
    public string? Summary { get; set; }

    public static FieldCatalogue<OrganisationDetails> Catalogue { get; } = new(RecordKind.Organisation,
        new("name", FieldKind.Text, d => d.Name, (d, v) => d.Name = (string?)v ?? "")
        { FollowTheMoney = "name", Names = true, Required = true },
        new("nameKhmer", FieldKind.Text, d => d.NameKhmer, (d, v) => d.NameKhmer = (string?)v) { FollowTheMoney = "name", Names = true },
        new("shortName", FieldKind.Text, d => d.ShortName, (d, v) => d.ShortName = (string?)v) { FollowTheMoney = "alias", Names = true },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (OrganisationKind)v!)
        { FollowTheMoney = "classification", Choices = typeof(OrganisationKind) },
        new("founded", FieldKind.Date, d => d.Founded, (d, v) => d.Founded = (ImpreciseDate?)v) { FollowTheMoney = "incorporationDate" },
        new("ended", FieldKind.Date, d => d.Ended, (d, v) => d.Ended = (ImpreciseDate?)v)
        { FollowTheMoney = "dissolutionDate", Ends = "founded" },
        new("endedHow", FieldKind.Text, d => d.EndedHow, (d, v) => d.EndedHow = (string?)v),
        new("summary", FieldKind.LongText, d => d.Summary, (d, v) => d.Summary = (string?)v)
        { FollowTheMoney = "summary", MaxLength = 4000 })
    {
        FollowTheMoney = "Organization",
        Sourced = false,
        Lists =
        [
            new("organisations", ["name"], ["nameKhmer", "shortName", "kind", "founded", "ended"], ["kind", "founded", "ended"], "name"),
        ],
        Folder = "organisations",
        ShownOn = ShownOn.OwnPage,
    };
}
