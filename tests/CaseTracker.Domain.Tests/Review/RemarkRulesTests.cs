using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;
using static CaseTracker.Domain.Security.Confidentiality;

namespace CaseTracker.Domain.Tests.Review;

public class RemarkRulesTests
{
    private static readonly (long, string)[] Team = [(1, "Test Ann"), (2, "Test Ann Bee"), (3, "តេស្ត សុខា")];

    [Theory]
    [InlineData(Internal, Internal, Internal)]
    [InlineData(Restricted, Internal, Restricted)]
    [InlineData(Restricted, Public, Restricted)]
    [InlineData(Confidential, Internal, Restricted)]
    [InlineData(Confidential, Confidential, Confidential)]
    public void What_a_writer_sees_is_not_open_by_itself(Confidentiality writer, Confidentiality of, Confidentiality usual)
    {
        Assert.Equal(usual, RemarkRules.UsualLevel(writer, of));
        Assert.Contains(usual, RemarkRules.Levels(writer, of));
    }

    [Theory]
    [InlineData(Internal, Public, "Internal")]
    [InlineData(Restricted, Internal, "Internal Restricted")]
    [InlineData(Confidential, Restricted, "Restricted Confidential")]
    public void A_remark_is_never_more_open_than_its_record_nor_above_its_writer(Confidentiality writer, Confidentiality of,
        string levels) => Assert.Equal(levels, string.Join(' ', RemarkRules.Levels(writer, of)));

    [Theory]
    [InlineData("@Test Ann, please look", "1")]
    [InlineData("@test ann bee: please look", "2")]
    [InlineData("ask @តេស្ត សុខា", "3")]
    [InlineData("@Test Ann and @Test Ann Bee and @Test Ann", "1 2")]
    [InlineData("@Test Annabel", "")]
    [InlineData("Test Ann", "")]
    [InlineData("@", "")]
    [InlineData("test@example.org", "")]
    public void Whom_a_text_mentions(string text, string accounts) =>
        Assert.Equal(accounts, string.Join(' ', RemarkRules.Mentioned(text, Team)));

    [Theory]
    [InlineData(null, "Review.RemarkMissing")]
    [InlineData("  ", "Review.RemarkMissing")]
    [InlineData("A source is missing", null)]
    public void What_is_wrong_with_a_remark(string? text, string? problem) => Assert.Equal(problem, RemarkRules.Wrong(text)?.Key);

    [Fact]
    public void A_remark_has_an_end() =>
        Assert.Equal("Review.RemarkTooLong", RemarkRules.Wrong(new string('a', ReviewRules.LongestRemark + 1))?.Key);
}
