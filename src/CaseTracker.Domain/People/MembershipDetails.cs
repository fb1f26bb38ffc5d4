using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.People;

/// <summary>How a person belongs to an organisation.</summary>
public enum MembershipKind { NotStated, Member, Post, Founder, Employee, Supporter, Other }

/// <summary>A person's membership of an organisation, or a post in it, with its dates. A fact with two clocks.</summary>
public record MembershipDetails : IDetails<MembershipDetails>
{
    public long PersonId { get; set; }
    public long OrganisationId { get; set; }
    public MembershipKind Kind { get; set; }
    /// <summary>The post as the source names it ("president").</summary>
    public string? Post { get; set; }
    public ImpreciseDate? From { get; set; }
    public ImpreciseDate? To { get; set; }
    public LinkCertainty Certainty { get; set; }
    public string? Note { get; set; }

    public static FieldCatalogue<MembershipDetails> Catalogue { get; } = new(RecordKind.Membership,
        new("person", FieldKind.Link, d => d.PersonId, (d, v) => d.PersonId = (long)v!)
        {
            FollowTheMoney = "member",
            LinkTo = RecordKind.Person,
            Required = true,
            Owner = true
        },
        new("organisation", FieldKind.Link, d => d.OrganisationId,
            (d, v) => d.OrganisationId = (long)v!)
        { FollowTheMoney = "organization", LinkTo = RecordKind.Organisation, Closes = true, Required = true },
        new("kind", FieldKind.Choice, d => d.Kind, (d, v) => d.Kind = (MembershipKind)v!) { Choices = typeof(MembershipKind) },
        new("post", FieldKind.Text, d => d.Post, (d, v) => d.Post = (string?)v) { FollowTheMoney = "role" },
        new("from", FieldKind.Date, d => d.From, (d, v) => d.From = (ImpreciseDate?)v) { FollowTheMoney = "startDate" },
        new("to", FieldKind.Date, d => d.To, (d, v) => d.To = (ImpreciseDate?)v) { FollowTheMoney = "endDate", Ends = "from" },
        new("certainty", FieldKind.Choice, d => d.Certainty, (d, v) => d.Certainty = (LinkCertainty)v!)
        {
            Choices = typeof(LinkCertainty),
            First = false
        },
        new("note", FieldKind.LongText, d => d.Note, (d, v) => d.Note = (string?)v)
        { FollowTheMoney = "description", MaxLength = 2000, First = false })
    {
        FollowTheMoney = "Membership",
        Lists =
        [
            new("memberships", ["person"], ["organisation", "kind", "post", "from", "to", "certainty"],
                ["organisation", "kind", "certainty", "from", "to"], "person"),
        ],
        Folder = "memberships",
        ShownOn = ShownOn.OwnersPage,
    };
}
