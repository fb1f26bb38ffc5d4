using CaseTracker.Domain.People;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CaseTracker.Domain.Tests.People;

public sealed class RosterReaderTests
{
    [Theory]
    [InlineData("Test Person A", "Test Person A", null, Sex.NotStated, null)]
    [InlineData("1. Test Person A", "Test Person A", null, Sex.NotStated, null)]
    [InlineData("12) Test Person A, F, 34", "Test Person A", null, Sex.Female, 34)]
    [InlineData("• Test Person A\tសាកល្បង មួយ\tm\taged 19", "Test Person A", "សាកល្បង មួយ", Sex.Male, 19)]
    [InlineData("- Test Person A | 41 years | female", "Test Person A", null, Sex.Female, 41)]
    [InlineData("៣. សាកល្បង មួយ, ស្រី, អាយុ ២៥ ឆ្នាំ", null, "សាកល្បង មួយ", Sex.Female, 25)]
    [InlineData("7\tTest Person A\t25", "Test Person A", null, Sex.NotStated, 25)]
    public void A_line_is_read_as_people_write_it(string line, string? name, string? khmer, Sex sex, int? age)
    {
        var read = Assert.Single(RosterReader.Read(line));
        Assert.Null(read.Problem);
        Assert.Equal((name, khmer, sex), (read.Person.Name, read.Person.NameKhmer, read.Person.Sex));
        Assert.Equal(age, (int?)read.Age?.Low);
    }

    [Theory]
    [InlineData("Test Person A (17)", "Test Person A", "17", AgeGroup.Child)]
    [InlineData("4- Test Person A", "Test Person A", null, AgeGroup.Unknown)]
    [InlineData("Test Person A, about 15", "Test Person A", "about 15", AgeGroup.Child)]
    [InlineData("Test Person A, 15-16", "Test Person A", "15 to 16", AgeGroup.Child)]
    [InlineData("Test Person A (aged 17)", "Test Person A", "17", AgeGroup.Child)]
    [InlineData("Test Person A (17 years old)", "Test Person A", "17", AgeGroup.Child)]
    [InlineData("Test Person A [34]", "Test Person A", "34", AgeGroup.Adult)]
    [InlineData("Test Person A (17, m)", "Test Person A", "17", AgeGroup.Child)]
    [InlineData("Test Person A (F) (17)", "Test Person A", "17", AgeGroup.Child)]
    [InlineData("12/ Test Person A", "Test Person A", null, AgeGroup.Unknown)]
    [InlineData("4 - Test Person A", "Test Person A", null, AgeGroup.Unknown)]
    [InlineData("4.- Test Person A", "Test Person A", null, AgeGroup.Unknown)]
    [InlineData("4-Test Person A", "Test Person A", null, AgeGroup.Unknown)]
    [InlineData("(4) Test Person A", "Test Person A", null, AgeGroup.Unknown)]
    [InlineData("#4 Test Person A", "Test Person A", null, AgeGroup.Unknown)]
    [InlineData("No. 4 Test Person A", "Test Person A", null, AgeGroup.Unknown)]
    [InlineData("Test Person A - m - 34", "Test Person A", "34", AgeGroup.Adult)]
    [InlineData("Test Person A – 17", "Test Person A", "17", AgeGroup.Child)]
    [InlineData("Test Person A 17", "Test Person A", "17", AgeGroup.Child)]
    [InlineData("Test Person A aged 17", "Test Person A", "17", AgeGroup.Child)]
    [InlineData("Test Person A, aged about 15", "Test Person A", "about 15", AgeGroup.Child)]
    [InlineData("Test Person A, ~15", "Test Person A", "about 15", AgeGroup.Child)]
    [InlineData("Test Person A, c. 15", "Test Person A", "about 15", AgeGroup.Child)]
    [InlineData("Test Person A, age: 15", "Test Person A", "15", AgeGroup.Child)]
    [InlineData("Test Person A, 15–16 years", "Test Person A", "15 to 16", AgeGroup.Child)]
    [InlineData("Test Person A, 15 or 16", "Test Person A", "15 to 16", AgeGroup.Child)]
    [InlineData("Test Person A, between 15 and 16", "Test Person A", "15 to 16", AgeGroup.Child)]
    [InlineData("Test Person A, 15 - 16", "Test Person A", "15 to 16", AgeGroup.Child)]
    [InlineData("Test Person A, 17yo", "Test Person A", "17", AgeGroup.Child)]
    [InlineData("Test Person A, 17 y/o", "Test Person A", "17", AgeGroup.Child)]
    [InlineData("Test Person A, 17-year-old", "Test Person A", "17", AgeGroup.Child)]
    [InlineData("Test Person A, 17?", "Test Person A", "about 17", AgeGroup.Child)]
    [InlineData("Test Person A, under 18", "Test Person A", "less than 18", AgeGroup.Child)]
    [InlineData("Test Person A, over 60", "Test Person A", "more than 60", AgeGroup.Adult)]
    [InlineData("Test Person A, 60+", "Test Person A", "at least 60", AgeGroup.Adult)]
    [InlineData("Test Person A, 17-19", "Test Person A", "17 to 19", AgeGroup.Unknown)]
    [InlineData("Test Person A, about 18", "Test Person A", "about 18", AgeGroup.Unknown)]
    [InlineData("Test Person A, about 40", "Test Person A", "about 40", AgeGroup.Adult)]
    [InlineData("៤- សាកល្បង មួយ", "សាកល្បង មួយ", null, AgeGroup.Unknown)]
    [InlineData("៤/ សាកល្បង មួយ", "សាកល្បង មួយ", null, AgeGroup.Unknown)]
    [InlineData("សាកល្បង មួយ (១៧)", "សាកល្បង មួយ", "17", AgeGroup.Child)]
    [InlineData("សាកល្បង មួយ (១៧ឆ្នាំ)", "សាកល្បង មួយ", "17", AgeGroup.Child)]
    [InlineData("សាកល្បង មួយ អាយុ ១៧ ឆ្នាំ", "សាកល្បង មួយ", "17", AgeGroup.Child)]
    [InlineData("សាកល្បង មួយ, អាយុប្រហែល ១៥ឆ្នាំ", "សាកល្បង មួយ", "about 15", AgeGroup.Child)]
    [InlineData("សាកល្បង មួយ, ១៥-១៦ ឆ្នាំ", "សាកល្បង មួយ", "15 to 16", AgeGroup.Child)]
    [InlineData("សាកល្បង មួយ, ភេទស្រី, ៣៤", "សាកល្បង មួយ", "34", AgeGroup.Adult)]
    [InlineData("Test Person A (Brother)", "Test Person A (Brother)", null, AgeGroup.Unknown)]
    [InlineData("Test Person A (minor)", "Test Person A", null, AgeGroup.Child)]
    [InlineData("Test Person A, juvenile", "Test Person A", null, AgeGroup.Child)]
    [InlineData("Test Person A (F, child)", "Test Person A", null, AgeGroup.Child)]
    [InlineData("Test Person A, a minor, 17-19", "Test Person A", "17 to 19", AgeGroup.Child)]
    [InlineData("Test Person A, girl", "Test Person A", null, AgeGroup.Unknown)]
    [InlineData("សាកល្បង មួយ (អនីតិជន)", "សាកល្បង មួយ", null, AgeGroup.Child)]
    [InlineData("សាកល្បង មួយ, កុមារ", "សាកល្បង មួយ", null, AgeGroup.Child)]
    public void Ages_and_numbers_of_lines_are_read_as_lists_give_them(string line, string name, string? age, AgeGroup group)
    {
        var read = Assert.Single(RosterReader.Read(line));
        Assert.Null(read.Problem?.Localize());
        Assert.Equal((name, age, group), (read.Person.Name ?? read.Person.NameKhmer, read.Age?.Localize(Values.Read.English),
            read.Person.AgeGroup));
    }

    [Theory]
    [InlineData("Test Person A, 250", "Logging.LineAge")]
    [InlineData("Test Person A, f, m", "Logging.LineTwice")]
    [InlineData("Test Person A, Test Person B", "Logging.LineTwoNames")]
    [InlineData("Test Person A, room 12", "Logging.LineUnread")]
    [InlineData("34, f", "Logging.LineNameless")]
    [InlineData("???", "Logging.LineUnread")]
    [InlineData(",,", "Logging.LineNameless")]
    public void What_cannot_be_read_is_said_and_nothing_is_guessed(string line, string problem) =>
        Assert.Equal(problem, Assert.Single(RosterReader.Read(line)).Problem?.Key);

    [Fact]
    public void Lines_keep_the_numbers_of_the_text()
    {
        var read = RosterReader.Read("Test Person A\r\n\r\n  \nTest Person B, 250\n");
        Assert.Equal([(1, null), (4, "Logging.LineAge")], read.Select(line => (line.Number, line.Problem?.Key)));
    }

    [Theory]
    [InlineData("Test Person A, 17", AgeGroup.Child)]
    [InlineData("Test Person A, 18", AgeGroup.Adult)]
    [InlineData("Test Person A", AgeGroup.Unknown)]
    public void An_age_tells_a_child_from_an_adult(string line, AgeGroup group) =>
        Assert.Equal(group, Assert.Single(RosterReader.Read(line)).Person.AgeGroup);

    [Fact]
    public void A_text_beyond_any_roster_is_refused_with_its_length() =>
        Assert.Equal("Logging.TooManyLines",
            RosterReader.Read(string.Join('\n', Enumerable.Repeat("Test Person", RosterReader.MostLines + 1)))[^1].Problem?.Key);

    [Fact]
    public void No_text_makes_reading_throw_and_every_line_is_a_name_or_a_problem() => Prop.ForAll<string?>(text =>
        RosterReader.Read(text).All(line => line.Problem is not null || (line.Person.Name ?? line.Person.NameKhmer) is { Length: > 0 }))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
