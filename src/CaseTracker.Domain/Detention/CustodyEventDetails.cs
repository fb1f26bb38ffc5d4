using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>What happened. The first five put or find a person in custody; bail to death take the person out; a warrant
/// does neither; the rest end (or, for a revoked pardon, revive) one prosecution.</summary>
public enum CustodyEventKind
{
    Arrest, DetentionOrdered, Transfer, HouseArrestOrdered, DetainedByAnotherState, ConfirmedHeld,
    Bail, Release, Escape, DeathInCustody,
    WarrantIssued,
    Pardon, PardonRevoked, Acquittal, ChargesDropped, SentenceSuspended, TimeServed,
}

/// <summary>How somebody was released, as a source says. After a conditional release the term runs on (Code of Criminal Procedure,
/// articles 512 to 522).</summary>
public enum ReleaseKind { NotStated, WithoutCharge, ChargesDropped, Acquitted, SentenceSuspended, TimeServed, Pardoned, Other, Conditional }

/// <summary>Whether a warrant was shown at an arrest.</summary>
public enum WarrantShown { NotStated, Shown, NotShown }

/// <summary>Whether violence is reported of an arrest.</summary>
public enum ViolenceReported { NotStated, Reported, NoneReported }

/// <summary>An arrest or another dated event that the custody rule reads. A fact with two clocks.</summary>
public record CustodyEventDetails : IDetails<CustodyEventDetails>
{
    public long PersonId { get; set; }
    public CustodyEventKind Kind { get; set; }
    /// <summary>When it happened; null is undated.</summary>
    public ImpreciseDate? On { get; set; }
    /// <summary>The day on which the source was published: what it reports as happened had happened by then.</summary>
    public DateOnly? PublishedOn { get; set; }
    /// <summary>The prosecution that the event ends or belongs to.</summary>
    public long? ProsecutionId { get; set; }
    public ReleaseKind How { get; set; }
    public long? PlaceId { get; set; }
    public long? FacilityId { get; set; }
    /// <summary>The force or authority that acted.</summary>
    public long? ForceId { get; set; }
    public string? StatedReason { get; set; }
    /// <summary>The reason as the documenting organisation assesses it.</summary>
    public string? AssessedReason { get; set; }
    public WarrantShown Warrant { get; set; }
    public ViolenceReported Violence { get; set; }
    /// <summary>The person's age in years at the event, as a source gives it.</summary>
    public BoundedNumber? Age { get; set; }
    public string? Note { get; set; }
    /// <summary>The place among the person's events of one day; lower comes first.</summary>
    public int Order { get; set; }

    public static FieldCatalogue<CustodyEventDetails> Catalogue { get; } = new(RecordKind.CustodyEvent,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (CustodyEventKind)v!)
        {
            Choices = typeof(CustodyEventKind),
            Required = true,
            Tells = Telling.Which
        },
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v) { Tells = Telling.When },
        new("publishedOn", FieldKind.Day, d => d.PublishedOn, (d, v) => d.PublishedOn = (DateOnly?)v) { Sourced = false },
        new("prosecution", FieldKind.Link, d => d.ProsecutionId, (d, v) => d.ProsecutionId = (long?)v) { LinkTo = RecordKind.Prosecution },
        new("how", FieldKind.Choice, d => d.How, (d, v) => d.How = (ReleaseKind)v!)
        { Choices = typeof(ReleaseKind), OnlyOf = [CustodyEventKind.Release] },
        new("place", FieldKind.Link, d => d.PlaceId, (d, v) => d.PlaceId = (long?)v)
        { LinkTo = RecordKind.Place, Of = "facility", OnlyOf = [CustodyEventKind.Arrest] },
        new("facility", FieldKind.Link, d => d.FacilityId, (d, v) => d.FacilityId = (long?)v)
        {
            LinkTo = RecordKind.Facility,
            First = false,
            Of = "place"
        },
        new("statedReason", FieldKind.LongText, d => d.StatedReason, (d, v) => d.StatedReason = (string?)v)
        {
            MaxLength = 2000,
            First = false
        },
        new("assessedReason", FieldKind.LongText, d => d.AssessedReason, (d, v) => d.AssessedReason = (string?)v)
        {
            MaxLength = 2000,
            First = false
        },
        new("force", FieldKind.Link, d => d.ForceId, (d, v) => d.ForceId = (long?)v) { LinkTo = RecordKind.Organisation, First = false },
        new("warrant", FieldKind.Choice, d => d.Warrant, (d, v) => d.Warrant = (WarrantShown)v!)
        {
            Choices = typeof(WarrantShown),
            First = false
        },
        new("violence", FieldKind.Choice, d => d.Violence, (d, v) =>
            d.Violence = (ViolenceReported)v!)
        { Choices = typeof(ViolenceReported), First = false },
        new("age", FieldKind.Number, d => d.Age, (d, v) => d.Age = (BoundedNumber?)v) { First = false },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { MaxLength = 2000, First = false },
        new("order", FieldKind.Whole, d => d.Order, (d, v) => d.Order = (int)v!) { First = false, Sourced = false })
    {
        Lists =
        [
            new("arrests", ["person"], ["on", "place", "facility", "force", "warrant", "violence"],
                ["on", "place", "facility", "force", "warrant", "violence"], "-on")
            {
                Preset = new("kind", [nameof(CustodyEventKind.Arrest)]),
            },
            new("releases", ["person"], ["kind", "on", "how", "facility"], ["kind", "how", "on", "facility"], "-on")
            {
                Preset = new("kind", [nameof(CustodyEventKind.Release), nameof(CustodyEventKind.Bail)]),
            },
        ],
        Folder = "custody-events",
        ShownOn = ShownOn.OwnersPage,
        Rule = CustodyEventRules.Check,
    };
}
