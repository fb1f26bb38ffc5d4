using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Domain.People;

/// <summary>What joins two person records: a named individual is one of a group's members (and reduces the number of
/// those not named), or two records are the same person, or are known not to be.</summary>
public enum IdentityLinkKind { MemberOfGroup, SamePerson, NotTheSamePerson }

/// <summary>A link between the identities of two person records. A fact with two clocks.</summary>
public record IdentityLinkDetails : IDetails<IdentityLinkDetails>
{
    public long PersonId { get; set; }
    public long OtherPersonId { get; set; }
    public IdentityLinkKind Kind { get; set; }
    /// <summary>For a member of a group: the stage of the group's count that the member belongs to.</summary>
    public CountStage Stage { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<IdentityLinkDetails> Catalogue { get; } = new(RecordKind.IdentityLink,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("other", FieldKind.Link, d => d.OtherPersonId, (d, v) => d.OtherPersonId = (long)v!)
        {
            LinkTo = RecordKind.Person,
            Closes = true,
            Required = true
        },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (IdentityLinkKind)v!)
        {
            Choices = typeof(IdentityLinkKind),
            Required = true
        },
        new("stage", FieldKind.Choice, d => d.Stage, (d, v) => d.Stage = (CountStage)v!) { Choices = typeof(CountStage) },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v) { MaxLength = 2000, First = false })
    {
        Sourced = false,
        Folder = "links",
        ShownOn = ShownOn.OwnersPage,
        Rule = IdentityLinkRules.Check,
    };
}
