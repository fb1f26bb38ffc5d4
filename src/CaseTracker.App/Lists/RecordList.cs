using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Lists;

/// <summary>A column of a list: a field of its kind of record.</summary>
public sealed record ListColumn(string Key, FieldKind Kind, RecordKind? LinkTo, string Label);

/// <summary>One list of records: which kind, what it shows of them, and what it can be asked.</summary>
public sealed class RecordList : ListDefinition
{
    private static readonly Dictionary<string, (string Rows, string Columns)> SidesByName = new()
    {
        ["transnational"] = ("host", "method"),
        ["land"] = ("province", "status"),
        ["concessions"] = ("province", "status"),
        ["figures"] = ("topic", "unit"),
        ["sanctions"] = ("authority", "basis"),
        ["charges"] = ("article", "outcome"),
        ["people"] = ("kind", "sex"),
        ["organisations"] = ("kind", "ended"),
        ["sources"] = ("kind", "published"),
        ["perpetrators"] = ("kind", "degree"),
        ["stays"] = ("facility", "end"),
        ["arrests"] = ("province", "on"),
        ["releases"] = ("how", "on"),
        ["sentences"] = ("appeal", "on"),
        ["welfare"] = ("facility", "kind"),
        ["assessments"] = ("definition", "conclusion"),
        ["memberships"] = ("organisation", "kind"),
        ["places"] = ("province", "kind"),
    };

    private readonly RecordListing _listing;

    internal RecordList(RecordType type, RecordListing listing) : base(listing.Name, ListFilters.Of(type, listing.Filters))
    {
        (Type, _listing) = (type, listing);
        (Order, Descending) = listing.Order.StartsWith('-') ? (listing.Order[1..], true) : (listing.Order, false);
        Count = listing.Counts is { } counted ? ListCount.Of(counted) : null;
        Plan = new RecordColumnPlan(this);
    }

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
    /// <summary>Whether every record of the kind is on the list.</summary>
    public bool HoldsAllOfKind => Preset is null;
    /// <summary>What is counted of each row; null where nothing is.</summary>
    public ListCount? Count { get; }
    internal RecordType Type { get; }

    public string Title => Texts.Localize($"Fields.List_{Name}");

    /// <summary>One sentence of what is on the list.</summary>
    public string About => Texts.Localize($"Fields.List_{Name}_about");

    /// <summary>What to call the making of a new record from it.</summary>
    public string New => Texts.Find($"Fields.List_{Name}_new") ?? Texts.Localize("Forms.NewRecord", Kind.Label);

    /// <summary>The heading of the rows' names.</summary>
    public ListColumn NameColumn => Column(Called[0]);
    public IReadOnlyList<ListColumn> Columns => [.. ColumnKeys.Select(Column)];

    /// <summary>The keys of the columns that a page shows where nobody chose others.</summary>
    public IReadOnlyList<string> Usual => ColumnKeys;

    /// <summary>What a page can show beside the name: every field of the kind, in the order of its definition, the review and the
    /// tags.</summary>
    public IReadOnlyList<ListColumn> AllColumns => [.. Type.Fields
        .Where(one => one.Key != Called[0] && (one.Kind != FieldKind.Link || one.LinkTo is not null))
        .Select(one => Column(one.Key)), Beside(ListFilters.Review, FieldKind.Choice), Beside(ListFilters.Tag, FieldKind.Text)];

    /// <summary>What stands beside a record and is no field of it: shown to those who ask for it.</summary>
    private static ListColumn Beside(string key, FieldKind kind) => new(key, kind, null, Texts.Localize($"Lists.Filter_{key}"));

    /// <summary>Kinds by years, where a list has not others.</summary>
    private protected override (string Rows, string Columns, string? Third) UsualSides
    {
        get
        {
            if (SidesByName.TryGetValue(Name, out var named)) return (named.Item1, named.Item2, null);
            // A kind may have neither: then its first filters.
            string[] sides = [.. Sides.Select(side => side.Key).OrderByDescending(key => key is "kind" or "on")
                .ThenByDescending(key => key == "kind")];
            return (sides[0], sides[1], null);
        }
    }

    /// <summary>More than anybody would read through; the words find the others.</summary>
    internal override int? MostValues => 200;

    internal override int? MostOnSide => 60;

    internal override IColumnPlan Plan { get; }

    /// <summary>The keys that the list can be sorted by.</summary>
    public IEnumerable<string> Sorts => ColumnKeys.Prepend(Called[0]).Distinct();

    private ListColumn Column(string key) => Type.Find(key)! is { } field
        ? new(key, field.Kind, field.LinkTo, field.Label) : throw new ArgumentException(key, nameof(key));
}
