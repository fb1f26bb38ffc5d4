using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Review;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Lists;

/// <summary>One record of a list, as the viewer may see it.</summary>
public sealed class RecordLine
{
    private readonly RecordType _type;
    private readonly object _details;
    private readonly IReadOnlySet<string> _hidden;

    internal RecordLine(StoredRecord stored, object details, IReadOnlySet<string> hidden) =>
        (Id, Version, Confidentiality, _type, _details, _hidden) =
            (stored.Id, stored.Version, stored.Level, stored.Type, details, hidden);

    /// <summary>The record's id (a fact's <c>FactId</c>).</summary>
    public long Id { get; }
    public RecordKind Kind => _type.Kind;

    /// <summary>Counts its changes: who changes it by what stood in an older one is told.</summary>
    public int Version { get; }
    public Confidentiality Confidentiality { get; }

    /// <summary>The list's <see cref="RecordList.Count"/> of this record, among what the viewer may see; 0 where the list counts
    /// nothing.</summary>
    public int Count { get; internal set; }

    /// <summary>How far its review has come; null where the question does not ask for it.</summary>
    public ReviewState? Review { get; internal set; }

    /// <summary>Its tags, with commas between; null for none, and where the question does not ask for them.</summary>
    public string? Tags { get; internal set; }

    /// <summary>What to call the record, as the viewer may read it.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Taken out: the viewer may not see it, whether there is something or not.</summary>
    public bool IsHidden(string key) => _hidden.Contains(key);

    /// <summary>The value of a field, the state of the review, or the tags; empty where it is taken out. Throws
    /// <see cref="ArgumentException"/> for a key that the kind of record lacks.</summary>
    public object? Value(string key) => key == ListFilters.Review && Review is { } review ? review
        : key == ListFilters.Tag ? Tags
        : (_type.Find(key) ?? throw new ArgumentException(key, nameof(key))).Get(_details);

    /// <summary>The name by itself, for a record none of whose naming fields holds anything.</summary>
    internal string Called(Clearance clearance) => _type.Called(_details, clearance);
}

/// <summary>The answer to a <see cref="RecordQuestion"/>: one page of its list.</summary>
/// <param name="Total">How many records match, over all pages.</param>
/// <param name="OnList">How many there are whatever the filters.</param>
/// <param name="HeldBack">Records of this kind above the viewer's clearance, whatever they are; they are in no other number.</param>
/// <param name="LinkNames">The names of linked records that the viewer may see, by id.</param>
public sealed record RecordListPage(
    RecordQuestion Question, IReadOnlyList<RecordLine> Lines, int Total, int OnList, int HeldBack, IReadOnlyDictionary<long,
        string> LinkNames, Citations Citations)
{
    /// <summary>The list holds some of its kind only, and <see cref="HeldBack"/> counts all of the kind.</summary>
    public bool CountsOfKind => Question.List.Preset is not null;

    /// <summary>Nothing at all was recorded by the moment of knowledge that was asked for.</summary>
    public bool NothingYet { get; internal init; }

    /// <summary>The question's filters in words.</summary>
    public IReadOnlyList<ChosenValues> Chosen { get; internal init; } = [];

    /// <summary>What a field says in words, whatever its kind; null where it says nothing or is taken out.</summary>
    public string? Words(RecordLine line, string key) => line.Value(key) is long linked && Links(key)
        ? LinkNames.GetValueOrDefault(linked) : FieldFormatter.Of(line.Value(key));

    /// <summary>Whether the viewer may not see what stands there: the field, or the record that it links to.</summary>
    public bool IsHidden(RecordLine line, string key) => line.IsHidden(key)
        || (Links(key) && line.Value(key) is long linked && !LinkNames.ContainsKey(linked));

    private bool Links(string key) => Question.List.Type.Find(key) is { Kind: FieldKind.Link };
}
