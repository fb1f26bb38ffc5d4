using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Cases;

public enum ParticipantRole
{
    Victim, Defendant, Relative, Lawyer, Witness, Reporter, Authority, Community, Landholder, Company, Mediator,
    Perpetrator, Other
}

/// <summary>A person's or an organisation's part in a case, with its dates. Exactly one of the two is set.</summary>
public record ParticipantDetails : IDetails<ParticipantDetails>
{
    public long CaseId { get; set; }
    public long? PersonId { get; set; }
    public long? OrganisationId { get; set; }
    public ParticipantRole Role { get; set; }
    /// <summary>The title or the part in the source's own words, where the role does not say it.</summary>
    public string? Title { get; set; }
    public LinkCertainty Certainty { get; set; }
    public ImpreciseDate? On { get; set; }

    /// <summary>The part in words: a title stands for "other", and beside any other role.</summary>
    public string PartInWords => string.IsNullOrWhiteSpace(Title) ? FieldFormatter.Choice(Role) : Role == ParticipantRole.Other
        ? Title : $"{FieldFormatter.Choice(Role)}, {Title}";

    public static FieldCatalogue<ParticipantDetails> Catalogue { get; } = new(RecordKind.Participant,
        new("case", FieldKind.Link, d => d.CaseId, (d, v) => d.CaseId = (long)v!)
        {
            LinkTo = RecordKind.Case,
            Required = true,
            Owner = true
        },
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long?)v) { LinkTo = RecordKind.Person, Closes = true },
        new("organisation", FieldKind.Link, d => d.OrganisationId,
            (d, v) => d.OrganisationId = (long?)v)
        { LinkTo = RecordKind.Organisation, Closes = true },
        new("role", FieldKind.Choice, d => d.Role, (d, v) => d.Role = (ParticipantRole)v!)
        {
            Choices = typeof(ParticipantRole),
            Required = true
        },
        new("title", FieldKind.Text, d => d.Title, (d, v) => d.Title = (string?)v),
        new("certainty", FieldKind.Choice, d => d.Certainty, (d, v) => d.Certainty = (LinkCertainty)v!) { Choices = typeof(LinkCertainty) },
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v))
    {
        Sourced = false,
        Folder = "participants",
        ShownOn = ShownOn.OwnersPage,
        Rule = who => PersonOrOrganisation.Check(who.PersonId, who.OrganisationId),
    };
}
