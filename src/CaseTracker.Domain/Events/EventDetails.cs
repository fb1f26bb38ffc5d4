using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Events;

/// <summary>What happened, in one word of the field.</summary>
public enum EventKind
{
    Protest, EvictionOrder, Eviction, Demolition, Relocation, Killing, Injury, Attack, Threat, Surveillance, ForcedLabour, Trafficking,
    PartyDissolved, PartyBarred, Election, MediaClosed, MediaSilenced, OrganisationClosed, Expulsion, Audit, Harassment, LawAdopted, Visit,
    Review,
    MilitaryPresence, Other,
}

/// <summary>How closely a place is known, as the Land Matrix grades it.</summary>
public enum PlacePrecision { NotStated, Exact, Village, Commune, District, Province, Country }

/// <summary>Something that happened, other than to one person's liberty (<see cref="CustodyEventDetails"/> is that): to whom, where, how
/// many were hurt, and which reason was given.</summary>
public record EventDetails : IDetails<EventDetails>
{
    public long CaseId { get; set; }
    public EventKind Kind { get; set; }
    /// <summary>What it is called, where the kind does not say it.</summary>
    public string? Title { get; set; }
    public ImpreciseDate? On { get; set; }
    public long? PlaceId { get; set; }
    public PlacePrecision Precision { get; set; }
    /// <summary>The person or the group that it happened to.</summary>
    public long? PersonId { get; set; }
    /// <summary>The organisation or medium that it happened to.</summary>
    public long? OrganisationId { get; set; }
    public string? Description { get; set; }
    public BoundedNumber? Killed { get; set; }
    public BoundedNumber? Injured { get; set; }
    public BoundedNumber? Affected { get; set; }
    /// <summary>The reason that those who did it give.</summary>
    public string? StatedReason { get; set; }
    /// <summary>The reason that whoever reports it sees.</summary>
    public string? AssessedReason { get; set; }
    public string? Result { get; set; }

    public static FieldCatalogue<EventDetails> Catalogue { get; } = new(RecordKind.Event,
        new("case", FieldKind.Link, d => d.CaseId, (d, v) => d.CaseId = (long)v!)
        {
            LinkTo = RecordKind.Case,
            Required = true,
            Owner = true
        },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (EventKind)v!)
        {
            Choices = typeof(EventKind),
            Required = true,
            Tells = Telling.Which
        },
        new("title", FieldKind.Text, d => d.Title, (d, v) => d.Title = (string?)v)
        { FollowTheMoney = "name", Names = true, Sourced = false },
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v) { FollowTheMoney = "date", Tells = Telling.When },
        new("place", FieldKind.Link, d => d.PlaceId, (d, v) => d.PlaceId = (long?)v)
        { FollowTheMoney = "location", LinkTo = RecordKind.Place },
        new("precision", FieldKind.Choice, d => d.Precision, (d, v) => d.Precision = (PlacePrecision)v!)
        {
            Choices = typeof(PlacePrecision),
            First = false,
            Of = "place"
        },
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long?)v)
        {
            FollowTheMoney = "involved",
            LinkTo = RecordKind.Person,
            Closes = true,
            Tells = Telling.Which
        },
        new("organisation", FieldKind.Link, d => d.OrganisationId,
            (d, v) => d.OrganisationId = (long?)v)
        { FollowTheMoney = "involved", LinkTo = RecordKind.Organisation, Closes = true, Tells = Telling.Which },
        new("description", FieldKind.LongText, d => d.Description, (d, v) => d.Description = (string?)v)
        { FollowTheMoney = "description", MaxLength = 4000 },
        new("killed", FieldKind.Number, d => d.Killed, (d, v) => d.Killed = (BoundedNumber?)v) { First = false },
        new("injured", FieldKind.Number, d => d.Injured, (d, v) => d.Injured = (BoundedNumber?)v) { First = false },
        new("affected", FieldKind.Number, d => d.Affected, (d, v) => d.Affected = (BoundedNumber?)v),
        new("statedReason", FieldKind.LongText, d => d.StatedReason, (d, v) => d.StatedReason = (string?)v) { MaxLength = 2000 },
        new("assessedReason", FieldKind.LongText, d => d.AssessedReason, (d, v) => d.AssessedReason = (string?)v)
        {
            MaxLength = 2000,
            First = false
        },
        new("result", FieldKind.LongText, d => d.Result, (d, v) => d.Result = (string?)v) { MaxLength = 2000, First = false })
    {
        FollowTheMoney = "Event",
        Lists =
        [
            new("events", ["kind"], ["title", "on", "place", "case", "person", "organisation", "killed", "affected"],
                ["kind", "on", "case", "organisation"], "-on"),
            new("evictions", ["kind"], ["title", "on", "place", "case", "person", "affected"], ["kind", "on", "case"], "-on")
            {
                Preset = new("kind", [nameof(EventKind.EvictionOrder), nameof(EventKind.Eviction), nameof(EventKind.Demolition),
                    nameof(EventKind.Relocation)]),
            },
            new("civic-space", ["kind"], ["on", "organisation", "person", "place", "case"], ["kind", "on", "organisation", "case"], "-on")
            {
                Preset = new("kind",
                    [nameof(EventKind.PartyDissolved), nameof(EventKind.PartyBarred), nameof(EventKind.Election),
                    nameof(EventKind.MediaClosed), nameof(EventKind.MediaSilenced), nameof(EventKind.OrganisationClosed),
                    nameof(EventKind.Expulsion), nameof(EventKind.Audit), nameof(EventKind.Harassment), nameof(EventKind.LawAdopted),
                    nameof(EventKind.Surveillance)]),
            },
        ],
        Folder = "events",
    };
}
