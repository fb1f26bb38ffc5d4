using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Lists;

/// <summary>A column of a list: a field of its kind of record.</summary>
public sealed record ListColumn(string Key, FieldKind Kind, RecordKind? LinkTo, string Label);

/// <summary>One list of records: which kind, what it shows of them, and what it can be asked.</summary>
public sealed class RecordList
{
    private readonly RecordListing _listing;
    private readonly Dictionary<string, ListFilterDefinition> _byKey;

    internal RecordList(RecordType type, RecordListing listing)
    {
        (Type, _listing) = (type, listing);
        (Order, Descending) = listing.Order.StartsWith('-') ? (listing.Order[1..], true) : (listing.Order, false);
        Count = listing.Counts is { } counted ? ListCount.Of(counted) : null;
        Filters = [.. ListFilters.Of(type, listing.Filters)];
        _byKey = Filters.ToDictionary(filter => filter.Key, StringComparer.Ordinal);
    }

    /// <summary>The list's name in addresses (<c>/events</c>) and commands (<c>export events</c>).</summary>
    public string Name => _listing.Name;
    public RecordKind Kind => Type.Kind;

    /// <summary>The fields of which the first that holds something names a row.</summary>
    internal IReadOnlyList<string> Called => _listing.Called;
    internal IReadOnlyList<string> ColumnKeys => _listing.Columns;
    /// <summary>The field that the list is sorted by where nobody asks for another; a name's key is the first of those that name a
    /// row.</summary>
    internal string Order { get; }
    internal bool Descending { get; }
    /// <summary>What is on the list before anybody asks for anything; null: every record of the kind.</summary>
    internal ListPreset? Preset => _listing.Preset;
    /// <summary>What is counted of each row; null where nothing is.</summary>
    public ListCount? Count { get; }
    internal RecordType Type { get; }

    public string Title => Texts.Localize($"Lists.Title_{Name}");

    /// <summary>One sentence of what is on the list.</summary>
    public string About => Texts.Localize($"Lists.About_{Name}");

    /// <summary>The heading of the rows' names.</summary>
    public ListColumn NameColumn => Column(Called[0]);
    public IReadOnlyList<ListColumn> Columns => [.. ColumnKeys.Select(Column)];
    public IReadOnlyList<ListFilterDefinition> Filters { get; }

    public ListFilterDefinition? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The keys that the list can be sorted by.</summary>
    public IEnumerable<string> Sorts => ColumnKeys.Prepend(Called[0]).Distinct();

    private ListColumn Column(string key) => Type.Find(key)! is { } field
        ? new(key, field.Kind, field.LinkTo, field.Label) : throw new ArgumentException(key, nameof(key));
}
