using System.Reflection;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace CaseTracker.Domain.Tests.Habits;

/// <summary>Which folder of a project may use which, read from the compiled assembly. Each line of the order holds folders that do not know
/// one another; each may use those of the lines before it, and no other, so that they form no circle. What the compiler copies in
/// (constants, <c>nameof</c>) is not seen.</summary>
/// <param name="order">The lowest first; a line is folders with spaces between them. <c>.</c> is the project's root.</param>
internal sealed class FolderOrder(Assembly assembly, string[] order)
{
    /// <summary>Before the namespace of what the compiler of Razor files makes for components whose type it works out.</summary>
    private const string OfRazor = "__Blazor.";

    private readonly string _root = assembly.GetName().Name + ".";

    private readonly Dictionary<string, int> _line = order.SelectMany((line, number) => line.Split(' ').Select(folder => (folder, number)))
        .ToDictionary(of => of.folder, of => of.number, StringComparer.Ordinal);

    /// <summary>All that is wrong, one sentence each: empty where the order holds.</summary>
    public IReadOnlyList<string> Faults()
    {
        var uses = Uses();
        var folders = uses.SelectMany(use => new[] { use.From, use.To }).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. folders.Where(folder => !_line.ContainsKey(folder)).Select(folder => $"{folder} has no place in the order"),
            .. _line.Keys.Where(folder => !folders.Contains(folder)).Select(folder => $"{folder} is in the order and nowhere else"),
            .. uses.Where(use => !IsBelow(use.To, use.From)).Select(use => $"{use.Edge}: {use.Types}"),
        ];
    }

    public void Holds()
    {
        var faults = Faults();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private bool IsBelow(string lower, string upper) =>
        _line.TryGetValue(lower, out var under) && _line.TryGetValue(upper, out var over) && under < over;

    private List<Use> Uses()
    {
        var loaded = new ArchLoader().LoadAssembly(assembly).Build();
        return [.. loaded.Types.SelectMany(type => type.Dependencies)
            .Select(use => (From: Folder(use.Origin.FullName), To: Folder(use.Target.FullName),
                Types: $"{use.Origin.Name} uses {use.Target.Name}"))
            .Where(use => use is { From: not null, To: not null } && use.From != use.To)
            .GroupBy(use => (use.From, use.To), use => use.Types)
            .Select(use => new Use(use.Key.From!, use.Key.To!, string.Join(", ", use.Distinct().Order(StringComparer.Ordinal))))
            .OrderBy(use => use.Edge, StringComparer.Ordinal)];
    }

    /// <summary>Null for what is none of this project's.</summary>
    private string? Folder(string type)
    {
        var own = type.StartsWith(OfRazor, StringComparison.Ordinal) ? type[OfRazor.Length..] : type;
        return !own.StartsWith(_root, StringComparison.Ordinal) ? null
            : own[_root.Length..].Split('.') is [var folder, _, ..] ? folder : ".";
    }

    private sealed record Use(string From, string To, string Types)
    {
        public string Edge => $"{From} -> {To}";
    }
}
