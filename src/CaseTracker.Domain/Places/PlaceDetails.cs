using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Domain.Places;

/// <summary>The level of a place, from the country down: a province or the capital, a district, khan or municipality, a commune or
/// sangkat, a village. An area and a settlement are none of these: a protected area, a relocation site.</summary>
public enum PlaceKind { Country, Province, District, Commune, Village, Area, Settlement, Other }

/// <summary>A place, and the place that it lies in, up to its country. Provinces carry the two codes in use: ISO 3166-2 ("KH-12") and the
/// two digits of the national committee for sub-national development ("12").</summary>
public record PlaceDetails : IDetails<PlaceDetails>
{
    public string Name { get; set; } = "";
    public string? NameKhmer { get; set; }
    public PlaceKind Kind { get; set; }
    public long? ParentId { get; set; }
    public string? IsoCode { get; set; }
    public string? NcddCode { get; set; }
    /// <summary>Other spellings, separated by semicolons.</summary>
    public string? OtherNames { get; set; }

    public static FieldCatalogue<PlaceDetails> Catalogue { get; } = new(RecordKind.Place,
        new("name", FieldKind.Text, d => d.Name, (d, v) => d.Name = (string?)v ?? "") { Names = true, Required = true },
        new("nameKhmer", FieldKind.Text, d => d.NameKhmer, (d, v) => d.NameKhmer = (string?)v) { Names = true },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (PlaceKind)v!) { Choices = typeof(PlaceKind) },
        new("parent", FieldKind.Link, d => d.ParentId, (d, v) => d.ParentId = (long?)v) { LinkTo = RecordKind.Place },
        new("isoCode", FieldKind.Text, d => d.IsoCode, (d, v) => d.IsoCode = (string?)v) { MaxLength = 10 },
        new("ncddCode", FieldKind.Text, d => d.NcddCode, (d, v) => d.NcddCode = (string?)v) { MaxLength = 10 },
        new("otherNames", FieldKind.Text, d => d.OtherNames, (d, v) => d.OtherNames = (string?)v) { First = false })
    {
        Sourced = false,
        Lists =
        [
            new("places", ["name"], ["nameKhmer", "kind", "parent", "isoCode", "ncddCode"], ["kind", "parent"], "name"),
        ],
        Folder = "places",
    };
}
