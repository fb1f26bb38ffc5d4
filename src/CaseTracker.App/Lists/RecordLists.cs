using CaseTracker.App.Records;

namespace CaseTracker.App.Lists;

/// <summary>Every list of records, as the definitions of their kinds have them: pages, counts, matrix and exports take a list from
/// here.</summary>
public static class RecordLists
{
    public static IReadOnlyList<RecordList> All { get; } =
        [.. RecordTypes.All.Values.SelectMany(type => type.Definition.Lists.Select(list => new RecordList(type, list)))];

    /// <summary>The list of that name, or null.</summary>
    public static RecordList? Find(string name) => All.FirstOrDefault(list => list.Name == name);
}
