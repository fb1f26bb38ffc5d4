using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Domain.Places;

public enum FacilityKind { Prison, PoliceStation, MilitaryPolice, ImmigrationDetention, Other }

/// <summary>A place of detention.</summary>
public record FacilityDetails : IDetails<FacilityDetails>
{
    public string Name { get; set; } = "";
    public string? NameKhmer { get; set; }
    public string? Code { get; set; }
    public FacilityKind Kind { get; set; }
    public long? PlaceId { get; set; }
    public string? OtherNames { get; set; }
    /// <summary>Nobody has cited a text for it yet: it can be chosen, and says so wherever it is named.</summary>
    public bool Unverified { get; set; }

    public static FieldCatalogue<FacilityDetails> Catalogue { get; } = new(RecordKind.Facility,
        new("name", FieldKind.Text, d => d.Name, (d, v) => d.Name = (string?)v ?? "") { Names = true, Required = true },
        new("nameKhmer", FieldKind.Text, d => d.NameKhmer, (d, v) => d.NameKhmer = (string?)v) { Names = true },
        new("code", FieldKind.Text, d => d.Code, (d, v) => d.Code = (string?)v) { MaxLength = 20 },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (FacilityKind)v!) { Choices = typeof(FacilityKind) },
        new("place", FieldKind.Link, d => d.PlaceId, (d, v) => d.PlaceId = (long?)v) { LinkTo = RecordKind.Place },
        new("otherNames", FieldKind.Text, d => d.OtherNames, (d, v) => d.OtherNames = (string?)v) { First = false },
        new("unverified", FieldKind.YesNo, d => d.Unverified, (d, v) => d.Unverified = (bool?)v
            ?? false)
        { First = false, Sourced = false })
    {
        Sourced = false,
        Folder = "facilities",
    };
}
