using CaseTracker.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace CaseTracker.Domain.Tests.Values;

public class SortKeyTests
{
    [Theory]
    [InlineData("កែវ ចាន់ សុខ")]
    [InlineData("ក កក កា កាក កិ កី កឹ កឺ កុ កូ កួ កើ កឿ កៀ កេ កែ កៃ កោ កៅ កុំ កំ កាំ កះ កិះ កុះ កេះ កោះ ក្ក ក្រ ខ")]
    [InlineData("រ រះ រ្ហ ឫ ឬ ល លី ឭ ឮ វ ស ហ ឡ អ អក អា អ្ន ឥ ឦ ឧ ឩ ឪ ឯ ឰ ឱ ឳ")]
    [InlineData("ត ថ ទ ធ ន ប ផ ព ភ ម យ រ")]
    [InlineData("1 9 A Chan José Keo Sok ក")]
    [InlineData("Sok Sokha សុខ")]
    public void Stands_in_the_order_of_the_dictionary(string inOrder)
    {
        var words = inOrder.Split(' ');
        Assert.Equal(words, words.Reverse().OrderBy(SortKey.Of, StringComparer.Ordinal));
    }

    [Fact]
    public void A_shorter_name_stands_before_a_longer_one_that_begins_with_it() =>
        Assert.Equal(["Sok", "Sok Dara", "Soka"], new[] { "Soka", "Sok Dara", "Sok" }.OrderBy(SortKey.Of, StringComparer.Ordinal));

    [Theory]
    [InlineData("José", "JOSE")]
    [InlineData("Jose\u0301", "José")]
    [InlineData("\u179F\u17D2\u178F\u17D2\u179A\u17B8", "\u179F\u17D2\u179A\u17D2\u178F\u17B8")]
    public void An_accented_letter_stands_beside_its_plain_one_and_one_name_in_one_place(string one, string other) =>
        Assert.Equal(SortKey.Of(one), SortKey.Of(other));

    [Fact]
    public void A_robat_counts_as_ro_before_its_letter() =>
        Assert.Equal(["ធន", "ធម", "ធរ", "ធម៌", "ធល"], new[] { "ធល", "ធម៌", "ធរ", "ធម", "ធន" }.OrderBy(SortKey.Of, StringComparer.Ordinal));

    [Fact]
    public void Holds_only_what_every_database_compares_alike_and_is_short() => Prop.ForAll(TextFoldTests.Texts(), text =>
        SortKey.Of(text) is { Length: <= SortKey.MaxLength } key && key.All(char.IsAsciiHexDigitLower)
            && SortKey.Of(TextFold.Of(text)) == key).QuickCheckThrowOnFailure();
}
