using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Responses;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Accountability;

/// <summary>Why an authority listed somebody.</summary>
public enum DesignationBasis { NotStated, Responsible, OwnedOrControlled, LeaderOrOfficial, MaterialSupport }

/// <summary>A listing of a person or an organisation by an authority that can; a call for one is a <see cref="ResponseKind.Demand"/>.
/// Exactly one of person and organisation is set.</summary>
public record SanctionDetails : IDetails<SanctionDetails>
{
    public long? PersonId { get; set; }
    public long? OrganisationId { get; set; }
    public long? AuthorityId { get; set; }
    public string? Programme { get; set; }
    public string? LegalBasis { get; set; }
    public DesignationBasis Basis { get; set; }
    public string? Reason { get; set; }
    public ImpreciseDate? On { get; set; }
    public ImpreciseDate? Ended { get; set; }
    public string? Exculpatory { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<SanctionDetails> Catalogue { get; } = new(RecordKind.Sanction,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long?)v)
        { FollowTheMoney = "entity", LinkTo = RecordKind.Person, Closes = true },
        new("organisation", FieldKind.Link, d => d.OrganisationId,
            (d, v) => d.OrganisationId = (long?)v)
        { FollowTheMoney = "entity", LinkTo = RecordKind.Organisation, Closes = true },
        new("authority", FieldKind.Link, d => d.AuthorityId, (d, v) => d.AuthorityId = (long?)v)
        { FollowTheMoney = "authority", LinkTo = RecordKind.Organisation },
        new("programme", FieldKind.Text, d => d.Programme, (d, v) => d.Programme = (string?)v) { FollowTheMoney = "program" },
        new("legalBasis", FieldKind.Text, d => d.LegalBasis, (d, v) => d.LegalBasis = (string?)v),
        new("basis", FieldKind.Choice, d => d.Basis, (d, v) => d.Basis = (DesignationBasis)v!) { Choices = typeof(DesignationBasis) },
        new("reason", FieldKind.LongText, d => d.Reason, (d, v) => d.Reason = (string?)v) { FollowTheMoney = "reason", MaxLength = 2000 },
        new("on", FieldKind.Date, d => d.On, (d, v) => d.On = (ImpreciseDate?)v) { FollowTheMoney = "listingDate" },
        new("ended", FieldKind.Date, d => d.Ended, (d, v) => d.Ended = (ImpreciseDate?)v)
        { FollowTheMoney = "endDate", First = false, Ends = "on" },
        new("exculpatory", FieldKind.LongText, d => d.Exculpatory, (d, v) => d.Exculpatory = (string?)v)
        {
            MaxLength = 2000,
            First = false
        },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { FollowTheMoney = "description", First = false })
    {
        FollowTheMoney = "Sanction",
        Lists =
        [
            new("sanctions", ["person", "organisation"], ["authority", "programme", "basis", "on", "ended"],
                ["authority", "programme", "basis", "on", "ended"], "-on"),
        ],
        Folder = "sanctions",
        Rule = who => PersonOrOrganisation.Check(who.PersonId, who.OrganisationId),
    };
}
