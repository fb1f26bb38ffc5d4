using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>What the other person is to the person: "the other is the person's …".</summary>
public enum RelationKind { Parent, Child, Spouse, Sibling, OtherRelative, Lawyer, Colleague, Associate, Other }

/// <summary>A relation between two persons (HURIDOCS: biographic details), with its dates. A fact with two clocks.</summary>
public record RelationDetails : IDetails<RelationDetails>
{
    public long PersonId { get; set; }
    /// <summary>Who is the person's parent, child, lawyer ….</summary>
    public long OtherPersonId { get; set; }
    public RelationKind Kind { get; set; }
    public ImpreciseDate? From { get; set; }
    public ImpreciseDate? To { get; set; }
    public LinkCertainty Certainty { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<RelationDetails> Catalogue { get; } = new(RecordKind.Relation,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            FollowTheMoney = "person",
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("otherPerson", FieldKind.Link, d => d.OtherPersonId, (d, v) => d.OtherPersonId = (long)v!)
        {
            FollowTheMoney = "relative",
            LinkTo = RecordKind.Person,
            Closes = true,
            Required = true
        },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (RelationKind)v!)
        { FollowTheMoney = "relationship", Choices = typeof(RelationKind), Required = true },
        new("from", FieldKind.Date, d => d.From, (d, v) => d.From = (ImpreciseDate?)v) { FollowTheMoney = "startDate", First = false },
        new("to", FieldKind.Date, d => d.To, (d, v) => d.To = (ImpreciseDate?)v)
        { FollowTheMoney = "endDate", First = false, Ends = "from" },
        new("certainty", FieldKind.Choice, d => d.Certainty, (d, v) => d.Certainty = (LinkCertainty)v!) { Choices = typeof(LinkCertainty) },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v)
        { FollowTheMoney = "description", MaxLength = 2000, First = false })
    {
        FollowTheMoney = "Family",
        Folder = "relations",
        ShownOn = ShownOn.OwnersPage,
        Rule = RelationRules.Check,
    };
}
