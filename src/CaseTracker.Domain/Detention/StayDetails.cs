using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Detention;

/// <summary>Who holds the person and how. House arrest is deprivation of liberty, not prison.</summary>
public enum StayRegime { PoliceCustody, Prison, HouseArrest, AnotherState, Other }

/// <summary>The stage that the source itself gives for the stay.</summary>
public enum StayStage { NotStated, PreTrial, Serving }

/// <summary>How a stay ended. Not stated: the person left this place and nobody says to where.</summary>
public enum StayEnd { NotStated, Transferred, Released, Bailed, Escaped, Died }

/// <summary>Whether visits and letters are allowed.</summary>
public enum ContactAllowed { NotStated, Allowed, Limited, Denied }

/// <summary>A stay in one place of detention, from one day to another. A fact with two clocks.</summary>
public record StayDetails : IDetails<StayDetails>
{
    public long PersonId { get; set; }
    public long? FacilityId { get; set; }
    public StayRegime Regime { get; set; } = StayRegime.Prison;
    public StayStage Stage { get; set; }
    public ImpreciseDate? From { get; set; }
    public ImpreciseDate? To { get; set; }
    public StayEnd End { get; set; }
    /// <summary>The day on which the source was published: an end that it tells of had come by then.</summary>
    public DateOnly? PublishedOn { get; set; }
    /// <summary>Why the person was brought here or taken away, as a source states it.</summary>
    public string? TransferReason { get; set; }
    public string? Conditions { get; set; }
    public ContactAllowed FamilyContact { get; set; }
    public ContactAllowed CounselContact { get; set; }
    public string? Note { get; set; }
    /// <summary>The place among the person's events of one day; lower comes first.</summary>
    public int Order { get; set; }

    public static FieldCatalogue<StayDetails> Catalogue { get; } = new(RecordKind.Stay,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("facility", FieldKind.Link, d => d.FacilityId, (d, v) => d.FacilityId = (long?)v)
        {
            LinkTo = RecordKind.Facility,
            Tells = Telling.Which
        },
        new("regime", FieldKind.Choice, d => d.Regime, (d, v) => d.Regime = (StayRegime)v!)
        {
            Choices = typeof(StayRegime),
            Required = true,
            Tells = Telling.Which
        },
        new("stage", FieldKind.Choice, d => d.Stage, (d, v) => d.Stage = (StayStage)v!) { Choices = typeof(StayStage) },
        new("from", FieldKind.Date, d => d.From, (d, v) => d.From = (ImpreciseDate?)v) { Required = true, Tells = Telling.When },
        new("to", FieldKind.Date, d => d.To, (d, v) => d.To = (ImpreciseDate?)v) { Ends = "from", Of = "end" },
        new("end", FieldKind.Choice, d => d.End, (d, v) => d.End = (StayEnd)v!) { Choices = typeof(StayEnd), Of = "to" },
        new("publishedOn", FieldKind.Day, d => d.PublishedOn, (d, v) => d.PublishedOn = (DateOnly?)v) { Sourced = false },
        new("transferReason", FieldKind.Text, d => d.TransferReason, (d, v) => d.TransferReason = (string?)v) { First = false },
        new("conditions", FieldKind.LongText, d => d.Conditions, (d, v) => d.Conditions = (string?)v) { MaxLength = 2000, First = false },
        new("familyContact", FieldKind.Choice, d => d.FamilyContact,
            (d, v) => d.FamilyContact = (ContactAllowed)v!)
        { Choices = typeof(ContactAllowed), First = false },
        new("counselContact", FieldKind.Choice, d => d.CounselContact,
            (d, v) => d.CounselContact = (ContactAllowed)v!)
        { Choices = typeof(ContactAllowed), First = false },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { MaxLength = 2000, First = false },
        new("order", FieldKind.Whole, d => d.Order, (d, v) => d.Order = (int)v!) { First = false, Sourced = false })
    {
        Lists =
        [
            new("stays", ["person"], ["facility", "regime", "stage", "from", "to", "end"],
                ["facility", "regime", "stage", "end", "from", "to", "familyContact", "counselContact"], "-from"),
        ],
        Folder = "stays",
        ShownOn = ShownOn.OwnersPage,
        Rule = StayRules.Check,
    };
}
