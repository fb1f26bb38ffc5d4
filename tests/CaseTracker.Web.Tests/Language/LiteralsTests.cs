using System.Globalization;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Language;
using CaseTracker.Web.Tests.Running;
using Xunit;

namespace CaseTracker.Web.Tests.Language;

public sealed partial class LiteralsTests
{
    public static TheoryData<string> Components() =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "src", "CaseTracker.Web"), "*.razor", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_shows_no_words_of_its_own(string file) =>
        Assert.Empty(RazorText.VisibleWords(File.ReadAllText(Path.Combine(Repository.Root, file))));

    [Theory]
    [InlineData("<p>Some words</p>", "Some words")]
    [InlineData("<p>@name is here</p>", "is here")]
    [InlineData("<input placeholder=\"Type here\" />", "Type here")]
    [InlineData("<button title=\"Go\" aria-label=\"@Texts.Localize(\"A.B\")\">@Texts.Localize(\"A.B\")</button>", "Go")]
    public void The_check_finds_words(string razor, string words) => Assert.Contains(words, RazorText.VisibleWords(razor));

    [Theory]
    [InlineData("<p>@Texts.Localize(\"A.B\", x)</p>")]
    [InlineData("@if (x is not null)\n{\n    <p>@x · @y.Z(1)</p>\n}\nelse if (a > b)\n{\n    @z\n}")]
    [InlineData("@* words *@\n<p class=\"secondary words\">1 / 2</p>\n@code {\n    string x = \"words\";\n}")]
    [InlineData("@foreach (var x in xs)\n{\n    <li @key=\"x\">@(x.Name ?? \"none\")</li>\n}")]
    [InlineData("@if (x.Where(one => one > 1)\n    .ToList() is { Count: > 0 } many)\n{\n    <p>@many.Count</p>\n}")]
    public void The_check_lets_code_pass(string razor) => Assert.Empty(RazorText.VisibleWords(razor));

    [Fact]
    public void Every_key_that_the_source_names_exists_in_English()
    {
        var missing = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct().Where(key => Texts.Find(key, CultureInfo.InvariantCulture) is null).ToList();
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("Shell.Message_", new[] { "400", "403", "404", "429", "500" })]
    [InlineData("Shell.MessageTitle_", new[] { "400", "403", "404", "429", "500" })]
    [InlineData("Shell.Notice_", new[] { "Info", "Done", "Warning", "Error" })]
    [InlineData("Shell.Theme_", new[] { "auto", "light", "dark" })]
    [InlineData("Choices.Role_", new[] { "DataViewer", "Advocate", "ReportAuthor", "Researcher", "Administrator" })]
    public void Keys_that_are_put_together_exist_in_both_languages(string start, string[] ends)
    {
        foreach (var language in new[] { "en", "km" })
            Assert.All(ends, end => Assert.NotNull(Texts.Find(start + end, CultureInfo.GetCultureInfo(language))));
    }

    // Texts.Localize("Area.Key" …), LocalizeIn, new Problem("Area.Key" …) and its kinds; keys with a hole in them are put together at run
    // time.
    [GeneratedRegex("(?:Texts\\.(?:Say|Find)\\(|LocalizeIn\\(\\w+, |new (?:Problem|Conflict|Denied)\\(|new Invalid\\([^,()]+,)"
        + "\\s*\"([A-Z]\\w*\\.[\\w.]+)\"[,)]")]
    private static partial Regex Key();
}
