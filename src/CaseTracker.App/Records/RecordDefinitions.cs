using CaseTracker.Domain.Catalogue;

namespace CaseTracker.App.Records;

/// <summary>The definitions of all kinds of record, for pages that serve every kind alike.</summary>
public static class RecordDefinitions
{
    public static IEnumerable<RecordDefinition> All => RecordTypes.All.Values.Select(type => type.Definition);

    public static RecordDefinition Of(RecordKind kind) => RecordTypes.All[kind].Definition;
}
