using System.Globalization;
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
    private const int Most = 5, Alike = 4;

    private readonly Dictionary<(RecordKind, string), (long? Id, Problem? Problem)> _known = [];
    private readonly Dictionary<long, (RecordKind? Kind, string? Name)> _called = [];

    public async Task<(long? Id, Problem? Problem)> Find(RecordKind kind, string name, CancellationToken cancel)
    {
        var key = (kind, TextFold.Of(name));
        if (!_known.TryGetValue(key, out var found)) _known[key] = found = await Look(kind, name, key.Item2, cancel);
        return found;
    }

    /// <summary>A record that was made meanwhile, such as a source that the file names.</summary>
    public void Know(RecordKind kind, string name, long id) => _known[(kind, TextFold.Of(name))] = (id, null);

    /// <summary>What a record of that number is called; null where its reader may know of none.</summary>
    /// <param name="kind">Null: a record of any kind.</param>
    public async Task<string?> Called(RecordKind? kind, long id, CancellationToken cancel)
    {
        if (_called.TryGetValue(id, out var known) && known.Kind == kind) return known.Name;
        var seen = kind is not { } of || (await new SeenSql(db, user.Clearance).Among(of, [id], cancel)).Count > 0;
        var name = seen ? (await LinkNames.For(db, [id], user.Clearance, cancel)).GetValueOrDefault(id) : null;
        _called[id] = (kind, name);
        return name;
    }

    /// <summary>Looks all names of a kind up anew: what was made for them was not kept.</summary>
    public void Forget(RecordKind kind)
    {
        foreach (var key in _known.Keys.Where(key => key.Item1 == kind).ToList()) _known.Remove(key);
    }

    private async Task<(long?, Problem?)> Look(RecordKind kind, string name, string folded, CancellationToken cancel)
    {
        if (!kind.IsOneOf(RecordKind.Person, RecordKind.Prosecution, RecordKind.Stay, RecordKind.Event)
            && RecordTypes.Named(db, kind, user.Clearance) is null)
            return CellReader.Number(name) is { } id && await Called(kind, id, cancel) is not null ? (id, null)
                : (null, new Problem("Import.LinkByNumber", name, kind.Label));
        var found = await ListChoices.In(db, user, kind, name, null, 50, cancel);
        var called = found.Where(one => IsCalled(one.Name, name, folded)).ToList();
        // Somebody writes the number of the record.
        if (called.Count == 0 && kind != RecordKind.LegalArticle && CellReader.Number(name) is { } number
            && await Called(kind, number, cancel) is not null) return (number, null);
        if (kind == RecordKind.Person)
            return (null, new Problem(found.Count > 0 ? "Import.PersonByName" : "Import.PersonUnknown", name, Listed(found)));
        // Of an article somebody writes the number alone.
        if (called.Count == 0 && kind == RecordKind.LegalArticle)
            called = [.. found.Where(one => TextFold.Words(one.Name).Select(word => word.Trim('(', ')', ',', '.')).Contains(folded))];
        return called switch
        {
            [var one] => (one.Id, null),
            [] when found.Count == 0 && await Near(kind, name, cancel) is { Count: > 0 } near =>
                (null, new Problem("Import.LinkNear", name, kind.Label, Listed(near))),
            [] when found.Count > 0 => (null, new Problem("Import.LinkNear", name, kind.Label, Listed(found))),
            [] => (null, new Problem("Import.LinkUnknown", name, kind.Label)),
            _ => (null, new Problem("Import.LinkSeveral", name, kind.Label, Listed(called))),
        };
    }

    /// <summary>Names that begin alike, those first that are written most alike.</summary>
    private async Task<IReadOnlyList<Choice>> Near(RecordKind kind, string name, CancellationToken cancel) =>
        name.Length < Alike || RecordTypes.Named(db, kind, user.Clearance) is null ? []
            : [.. (await ListChoices.In(db, user, kind, name[..Alike], null, 50, cancel))
                .OrderBy(one => CellReader.Distance(TextFold.Of(one.Name), TextFold.Of(name)))];

    private static bool IsCalled(string called, string name, string folded) =>
        TextFold.Of(called) == folded || called == Texts.Localize("Records.Unverified", name)
            || TextFold.Of(called) == TextFold.Of(Texts.Localize("Records.Unverified", name));

    private static Offered Listed(IReadOnlyList<Choice> found) => new(found.Take(Most).Select(one =>
        new Offer(one.Id.ToString(CultureInfo.InvariantCulture), $"{one.Id} {one.Name}")), "; ");
}
