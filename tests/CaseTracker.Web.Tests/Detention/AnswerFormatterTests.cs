using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Sources;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Detention;
using CaseTracker.Web.Shared;
using Xunit;

namespace CaseTracker.Web.Tests.Detention;

public sealed class AnswerFormatterTests
{
    /// <summary>A line a case: the groups, and what is said of them. A group is its certainty, the count of those held and not named,
    /// and the count of those arrested and not named.</summary>
    public static TheoryData<string, string?> Cases => new()
    {
        { "", null },
        { "none - -", null },
        { "certain 12 -", "In groups: 12 held (1 group, certain)" },
        { "certain dozens -", "In groups: an unknown number held (1 group, certain)" },
        { "certain - 94+", "In groups: an unknown number held (1 group, certain)" },
        { "certain 12 -; certain - -", "In groups: at least 12 held (2 groups, certain)" },
        { "certain 12 -; possible 20 -", "In groups: 12 held (1 group, certain); 20 held (1 group, possible)" },
        { "certain dozens -; possible - 94+",
            "In groups: an unknown number held (1 group, certain); at least 94 arrested, number held unknown (1 group, possible)" },
        { "possible 20 -; possible 3 -; possible - 1200",
            "In groups: 23 held (2 groups, possible); 1,200 arrested, number held unknown (1 group, possible)" },
        { "possible - -", "In groups: an unknown number arrested, number held unknown (1 group, possible)" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Each_number_says_of_how_many_groups_it_speaks_and_certain_is_never_said_of_a_possible_one(string groups, string? words) =>
        Assert.Equal(words, AnswerFormatter.Groups(groups.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(Group)));

    [Fact]
    public void A_group_of_whom_all_that_are_counted_are_named_is_not_counted_again()
    {
        var group = Group("certain 12+ -") with { Remainder = null };
        Assert.Equal("In groups: an unknown number held (1 group, certain)", AnswerFormatter.Groups([group]));
    }

    /// <summary>A letter goes to anybody: what is not open to everybody is counted and never named.</summary>
    [Theory]
    [InlineData("", true, null)]
    [InlineData("Internal:Test interview", true, null)]
    [InlineData("Public:Test bulletin", true, "Sources: Test bulletin.")]
    [InlineData("Public:Test bulletin Public:Test bulletin", true, "Sources: Test bulletin.")]
    [InlineData("Public:Test bulletin Confidential:Test visit", true, "Sources: Test bulletin; and 1 more.")]
    [InlineData("Public:A Public:B Public:C Public:D Public:E Public:F Public:G Public:H", true,
        "Sources: A; B; C; D; E; F; and 2 more.")]
    [InlineData("Public:A Public:B", false, "Among the sources: A; B.")]
    public void A_letter_names_the_sources_that_everybody_may_see(string sources, bool all, string? words) =>
        Assert.Equal(words, AnswerFormatter.Sources([.. System.Text.RegularExpressions.Regex.Matches(sources, @"(\w+):([\w ]+?)(?= \w+:|$)")
            .Select((one, index) => new NumberedSource(index + 1, index + 1, new SourceDetails { Publisher = one.Groups[2].Value },
                new HashSet<string>(), Enum.Parse<Confidentiality>(one.Groups[1].Value)))], all));

    [Theory]
    [InlineData(null, null)]
    [InlineData("https://cases.example.org", "https://cases.example.org/prisoners?as-of=2024-12-10")]
    public void An_address_for_others_is_the_public_one_or_none(string? root, string? address) =>
        Assert.Equal(address, new PublicAddress(root is null ? null : new Uri(root)).Of("/prisoners?as-of=2024-12-10"));

    private static GroupCustody Group(string text)
    {
        var parts = text.Split(' ');
        Certainty? certainty = parts[0] switch { "certain" => Certainty.Certain, "possible" => Certainty.Possible, _ => null };
        var (held, arrested) = (Number(parts[1]), Number(parts[2]));
        return new(arrested, held, certainty, null, 0, held, arrested, new Problem("Custody.Some"));
    }

    private static BoundedNumber? Number(string text) => text == "-" ? null : BoundedNumber.Parse(text).Value;
}
