using CaseTracker.App.Lists;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.Web.Lists;

/// <summary>A kind of record as somebody writes it in an option or an address: the name that its records are kept under, that of its list,
/// or what it is called in either language ("Person", "people", "person").</summary>
public static class KindName
{
    /// <summary>The kind of that name, of those that can be asked for; null where the word is none of theirs.</summary>
    public static RecordKind? Find(string word, IEnumerable<RecordKind> kinds)
    {
        var said = TextFold.Of(word.Replace('-', ' '));
        return kinds.Select(kind => (RecordKind?)kind).FirstOrDefault(kind => Names(kind!.Value).Any(name => TextFold.Of(name) == said));
    }

    /// <summary>Each kind by the name of its list; by its own where it has none.</summary>
    public static string All(IEnumerable<RecordKind> kinds) => string.Join(", ", kinds.Select(kind => List(kind) ?? kind.Name));

    private static string? List(RecordKind kind) => RecordLists.All.FirstOrDefault(list => list.Kind == kind && list.HoldsAllOfKind)?.Name;

    private static IEnumerable<string> Names(RecordKind kind) =>
        [kind.Name, .. List(kind) is { } list ? [list.Replace('-', ' ')] : Array.Empty<string>(), .. Texts.InEach($"Fields.{kind.Name}")];
}
