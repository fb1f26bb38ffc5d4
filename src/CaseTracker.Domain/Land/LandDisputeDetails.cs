using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Land;

/// <summary>What land it is.</summary>
public enum LandType
{
    NotStated, Residential, Farmland, CommunityForest, IndigenousCommunal, ProtectedArea, WorldHeritage, StatePrivate,
    StatePublic, Mixed
}

/// <summary>What those who live on the land can show.</summary>
public enum TenureEvidence { NotStated, HardTitle, SoftTitle, CommunalTitle, LongPossession, FamilyBook, None }

/// <summary>The unit of an area as the source gives it.</summary>
public enum AreaUnit { NotStated, Hectares, SquareMetres, SquareKilometres, Rai, ShareOfCountry }

/// <summary>Where a dispute stands.</summary>
public enum DisputeStatus { NotStated, Unresolved, PartlyResolved, Resolved }

/// <summary>Whether those affected were asked, in the words of the Land Matrix.</summary>
public enum Consultation { NotStated, NotConsulted, Limited, FreePriorInformedConsent }

/// <summary>A dispute over land, a record a case: what land, whose, how large, who is affected, what was promised and where it
/// stands.</summary>
public record LandDisputeDetails : IDetails<LandDisputeDetails>
{
    public long CaseId { get; set; }
    public long? PlaceId { get; set; }
    public PlacePrecision Precision { get; set; }
    public LandType LandType { get; set; }
    public TenureEvidence Tenure { get; set; }
    /// <summary>The area in dispute.</summary>
    public BoundedNumber? Area { get; set; }
    public AreaUnit AreaUnit { get; set; }
    public long? AreaReporterId { get; set; }
    public BoundedNumber? Families { get; set; }
    public BoundedNumber? Persons { get; set; }
    public long? ConcessionId { get; set; }
    public string? StatedReason { get; set; }
    public string? AssessedReason { get; set; }
    public DisputeStatus Status { get; set; }
    public ImpreciseDate? StatusOn { get; set; }
    public long? RelocationId { get; set; }
    public string? Services { get; set; }
    public string? CompensationPromised { get; set; }
    public string? CompensationReceived { get; set; }
    public Consultation Consultation { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<LandDisputeDetails> Catalogue { get; } = new(RecordKind.LandDispute,
        new("case", FieldKind.Link, d => d.CaseId, (d, v) => d.CaseId = (long)v!)
        {
            LinkTo = RecordKind.Case,
            Required = true,
            Owner = true
        },
        new("place", FieldKind.Link, d => d.PlaceId, (d, v) => d.PlaceId = (long?)v) { LinkTo = RecordKind.Place, Section = "Land" },
        new("precision", FieldKind.Choice, d => d.Precision, (d, v) => d.Precision = (PlacePrecision)v!)
        {
            Choices = typeof(PlacePrecision),
            First = false,
            Section = "Land"
        },
        new("landType", FieldKind.Choice, d => d.LandType, (d, v) => d.LandType = (LandType)v!)
        {
            Choices = typeof(LandType),
            Section = "Land"
        },
        new("tenure", FieldKind.Choice, d => d.Tenure, (d, v) => d.Tenure = (TenureEvidence)v!)
        {
            Choices = typeof(TenureEvidence),
            Section = "Land"
        },
        new("area", FieldKind.Number, d => d.Area, (d, v) => d.Area = (BoundedNumber?)v)
        {
            Section = "Land",
            MayBeShare = d => d.AreaUnit is AreaUnit.ShareOfCountry
        },
        new("areaUnit", FieldKind.Choice, d => d.AreaUnit, (d, v) => d.AreaUnit = (AreaUnit)v!)
        {
            Choices = typeof(AreaUnit),
            Section = "Land"
        },
        new("areaReporter", FieldKind.Link, d => d.AreaReporterId,
            (d, v) => d.AreaReporterId = (long?)v)
        { LinkTo = RecordKind.Organisation, First = false, Section = "Land" },
        new("concession", FieldKind.Link, d => d.ConcessionId, (d, v) => d.ConcessionId = (long?)v)
        {
            LinkTo = RecordKind.Concession,
            Section = "Land",
            ShownThere = true
        },
        new("families", FieldKind.Number, d => d.Families, (d, v) => d.Families = (BoundedNumber?)v) { Section = "Affected" },
        new("persons", FieldKind.Number, d => d.Persons, (d, v) => d.Persons = (BoundedNumber?)v) { Section = "Affected" },
        new("consultation", FieldKind.Choice, d => d.Consultation,
            (d, v) => d.Consultation = (Consultation)v!)
        { Choices = typeof(Consultation), First = false, Section = "Affected" },
        new("statedReason", FieldKind.LongText, d => d.StatedReason, (d, v) => d.StatedReason = (string?)v)
        {
            MaxLength = 2000,
            Section = "Reasons"
        },
        new("assessedReason", FieldKind.LongText, d => d.AssessedReason, (d, v) => d.AssessedReason = (string?)v)
        {
            MaxLength = 2000,
            Section = "Reasons"
        },
        new("status", FieldKind.Choice, d => d.Status, (d, v) => d.Status = (DisputeStatus)v!)
        {
            Choices = typeof(DisputeStatus),
            Section = "Status"
        },
        new("statusOn", FieldKind.Date, d => d.StatusOn, (d, v) => d.StatusOn = (ImpreciseDate?)v) { Section = "Status" },
        new("relocation", FieldKind.Link, d => d.RelocationId, (d, v) => d.RelocationId = (long?)v)
        {
            LinkTo = RecordKind.Place,
            First = false,
            Section = "Relocation"
        },
        new("services", FieldKind.LongText, d => d.Services, (d, v) => d.Services = (string?)v)
        {
            MaxLength = 2000,
            First = false,
            Section = "Relocation"
        },
        new("compensationPromised", FieldKind.LongText, d => d.CompensationPromised,
            (d, v) => d.CompensationPromised = (string?)v)
        { MaxLength = 2000, First = false, Section = "Relocation" },
        new("compensationReceived", FieldKind.LongText, d => d.CompensationReceived,
            (d, v) => d.CompensationReceived = (string?)v)
        { MaxLength = 2000, First = false, Section = "Relocation" },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { First = false })
    {
        Lists =
        [
            new("land", ["case"], ["place", "landType", "families", "area", "areaUnit", "status", "statusOn"],
                ["status", "landType", "tenure", "consultation", "concession", "statusOn"], "case"),
        ],
        Folder = "land",
        Rule = LandDisputeRules.Check,
    };
}
