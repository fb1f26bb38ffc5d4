using System.Text.RegularExpressions;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Tests.Catalogue;

namespace CaseTracker.Domain.Tests.Habits;

/// <summary>The glossary speaks of what the code has, and no kind of record goes unexplained.</summary>
public partial class GlossaryTests
{
    private static readonly List<(string Term, string Type, string Meaning)> Lines =
        [.. File.ReadLines(Path.Combine(RepositoryFiles.Root, "src", "GLOSSARY.md")).Select(line => Line().Match(line))
            .Where(line => line.Success).Select(line => (line.Groups[1].Value, line.Groups[2].Value, line.Groups[3].Value))];

    [Fact]
    public void Each_term_is_a_public_type_of_Domain()
    {
        var types = typeof(RecordKind).Assembly.GetExportedTypes().Select(type => type.Name.Split('`')[0])
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(Lines.Count > 50, $"Only {Lines.Count} terms were found.");
        Assert.All(Lines, line => Assert.True(types.Contains(line.Type), $"{line.Term}: there is no public type {line.Type}."));
    }

    /// <summary>The dictionary of the schema repeats it; the glossary says more of those that need it.</summary>
    [Fact]
    public void Each_kind_of_record_is_explained_above_its_details() =>
        Assert.All(Definitions.All, of => Assert.True(Definitions.Summary(of.Details) is { Length: > 10 }, $"What is {of.Kind}?"));

    [Fact]
    public void No_term_stands_twice_and_none_without_a_meaning()
    {
        Assert.All(Lines.GroupBy(line => line.Term, StringComparer.Ordinal), same => Assert.Single(same));
        Assert.All(Lines, line => Assert.True(line.Meaning.Trim().Length > 10, $"{line.Term} has no meaning."));
    }

    [GeneratedRegex(@"^\| ([^|]+) \| `(\w+)` \| ([^|]+) \|$")]
    private static partial Regex Line();
}
