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

/// <summary>How somebody was released, as a source says.</summary>
public enum ReleaseKind { NotStated, WithoutCharge, ChargesDropped, Acquitted, SentenceSuspended, TimeServed, Pardoned, Other }

/// <summary>An arrest or another dated event that the custody rule reads. A fact with two clocks.</summary>
public record CustodyEventDetails
{
    public long PersonId { get; set; }
    public CustodyEventKind Kind { get; set; }
    /// <summary>When it happened; null is undated.</summary>
    public ImpreciseDate? On { get; set; }
    /// <summary>The day on which the source was published: an undated event had happened by then.</summary>
    public DateOnly? PublishedOn { get; set; }
    /// <summary>The prosecution that the event ends or belongs to.</summary>
    public long? ProsecutionId { get; set; }
    public ReleaseKind How { get; set; }
    public long? PlaceId { get; set; }
    public long? FacilityId { get; set; }
    public string? StatedReason { get; set; }
    public string? Note { get; set; }
    /// <summary>The place among the person's events of one day; lower comes first.</summary>
    public int Order { get; set; }

    public static FieldCatalogue<CustodyEventDetails> Catalogue { get; } = new(RecordKind.CustodyEvent,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!) { LinkTo = RecordKind.Person, Required = true, Owner = true },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (CustodyEventKind)v!) { Choices = typeof(CustodyEventKind), Required = true },
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v),
        new("publishedOn", FieldKind.Day, d => d.PublishedOn, (d, v) => d.PublishedOn = (DateOnly?)v) { First = false },
        new("prosecution", FieldKind.Link, d => d.ProsecutionId, (d, v) => d.ProsecutionId = (long?)v) { LinkTo = RecordKind.Prosecution },
        new("how", FieldKind.Choice, d => d.How, (d, v) => d.How = (ReleaseKind)v!) { Choices = typeof(ReleaseKind) },
        new("place", FieldKind.Link, d => d.PlaceId, (d, v) => d.PlaceId = (long?)v) { LinkTo = RecordKind.Place },
        new("facility", FieldKind.Link, d => d.FacilityId, (d, v) => d.FacilityId = (long?)v) { LinkTo = RecordKind.Facility, First = false },
        new("statedReason", FieldKind.LongText, d => d.StatedReason, (d, v) => d.StatedReason = (string?)v) { MaxLength = 2000, First = false },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { MaxLength = 2000, First = false },
        new("order", FieldKind.Whole, d => d.Order, (d, v) => d.Order = (int)v!) { First = false, Sourced = false });
}
