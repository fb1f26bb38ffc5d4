using CaseTracker.Domain.Language;
using CaseTracker.Domain.Review;

namespace CaseTracker.Domain.Tests.Review;

public class TagRulesTests
{
    [Theory]
    [InlineData("Hunger strike", " hunger   STRIKE ", true)]
    [InlineData("café", "Cafe", true)]
    [InlineData("ស្រ្តី", "ស្ត្រី", true)]
    [InlineData("to call back", "called back", false)]
    public void Names_that_look_or_read_the_same_are_one_tag(string one, string other, bool same) =>
        Assert.Equal(same, TagRules.Folded(one) == TagRules.Folded(other));

    [Theory]
    [InlineData(" to   call\tback ", "to call back")]
    [InlineData(null, "")]
    public void A_name_is_written_with_single_spaces(string? typed, string written) => Assert.Equal(written, TagRules.Written(typed));

    [Theory]
    [InlineData(null, 1, "Tags.NameMissing")]
    [InlineData("\u200B", 1, "Tags.NameMissing")]
    [InlineData("a", TagRules.Longest, null)]
    [InlineData("a", TagRules.Longest + 1, "Tags.NameTooLong")]
    public void A_name_has_something_to_read_and_is_short(string? letter, int times, string? wrong) =>
        Assert.Equal(wrong, ((Invalid?)TagRules.Wrong(letter is null ? null : string.Concat(Enumerable.Repeat(letter, times))))?.Key);
}
