using CaseTracker.Domain.Security;

namespace CaseTracker.Domain.Tests.Security;

public class AccountNamesTests
{
    [Theory]
    [InlineData("Test Person A")]
    [InlineData("Test-Person O'Neil, Jr. (north)")]
    [InlineData("José Ångström")]
    [InlineData("Nguyễn Thị Thử")]
    [InlineData("អ្នក​សាកល្បង ក")]
    [InlineData("សុខ Sok 2")]
    [InlineData("ឈ្មោះ ២")]
    [InlineData("ทดสอบน้ำ")]
    [InlineData("测试 Test")]
    [InlineData("Тест Человек")]
    [InlineData("Δοκιμή")]
    public void A_name_as_people_bear_it_may_stand(string name) => Assert.Null(AccountNames.Check(name));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("...")]
    [InlineData("2024")]
    public void A_name_without_a_letter_is_none(string name) => Assert.Equal("Account.NameNeeded", AccountNames.Check(name)?.Key);

    [Fact]
    public void A_name_has_at_most_200_characters() =>
        Assert.Equal((null, "Account.NameNeeded"), (AccountNames.Check(new string('a', 200))?.Key,
            AccountNames.Check(new string('a', 201))?.Key));

    [Theory]
    [InlineData("Test\tPerson", "U+0009")]
    [InlineData("Test\nPerson", "U+000A")]
    [InlineData("Test\0Person", "U+0000")]
    [InlineData("Test\u202EnosreP", "U+202E")]
    [InlineData("Test\u2066Person", "U+2066")]
    [InlineData("Test\u200FPerson", "U+200F")]
    [InlineData("Test\u200BPerson", "U+200B")]
    [InlineData("Test\u00ADPerson", "U+00AD")]
    [InlineData("Test\uFEFFPerson", "U+FEFF")]
    [InlineData("Test\u2028Person", "U+2028")]
    [InlineData("Test\u00A0Person", "U+00A0")]
    [InlineData("Test\u3164Person", "U+3164")]
    [InlineData("Ｔest Person", "U+FF34")]
    [InlineData("𝐓est Person", "U+1D413")]
    [InlineData("Test Personᵃ", "U+1D43")]
    [InlineData("Tes\u01C0 Person", "U+01C0")]
    [InlineData("Tɑst Person", "U+0251")]
    [InlineData("Test Person ✓", "U+2713")]
    [InlineData("Test | Person", "U+007C")]
    [InlineData("Test <Person>", "U+003C")]
    [InlineData("Test Person ١", "U+0661")]
    [InlineData("Ꭲest", "U+13A2")]
    [InlineData("Tes\u0301\u0301\u0301t", "U+0301")]
    [InlineData("Test\uD800Person", "U+FFFD")]
    public void A_character_that_nobody_sees_or_that_passes_for_another_is_refused_by_its_code(string name, string code)
    {
        var problem = AccountNames.Check(name);
        Assert.Equal("Account.NameDisguised", problem?.Key);
        Assert.Contains(code, problem!.Localize(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tеst Person")]
    [InlineData("Test Рerson")]
    [InlineData("Test Perѕon A")]
    [InlineData("Τest Person")]
    [InlineData("Test Persοn")]
    public void Latin_letters_do_not_mix_with_ones_that_look_like_them(string name) =>
        Assert.Equal("Account.NameMixed", AccountNames.Check(name)?.Key);

    [Theory]
    [InlineData("Test Person A", "test person a")]
    [InlineData("Test Person A", "TEST-PERSON, A.")]
    [InlineData("Test Person A", "  Test  Person A ")]
    [InlineData("José Test", "Jose Test")]
    [InlineData("José Test", "José Test")]
    [InlineData("TOM CAPE", "ТОМ САРЕ")]
    [InlineData("Oxa", "Оха")]
    [InlineData("Test Ian", "Test lan")]
    [InlineData("Test l", "Test I")]
    [InlineData("Test l", "Test 1")]
    [InlineData("Test O", "Test 0")]
    [InlineData("ស្ត្រី", "ស្រ្តី")]
    [InlineData("សុខ តេស្ត", "សុខ​តេស្ត")]
    public void Names_that_read_alike_are_one(string one, string other)
    {
        Assert.True(AccountNames.AreAlike(one, other));
        Assert.True(AccountNames.AreAlike(other, one));
    }

    [Theory]
    [InlineData("Test Person A", "Test Person B")]
    [InlineData("Test Mai", "Test Mal")]
    [InlineData("Test Il", "Test Li")]
    [InlineData("Test Person 1", "Test Person 10")]
    [InlineData("កឹម", "កម")]
    [InlineData("Sok", "Sokh")]
    public void Names_that_people_tell_apart_are_two(string one, string other) => Assert.False(AccountNames.AreAlike(one, other));

    [Theory]
    [InlineData("operator")]
    [InlineData("Operator")]
    [InlineData("Seed")]
    public void The_programs_own_names_are_nobody_elses(string name) => Assert.True(AccountNames.IsReserved(name));
}
