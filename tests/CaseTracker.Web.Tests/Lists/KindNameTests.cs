using CaseTracker.Domain.Catalogue;
using CaseTracker.Web.Lists;

namespace CaseTracker.Web.Tests.Lists;

public class KindNameTests
{
    private static readonly RecordKind[] Kinds = [RecordKind.Person, RecordKind.CustodyEvent, RecordKind.LandDispute];

    [Theory]
    [InlineData("Person", "Person")]
    [InlineData("people", "Person")]
    [InlineData("PEOPLE", "Person")]
    [InlineData("បុគ្គល", "Person")]
    [InlineData("land", "LandDispute")]
    [InlineData("land-dispute", "LandDispute")]
    [InlineData("custodyevent", "CustodyEvent")]
    // A list of some of a kind does not name the kind, and what cannot be asked for is not found.
    [InlineData("arrests", null)]
    [InlineData("sources", null)]
    [InlineData("", null)]
    public void A_kind_is_found_by_its_name_its_list_and_what_it_is_called(string word, string? kind) =>
        Assert.Equal(kind, KindName.Find(word, Kinds)?.Name);

    [Fact]
    public void What_can_be_asked_for_is_told_by_the_names_of_lists() =>
        Assert.Equal("people, CustodyEvent, land", KindName.All(Kinds));
}
