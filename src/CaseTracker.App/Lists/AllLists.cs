namespace CaseTracker.App.Lists;

/// <summary>A feature that has lists.</summary>
internal interface IListModule
{
    IReadOnlyList<ListDefinition> Lists { get; }
}

/// <summary>Every list, as the modules bring them: commands, addresses of files and whatever goes through all lists take them from
/// here.</summary>
public static class AllLists
{
    private static IReadOnlyList<IListModule> _modules = [];
    private static readonly Lazy<IReadOnlyList<ListDefinition>> Brought = new(() => [.. _modules.SelectMany(module => module.Lists)]);

    /// <summary>In the order of the modules.</summary>
    public static IReadOnlyList<ListDefinition> All => Brought.Value;

    /// <summary>Before any code of the program runs, and before the kinds' lists can be made.</summary>
    internal static void Bring(IEnumerable<IListModule> modules) => _modules = [.. modules];
}
