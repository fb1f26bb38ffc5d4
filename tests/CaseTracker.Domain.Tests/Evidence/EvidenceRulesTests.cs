using CaseTracker.Domain.Evidence;

namespace CaseTracker.Domain.Tests.Evidence;

public class EvidenceRulesTests
{
    [Theory]
    [InlineData("photo.jpg", "photo.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\Test\\scan.pdf", "scan.pdf")]
    [InlineData("a\u202Egpj.exe", "agpj.exe")]
    [InlineData("a\r\nb.txt", "ab.txt")]
    [InlineData("a:b*c?.txt", "a_b_c_.txt")]
    [InlineData("របាយការណ៍\u200Bសាកល្បង.pdf", "របាយការណ៍\u200Bសាកល្បង.pdf")]
    [InlineData(" .. ", "")]
    [InlineData(null, "")]
    public void A_name_keeps_its_words_and_nothing_that_deceives(string? given, string kept) =>
        Assert.Equal(kept, EvidenceRules.CleanName(given));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = EvidenceRules.CleanName(new string('a', 500) + ".jpeg");
        Assert.Equal((EvidenceRules.LongestName, ".jpeg"), (name.Length, Path.GetExtension(name)));
    }

    [Fact]
    public void What_is_said_with_a_file_is_not_too_long()
    {
        Assert.Null(EvidenceRules.WrongText("reason", new string('a', EvidenceRules.LongestText)));
        Assert.Equal("Evidence.TextTooLong", EvidenceRules.WrongText("reason", new string('a', EvidenceRules.LongestText + 1))?.Key);
    }
}
