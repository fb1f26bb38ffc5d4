using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;

namespace CaseTracker.Domain.Accountability;

/// <summary>A part in what was done, after the HURIDOCS degrees of involvement.</summary>
public enum InvolvementDegree { NotStated, Ordered, Planned, CarriedOut, TookPart, Assisted, Condoned, FailedToPrevent }

/// <summary>What kind of person or body it is, after the HURIDOCS types of perpetrator.</summary>
public enum PerpetratorKind
{
    NotStated, Police, Gendarmerie, Military, PrisonStaff, Court, CivilAuthority, PoliticalLeader, RulingParty,
    Company, ForeignState, NonState
}

/// <summary>What officials say of the part that is laid to them.</summary>
public enum Attribution { NotStated, Acknowledged, Denied, OtherExplanation }

/// <summary>The part of a person, a unit or a body in what happened, as a source tells it; not a finding. Exactly one of person and
/// organisation is set.</summary>
public record InvolvementDetails : IDetails<InvolvementDetails>
{
    public long EventId { get; set; }
    public long? PersonId { get; set; }
    public long? OrganisationId { get; set; }
    public InvolvementDegree Degree { get; set; }
    public PerpetratorKind Kind { get; set; }
    /// <summary>The post held at the time.</summary>
    public string? Post { get; set; }
    public LinkCertainty Certainty { get; set; }
    public Attribution Attribution { get; set; }
    public string? Explanation { get; set; }
    public string? Exculpatory { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<InvolvementDetails> Catalogue { get; } = new(RecordKind.Involvement,
        new("event", FieldKind.Link, d => d.EventId, (d, v) => d.EventId = (long)v!)
        {
            LinkTo = RecordKind.Event,
            Required = true,
            Owner = true,
            ShownThere = true
        },
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long?)v) { LinkTo = RecordKind.Person, Closes = true },
        new("organisation", FieldKind.Link, d => d.OrganisationId,
            (d, v) => d.OrganisationId = (long?)v)
        { LinkTo = RecordKind.Organisation, Closes = true },
        new("degree", FieldKind.Choice, d => d.Degree, (d, v) => d.Degree = (InvolvementDegree)v!) { Choices = typeof(InvolvementDegree) },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (PerpetratorKind)v!) { Choices = typeof(PerpetratorKind) },
        new("post", FieldKind.Text, d => d.Post, (d, v) => d.Post = (string?)v) { First = false },
        new("certainty", FieldKind.Choice, d => d.Certainty, (d, v) => d.Certainty = (LinkCertainty)v!) { Choices = typeof(LinkCertainty) },
        new("attribution", FieldKind.Choice, d => d.Attribution,
            (d, v) => d.Attribution = (Attribution)v!)
        { Choices = typeof(Attribution) },
        new("explanation", FieldKind.LongText, d => d.Explanation, (d, v) => d.Explanation = (string?)v)
        {
            MaxLength = 2000,
            First = false
        },
        new("exculpatory", FieldKind.LongText, d => d.Exculpatory, (d, v) => d.Exculpatory = (string?)v)
        {
            MaxLength = 2000,
            First = false
        },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { First = false })
    {
        Lists =
        [
            new("perpetrators", ["person", "organisation"], ["event", "degree", "kind", "post", "certainty", "attribution"],
                ["kind", "degree", "certainty", "attribution", "event", "person", "organisation"], "person"),
        ],
        Folder = "involvements",
        MadeAlone = false,
        Rule = who => PersonOrOrganisation.Check(who.PersonId, who.OrganisationId),
    };
}
