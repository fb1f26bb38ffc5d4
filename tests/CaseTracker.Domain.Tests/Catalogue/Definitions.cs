using System.Reflection;
using System.Text.RegularExpressions;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Tests.Habits;

namespace CaseTracker.Domain.Tests.Catalogue;

/// <summary>The definitions of all kinds of record, as the assembly has them.</summary>
internal static partial class Definitions
{
    public static IReadOnlyList<RecordDefinition> All { get; } =
        [.. typeof(RecordKind).Assembly.GetTypes().Select(Of).OfType<RecordDefinition>()];

    /// <summary>The definition that a type holds; null for one that is no details record.</summary>
    public static RecordDefinition? Of(Type type) =>
        type.IsInterface ? null : type.GetProperty("Catalogue", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
            as RecordDefinition;

    /// <summary>What a details record says of itself, in one line: the summary above it in its file; null where it says nothing.</summary>
    public static string? Summary(Type details)
    {
        foreach (var file in RepositoryFiles.Of("src/CaseTracker.Domain", "*.cs"))
        {
            var lines = File.ReadAllLines(file);
            var at = Array.FindIndex(lines, line => line.StartsWith($"public record {details.Name} :", StringComparison.Ordinal));
            if (at < 0) continue;
            var above = lines.Take(at).Reverse().TakeWhile(line => line.StartsWith("///", StringComparison.Ordinal)).Reverse();
            var said = Tag().Replace(See().Replace(string.Join(' ', above.Select(line => line[3..].Trim())), "$1"), "").Trim();
            return said.Length == 0 ? null : said;
        }
        return null;
    }

    [GeneratedRegex("<see cref=\"(\\w+?)(?:Details)?(?:\\.\\w+)?\"/>")]
    private static partial Regex See();

    [GeneratedRegex("</?summary>")]
    private static partial Regex Tag();
}
