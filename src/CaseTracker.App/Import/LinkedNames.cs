using CaseTracker.App.Database;
using CaseTracker.App.Pages;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Import;

/// <summary>Finds what a name in a file means among the records that its reader may see. A name that nothing on record has makes nothing:
/// what is near is offered. A person's name alone is nobody's.</summary>
internal sealed class LinkedNames(CaseTrackerDb db, CurrentUser user)
{
    private const int Offered = 5;

    private readonly Dictionary<(RecordKind, string), (long? Id, Problem? Problem)> _known = [];

    public async Task<(long? Id, Problem? Problem)> Find(RecordKind kind, string name, CancellationToken cancel)
    {
        var key = (kind, TextFold.Of(name));
        if (!_known.TryGetValue(key, out var found)) _known[key] = found = await Look(kind, name, key.Item2, cancel);
        return found;
    }

    /// <summary>A record that was made meanwhile, such as a source that the file names.</summary>
    public void Know(RecordKind kind, string name, long id) => _known[(kind, TextFold.Of(name))] = (id, null);

    /// <summary>Looks all names of a kind up anew: what was made for them was not kept.</summary>
    public void Forget(RecordKind kind)
    {
        foreach (var key in _known.Keys.Where(key => key.Item1 == kind).ToList()) _known.Remove(key);
    }

    private async Task<(long?, Problem?)> Look(RecordKind kind, string name, string folded, CancellationToken cancel)
    {
        if (!kind.IsOneOf(RecordKind.Person, RecordKind.Prosecution, RecordKind.Stay, RecordKind.Event)
            && RecordTypes.Named(db, kind, user.Clearance) is null) return (null, new Problem("Import.LinkByNumber", name, kind.Label));
        var found = await ListChoices.In(db, user, kind, name, null, 50, cancel);
        var called = found.Where(one => IsCalled(one.Name, name, folded)).ToList();
        if (kind == RecordKind.Person)
            return (null, new Problem(found.Count > 0 ? "Import.PersonByName" : "Import.PersonUnknown", name, Listed(found)));
        // Of an article somebody writes the number alone.
        if (called.Count == 0 && kind == RecordKind.LegalArticle)
            called = [.. found.Where(one => TextFold.Words(one.Name).Select(word => word.Trim('(', ')', ',', '.')).Contains(folded))];
        return called switch
        {
            [var one] => (one.Id, null),
            [] when found.Count > 0 => (null, new Problem("Import.LinkNear", name, kind.Label, Listed(found))),
            [] => (null, new Problem("Import.LinkUnknown", name, kind.Label)),
            _ => (null, new Problem("Import.LinkSeveral", name, kind.Label, Listed(called))),
        };
    }

    private static bool IsCalled(string called, string name, string folded) =>
        TextFold.Of(called) == folded || called == Texts.Localize("Records.Unverified", name)
            || TextFold.Of(called) == TextFold.Of(Texts.Localize("Records.Unverified", name));

    private static string Listed(IReadOnlyList<Choice> found) =>
        string.Join("; ", found.Take(Offered).Select(one => $"{one.Id} {one.Name}"));
}
