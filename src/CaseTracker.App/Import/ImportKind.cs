using CaseTracker.App.Lists;
using CaseTracker.App.Records;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Import;

/// <summary>What the rows of a file are.</summary>
/// <param name="Type">Null for the wide table of prisoners.</param>
/// <param name="List">The list that the kind is named by; null for a kind without one.</param>
internal sealed record ImportKind(RecordType? Type, RecordList? List)
{
    public Headings Headings => Type is null ? Headings.OfPrisoners() : Headings.Of(Type, List);

    public static ImportKind? Find(string name) => AllLists.All.FirstOrDefault(list => list.Name == name) switch
    {
        RecordList list => new(list.Type, list),
        not null => new(null, null),
        null => RecordTypes.All.Values.FirstOrDefault(type => type.Definition.Folder == name) is { } type ? new(type, null) : null,
    };

    public static Problem Unknown(string name) => new("Import.KindUnknown", name, string.Join(", ", PlanImport.Kinds));
}
