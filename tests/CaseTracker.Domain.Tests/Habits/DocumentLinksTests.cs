using System.Text.RegularExpressions;

namespace CaseTracker.Domain.Tests.Habits;

/// <summary>Who follows a link of the documentation finds a file there.</summary>
public partial class DocumentLinksTests
{
    public static TheoryData<string> Documents() => [.. new[] { ".github", "src", "tests", "schema", "seed-data" }
        .SelectMany(folder => RepositoryFiles.Of(folder, "*.md")).Append(Path.Combine(RepositoryFiles.Root, "README.md"))
        .Select(file => Path.GetRelativePath(RepositoryFiles.Root, file)).Order()];

    [Theory, MemberData(nameof(Documents))]
    public void Each_link_within_the_repository_leads_to_a_file(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(RepositoryFiles.Root, document))!;
        var links = Link().Matches(File.ReadAllText(Path.Combine(RepositoryFiles.Root, document))).Select(link => link.Groups[1].Value);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(folder, link.Split('#')[0])), $"{document}: there is no {link}."));
    }

    [Fact]
    public void Each_decision_has_its_day_in_its_name_and_a_title()
    {
        var decisions = RepositoryFiles.Of(Path.Combine("src", "decisions"), "*.md")
            .Where(file => Path.GetFileName(file) != "README.md").ToList();
        Assert.NotEmpty(decisions);
        Assert.All(decisions, file =>
        {
            Assert.Matches(Named(), Path.GetFileName(file));
            Assert.StartsWith("# ", File.ReadAllText(file), StringComparison.Ordinal);
        });
    }

    [GeneratedRegex(@"^20\d\d-\d\d-\d\d-[a-z0-9-]+\.md$")]
    private static partial Regex Named();

    // Addresses of the web and of mail are not looked up, and neither are places within the same document.
    [GeneratedRegex(@"\]\((?!\w+:|#)([^)\s]+)\)")]
    private static partial Regex Link();
}
