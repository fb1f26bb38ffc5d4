using CaseTracker.Domain.Sources;

namespace CaseTracker.Domain.Tests.Sources;

public class CitationRulesTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData(1, true)]
    [InlineData(6, true)]
    [InlineData(0, false)]
    [InlineData(7, false)]
    [InlineData(-1, false)]
    public void A_grade_is_one_of_six_or_none(int? grade, bool fits)
    {
        var problems = CitationRules.Check(new() { Credibility = grade }).ToList();
        Assert.Equal(fits ? [] : ["Errors.OutOfRange"], problems.Select(problem => problem.Key));
        if (!fits) Assert.Equal([1, 6], problems[0].Args[1..]);
    }

    [Theory]
    [InlineData("Treason ", "treason", true)]
    [InlineData("two  words\tand\nmore", "Two words and more", true)]
    [InlineData("", "   ", true)]
    [InlineData("two words", "twowords", false)]
    [InlineData("94", "49", false)]
    public void Case_and_spaces_make_no_other_value(string one, string other, bool same) =>
        Assert.Equal(same, CitationRules.Plain(one) == CitationRules.Plain(other));

    [Theory]
    [InlineData("=Male", "=Male", true)]
    [InlineData("=male", " =MALE ", true)]
    [InlineData("=Male\n=Female", "=Female", true)]
    [InlineData("=Male", "=Female", false)]
    [InlineData("=Male", "=Male|=Female", false)]
    [InlineData("=Male", "|", true)]
    [InlineData("", "=Male", false)]
    public void A_choice_holds_until_a_source_reports_what_it_did_not_weigh(string weighed, string now, bool holds) =>
        Assert.Equal(holds, ConflictResolutionRules.Holds(new() { WeighedValues = weighed },
            now.Split('|').Select(value => value.Length == 0 ? null : value)));

    [Fact]
    public void What_a_choice_weighs_is_kept_once_one_a_line() => Assert.Equal("Treason\na plot",
        ConflictResolutionRules.Weighed(["Treason", " treason ", null, "  ", "a\nplot", "A  plot"]));
}
