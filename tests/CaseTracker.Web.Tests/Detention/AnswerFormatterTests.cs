using CaseTracker.Domain.Detention;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;
using CaseTracker.Web.Detention;
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

    private static GroupCustody Group(string text)
    {
        var parts = text.Split(' ');
        Certainty? certainty = parts[0] switch { "certain" => Certainty.Certain, "possible" => Certainty.Possible, _ => null };
        var (held, arrested) = (Number(parts[1]), Number(parts[2]));
        return new(arrested, held, certainty, null, 0, held, arrested, new Problem("Custody.Some"));
    }

    private static BoundedNumber? Number(string text) => text == "-" ? null : BoundedNumber.Parse(text).Value;
}
