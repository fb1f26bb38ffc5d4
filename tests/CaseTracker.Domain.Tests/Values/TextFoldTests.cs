using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.Values;

public class TextFoldTests
{
    [Theory]
    // Signs in another order, as keyboards and converters leave them.
    [InlineData("\u179F\u17D2\u178F\u17D2\u179A\u17B8", "\u179F\u17D2\u179A\u17D2\u178F\u17B8")]
    [InlineData("\u1780\u17D2\u179A\u17BB\u1784", "\u1780\u17BB\u17D2\u179A\u1784")]
    [InlineData("\u1785\u17C6\u17B6", "\u1785\u17B6\u17C6")]
    [InlineData("\u179F\u17CA\u17B8", "\u179F\u17B8\u17CA")]
    // Two letters that are drawn as one, and a subscript that two letters share.
    [InlineData("\u1780\u17C1\u17B6", "\u1780\u17C4")]
    [InlineData("\u1780\u17C1\u17B8", "\u1780\u17BE")]
    [InlineData("\u1780\u178E\u17D2\u178A\u17B6\u179B", "\u1780\u178E\u17D2\u178F\u17B6\u179B")]
    // A shifter under a vowel above is drawn as ុ.
    [InlineData("\u179F\u17CA\u17B8", "\u179F\u17BB\u17B8")]
    [InlineData("\u179F\u17C9\u17B8", "\u179F\u17BB\u17B8")]
    [InlineData("\u1780\u17C6\u17C6", "\u1780\u17C6")]
    [InlineData("\u17A3\u17A4\u17A8", "\u17A2\u17A2\u17B6\u17A7\u1780")]
    [InlineData("\u17B2\u17D2\u1799", "\u17B1\u17D2\u1799")]
    [InlineData("\u179F\u17BB\u200B\u1781", "\u179F\u17BB\u1781")]
    [InlineData("\u202A\u179F\u17BB\u200D\u1781\u2069\uFEFF", "\u179F\u17BB\u1781")]
    [InlineData("១២", "12")]
    // Latin.
    [InlineData("José", "Jose\u0301")]
    [InlineData("JOSÉ", "jose")]
    [InlineData("Ｓｏｋ　Ｄａｒａ", "sok dara")]
    [InlineData("Nguyễn Đức", "nguyen duc")]
    [InlineData("O’Brien", "O'Brien")]
    [InlineData("Kem‑Sokha", "kem-sokha")]
    [InlineData("  Sok \u00A0 Dara ", "sok dara")]
    [InlineData("ﬁeld", "field")]
    [InlineData("Sok\u00AD\u200EDara", "sokdara")]
    public void What_looks_or_reads_alike_is_one_text(string one, string other) => Assert.Equal(TextFold.Of(one), TextFold.Of(other));

    [Theory]
    [InlineData("កឹម", "កម")]
    [InlineData("សុខ", "សូខ")]
    [InlineData("ចាន់", "ចាន")]
    [InlineData("ក្រ", "ករ")]
    [InlineData("Sok", "Sak")]
    public void What_reads_otherwise_stays_apart(string one, string other) => Assert.NotEqual(TextFold.Of(one), TextFold.Of(other));

    [Fact]
    public void Nothing_and_what_nobody_sees_are_empty()
    {
        foreach (var text in new[] { null, "", " ", "\u200B", "\u202A\u2069", "\uFEFF " }) Assert.Equal("", TextFold.Of(text));
        Assert.Empty(TextFold.Words("\u200B"));
    }

    [Fact]
    public void A_lone_half_of_a_pair_does_no_harm() => Assert.Equal("ab", TextFold.Of("a\uD800b"));

    [Fact]
    public void To_fold_twice_changes_nothing() => Prop.ForAll(Texts(), text => TextFold.Of(TextFold.Of(text)) == TextFold.Of(text))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_two_signs_and_what_is_invisible_change_nothing() => Prop.ForAll(Texts(), text =>
        TextFold.Of(string.Concat(text.Select(c => $"{c}\u200B"))) == TextFold.Of(text)).QuickCheckThrowOnFailure();

    internal static Arbitrary<string> Texts() => Gen.Elements(
            "ក", "ស", "រ", "ត", "អ", "\u17D2\u179A", "\u17D2\u178F", "\u17D2\u178A", "\u17B6", "\u17B7", "\u17B8", "\u17BB", "\u17BE",
                "\u17C1", "\u17C4", "\u17C6", "\u17C7", "\u17C9", "\u17CA", "\u17CB", "\u17CC", "\u17D0",
            "a", "É", "e\u0301", "đ", " ", "-", "ﬁ", "Ａ", "７", "៧", "'", "’")
        .ArrayOf().Select(string.Concat).ToArbitrary();
}
