using CaseTracker.Domain.People;

namespace CaseTracker.Domain.Tests.People;

/// <summary>Links between two persons, and between a record and whoever it is about.</summary>
public class PersonLinkRulesTests
{
    [Theory]
    [InlineData(IdentityLinkKind.MemberOfGroup)]
    [InlineData(IdentityLinkKind.SamePerson)]
    [InlineData(IdentityLinkKind.NotTheSamePerson)]
    public void Two_identities_are_two_records(IdentityLinkKind kind)
    {
        Assert.Empty(IdentityLinkRules.Check(new() { PersonId = 1, OtherPersonId = 2, Kind = kind }));
        Assert.Equal("Errors.LinkToItself",
            Assert.Single(IdentityLinkRules.Check(new() { PersonId = 2, OtherPersonId = 2, Kind = kind })).Key);
    }

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(2, 2, false)]
    // Nobody is chosen yet: that is a missing field, and is said as that.
    [InlineData(0, 0, true)]
    [InlineData(0, 2, true)]
    public void Nobody_is_a_relative_of_oneself(long person, long other, bool fits) => Assert.Equal(fits ? [] : ["Errors.LinkToItself"],
        RelationRules.Check(new() { PersonId = person, OtherPersonId = other, Kind = RelationKind.Sibling })
            .Select(problem => problem.Key));

    [Theory]
    [InlineData(1L, null, true)]
    [InlineData(null, 2L, true)]
    [InlineData(null, null, false)]
    [InlineData(1L, 2L, false)]
    public void Who_takes_part_is_a_person_or_an_organisation(long? person, long? organisation, bool fits) =>
        Assert.Equal(fits ? [] : ["Errors.ParticipantNeedsOne"],
            PersonOrOrganisation.Check(person, organisation).Select(problem => problem.Key));
}
