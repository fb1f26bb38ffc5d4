using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Land;

/// <summary>Where a concession stands.</summary>
public enum ConcessionStatus { NotStated, Granted, Revised, Revoked, Expired }

/// <summary>A grant of land. What was granted, what a revision left and what a map shows are three sizes, never one.</summary>
public record ConcessionDetails : IDetails<ConcessionDetails>
{
    public string Name { get; set; } = "";
    public long? CompanyId { get; set; }
    public long? ParentId { get; set; }
    public long? PlaceId { get; set; }
    public string? Contract { get; set; }
    public ImpreciseDate? ContractOn { get; set; }
    public long? LawId { get; set; }
    public BoundedNumber? Granted { get; set; }
    public BoundedNumber? Revised { get; set; }
    public BoundedNumber? Mapped { get; set; }
    public AreaUnit AreaUnit { get; set; }
    public ConcessionStatus Status { get; set; }
    public ImpreciseDate? StatusOn { get; set; }
    public string? Purpose { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<ConcessionDetails> Catalogue { get; } = new(RecordKind.Concession,
        new("name", FieldKind.Text, d => d.Name, (d, v) => d.Name = (string?)v ?? "") { Names = true, Required = true },
        new("company", FieldKind.Link, d => d.CompanyId, (d, v) => d.CompanyId = (long?)v) { LinkTo = RecordKind.Organisation },
        new("parent", FieldKind.Link, d => d.ParentId, (d, v) => d.ParentId = (long?)v) { LinkTo = RecordKind.Organisation },
        new("place", FieldKind.Link, d => d.PlaceId, (d, v) => d.PlaceId = (long?)v) { LinkTo = RecordKind.Place },
        new("contract", FieldKind.Text, d => d.Contract, (d, v) => d.Contract = (string?)v) { MaxLength = 120 },
        new("contractOn", FieldKind.Date, d => d.ContractOn, (d, v) => d.ContractOn = (ImpreciseDate?)v),
        new("law", FieldKind.Link, d => d.LawId, (d, v) => d.LawId = (long?)v) { LinkTo = RecordKind.Law, First = false },
        new("granted", FieldKind.Number, d => d.Granted, (d, v) => d.Granted = (BoundedNumber?)v),
        new("revised", FieldKind.Number, d => d.Revised, (d, v) => d.Revised = (BoundedNumber?)v),
        new("mapped", FieldKind.Number, d => d.Mapped, (d, v) => d.Mapped = (BoundedNumber?)v),
        new("areaUnit", FieldKind.Choice, d => d.AreaUnit, (d, v) => d.AreaUnit = (AreaUnit)v!) { Choices = typeof(AreaUnit) },
        new("status", FieldKind.Choice, d => d.Status, (d, v) => d.Status = (ConcessionStatus)v!) { Choices = typeof(ConcessionStatus) },
        new("statusOn", FieldKind.Date, d => d.StatusOn, (d, v) => d.StatusOn = (ImpreciseDate?)v) { First = false },
        new("purpose", FieldKind.Text, d => d.Purpose, (d, v) => d.Purpose = (string?)v) { First = false },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { First = false })
    {
        Lists =
        [
            new("concessions", ["name"], ["company", "place", "granted", "areaUnit", "status", "contractOn"],
                ["status", "company", "parent", "contractOn"], "name"),
        ],
        Folder = "concessions",
    };
}
