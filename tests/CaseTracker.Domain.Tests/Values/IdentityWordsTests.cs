using CaseTracker.Domain.Values;

namespace CaseTracker.Domain.Tests.Values;

public class IdentityWordsTests
{
    [Theory]
    [InlineData("Test Kin Sokha, sister, 012 345 678", "test kin sokha", "012345678", "test kin sokha sister 012 345 678")]
    [InlineData("Test Kin\n(+855) 12-345-678; at the test shop", "test kin", "12345678", "at the test shop",
        "test kin 855 12 345 678 at the test shop")]
    [InlineData("០១២ ៣៤៥ ៦៧៨", "012345678")]
    // One word, and few digits, would be the same of too many.
    [InlineData("sister", "sister")]
    [InlineData("Dara, 12345", "dara 12345")]
    [InlineData(" , ")]
    public void An_identity_is_found_by_the_whole_its_names_and_its_numbers(string text, params string[] found) =>
        Assert.Equal(found, IdentityWords.Of(text));

    [Theory]
    [InlineData("  TEST   kin ", "test kin")]
    [InlineData("012-345-678", "012345678")]
    [InlineData("12345", "12345")]
    [InlineData("house 123456", "house 123456")]
    public void What_is_typed_is_compared_as_it_is_kept(string typed, string asked) => Assert.Equal(asked, IdentityWords.Asked(typed));
}
