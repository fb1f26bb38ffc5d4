using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;

namespace CaseTracker.Domain.Tests.Detention;

public class GroupMembersTests
{
    [Fact]
    public void Members_are_counted_once_at_the_stage_of_their_link()
    {
        List<Known<IdentityLinkDetails>> links =
        [
            Link(1, person: 5, CountStage.Held), Link(2, person: 5, CountStage.Held), Link(3, person: 6, CountStage.Held),
            Link(4, person: 7, CountStage.Arrested), Link(5, person: 8, CountStage.Held, IdentityLinkKind.SamePerson),
            Link(6, person: 9, CountStage.Held, IdentityLinkKind.NotTheSamePerson),
        ];
        Assert.Equal((2, 1, 0), (GroupRules.NamedAt(links, CountStage.Held), GroupRules.NamedAt(links, CountStage.Arrested),
            GroupRules.NamedAt(links, CountStage.Released)));
    }

    private static Known<IdentityLinkDetails> Link(long id, long person, CountStage stage,
        IdentityLinkKind kind = IdentityLinkKind.MemberOfGroup) =>
        new(id, new() { PersonId = person, OtherPersonId = 1, Kind = kind, Stage = stage });
}
