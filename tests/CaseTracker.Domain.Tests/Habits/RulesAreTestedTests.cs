using System.Reflection;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Catalogue;

namespace CaseTracker.Domain.Tests.Habits;

/// <summary>A rule that no test calls can be changed by anybody without a word. What is looked for is a name: that the test would fail is
/// for its author to see.</summary>
public partial class RulesAreTestedTests
{
    private static readonly string[] Tests = RepositoryFiles.Of("tests", "*.cs")
        .Where(file => !file.EndsWith($"{nameof(RulesAreTestedTests)}.cs", StringComparison.Ordinal)).Select(WithoutComments).ToArray();

    public static TheoryData<string> Rules() => [.. typeof(FieldRules).Assembly.GetExportedTypes()
        .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Rules", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName).Select(method => $"{type.Name}.{method.Name}")).Distinct().Order()];

    public static TheoryData<string> Errors() => [.. RepositoryFiles.Of("src", "*.cs")
        .SelectMany(file => Key().Matches(WithoutComments(file)))
        .Select(match => match.Value).Where(key => !Shown.Contains(key)).Distinct().Order()];

    /// <summary>What stands among the errors and is none: words that stand in place of a name.</summary>
    private static readonly string[] Shown = ["\"Errors.NameRestricted\"", "\"Errors.NameUnknown\""];

    [Theory, MemberData(nameof(Rules))]
    public void Each_rule_is_called_by_a_test(string rule)
    {
        var called = new Regex($@"\b{Regex.Escape(rule)}\b");
        Assert.True(Array.Exists(Tests, called.IsMatch), $"No test calls {rule}.");
    }

    [Theory, MemberData(nameof(Errors))]
    public void Each_error_that_the_source_raises_is_named_by_a_test(string error) =>
        Assert.True(Array.Exists(Tests, test => test.Contains(error, StringComparison.Ordinal)), $"No test names {error}.");

    [Fact]
    public void There_are_rules_and_errors_to_look_for() => Assert.True(Rules().Count > 30 && Errors().Count > 30,
        $"Only {Rules().Count} rules and {Errors().Count} errors were found.");

    private static string WithoutComments(string file) =>
        string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex("\"Errors\\.\\w+\"")]
    private static partial Regex Key();
}
