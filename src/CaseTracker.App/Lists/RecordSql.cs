using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>The statements of a list of records, made of the field catalogue and the model. What a person typed goes in as parameters;
/// the text itself is made of our own names. The record of the list is <c>r</c>.</summary>
/// <param name="then">The records as they were known at a moment in the past; null: as they are known now.</param>
internal sealed class RecordSql(CaseTrackerDb db, DatabaseProvider provider, RecordQuestion question, Clearance clearance,
    RecordsThen? then = null) : ListSql(question, new(provider, true, clearance))
{
    private readonly SeenSql _seen = new(db, clearance);

    public override string RowId => "Id";

    public RecordType Type => question.List.Type;

    public string Table(RecordType type) => type == Type && then is not null ? then.Table : _seen.Table(type);

    /// <summary>The id of a record of the list.</summary>
    public string Id(string alias) => SeenSql.Id(Type, alias);

    /// <summary>A column whose name may be a word of SQL.</summary>
    public static string Quoted(string column) => $"\"{column}\"";

    /// <summary>All records of the kind that stand, also those that the viewer may not see: a number of those on this list alone would tell
    /// what they are. Headers say both, and their index alone answers.</summary>
    public string OfKind => then is not null ? $"FROM {then.Table} r WHERE 1 = 1"
        : $"FROM Records r WHERE r.Kind = '{Type.Kind}' AND {VisibleRecords.Sql("r", Visibility.Highest)}";

    /// <summary>Those of the kind that the viewer may see.</summary>
    public string VisibleOfKind => then is not null ? $"FROM {then.Table} r WHERE {then.Seen("r", clearance)}"
        : $"FROM Records r WHERE r.Kind = '{Type.Kind}' AND {VisibleRecords.Sql("r", clearance)}";

    /// <summary>Whether the list holds some of its kind only.</summary>
    public bool Narrows => question.List.Preset is not null;

    /// <summary>The records that the viewer may see, whatever the filters.</summary>
    public string Visible => $"FROM {Table(Type)} r WHERE {SeenAs("r")}{Preset}";

    /// <summary>Those of which every filter's condition holds. Few rows are left to be looked for among the closed ones: SQLite asks in
    /// the order given.</summary>
    public string Filtered() => $"FROM {Table(Type)} r WHERE {string.Concat(Conditions().Select(one => $"{one.Condition} AND "))}"
        + $"{SeenAs("r")}{Preset}";

    /// <summary>What each filter asks, as a condition on <c>r</c>, with the words at the end. A field above the clearance asks
    /// nothing.</summary>
    public IEnumerable<(string Key, string Condition)> Conditions()
    {
        foreach (var filter in question.List.Filters)
            if (Offers(filter) && question.Filters.Of(filter.Key) is { Count: > 0 } values)
                yield return (filter.Key, Of(filter).Condition(this, values));
        if (question.Folded.Count > 0) yield return ("q", Holds());
        if (question.OnlyIn(Id("r")) is { } only) yield return ("ids", only);
    }

    /// <summary>Whether the viewer may know of the filter's field at all.</summary>
    public override bool Offers(FilterDefinition filter) => (then is null || Of(filter).KnownThen)
        && (Of(filter).Field is not { } field || field.Sensitivity <= clearance);

    public override async Task<FilterMask> Gather(CaseTrackerDb db, CancellationToken cancel)
    {
        var columns = provider == DatabaseProvider.SqlServer ? "Id bigint PRIMARY KEY, Certain int, Fails int"
            : "Id INTEGER PRIMARY KEY, Certain INTEGER, Fails INTEGER";
        return await FilterMask.Fill(db, provider, columns, Conditions(), (table, fails) =>
            $"INSERT INTO {table} (Id, Certain, Fails) SELECT {Id("r")}, 1, {fails} {Visible}", Parameters, cancel);
    }

    public override string? Unfiltered =>
        question.Narrowed ? null : $"(SELECT {Id("r")} AS Id, 1 AS Certain, 0 AS Fails {Visible})";

    public override string Values(FilterDefinition filter, FilterScope scope) => Of(filter).Values(this);

    public override bool HasOneValue(FilterDefinition filter) => Of(filter).HasOneValue;

    public override string Having(FilterDefinition filter, string value, int number, FilterScope scope) =>
        $"SELECT {Id("r")} AS Id, {number} AS Value {Visible} AND {Of(filter).Condition(this, [value])}";

    /// <summary>What is on the list, as rows of a column.</summary>
    public string OnList => $"SELECT {Id("r")} AS Id, 'on' AS Value {Visible}";

    /// <summary>Rows of a filter as rows of a column: of no record that the viewer may not see, nor of a field above the
    /// clearance.</summary>
    /// <param name="rows">Id, and Value or Earliest and Latest. The spans are those of all records of the kind that the viewer may see:
    /// their years are counted.</param>
    public string Column(ListFilterDefinition filter, Func<RecordSql, string> rows)
    {
        var seen = filter.Kind == FilterKind.Span ? "" : $" AND x.Id IN (SELECT {Id("r")} {Visible})";
        return $"SELECT x.* FROM ({rows(this)}) x WHERE {(Offers(filter) ? "1 = 1" : "1 = 0")}{seen}";
    }

    /// <summary>The ids of what the words find.</summary>
    public async Task<List<long>> Found(CancellationToken cancel)
    {
        var found = $"SELECT {Id("r")} AS Value {Visible} AND {Holds()}";
        return await db.Database.SqlQueryRaw<long>(found, Parameters()).ToListAsync(cancel);
    }

    /// <summary>The order of the page asked for, to its last word.</summary>
    public string Order()
    {
        var (key, descending) = question.Order;
        // Somebody without a Latin name stands by the Khmer one, among the Khmer names.
        IReadOnlyList<string> keys = key != question.List.Called[0] || IsName(Type.Find(key)!) ? [key] : question.List.Called;
        var fields = keys.Select(one => Type.Find(one)!).Where(field => field.Sensitivity <= clearance).ToList();
        var by = fields.Count switch
        {
            0 => "",
            1 => Sort(fields[0], "r"),
            _ => $"COALESCE({string.Join(", ", fields.Select(field => Sort(field, "r")))})"
        };
        return $"ORDER BY {(by.Length == 0 ? "" : $"{by} {(descending ? "DESC" : "ASC")}, ")}{Id("r")}";
    }

    /// <summary>The end of a statement with an order: its first rows.</summary>
    public string First(int rows) => SeenSql.First(provider, rows);

    /// <summary>On an alias: the record that it links to is one that the viewer may see.</summary>
    public string Linked(FieldDescriptor link, string alias) => _seen.Exists(link, alias, _seen.Seen);

    /// <summary>On an alias of the list's own table: the version that stands. A superseded one would count, and would tell what was
    /// corrected.</summary>
    public string Current(string alias) => then is not null ? "1 = 1"
        : $"{alias}.{(Type.IsFact ? "KnownTo" : "DeletedAt")} IS NULL{Scope.Of(Id(alias))}";

    /// <summary>On an alias of the list's own table: a record that the viewer may see.</summary>
    public string SeenAs(string alias) => then is not null ? then.Seen(alias, clearance) :
        Scope.People is null ? _seen.SeenOfAll(Type, alias) : $"{_seen.Seen(Type, alias)}{Scope.Of(Id(alias))}";

    public object[] Parameters() => Parameters(db);

    private static ListFilterDefinition Of(FilterDefinition filter) => (ListFilterDefinition)filter;

    private string Preset => question.List.Preset is { } preset
        ? $" AND r.{Quoted(RecordType.Column(Type.Find(preset.Field)!))} IN "
        + $"({string.Join(", ", preset.Values.Select(value => $"'{value}'"))})" : "";

    private string Sort(FieldDescriptor field, string alias) => field.Kind switch
    {
        // An identity tells nothing by its place.
        _ when field.SealedAs is not null => "NULL",
        FieldKind.Link => Named(field, alias),
        // The first day has an index; a second term, or a choice between two days, would sort the whole table for a page.
        FieldKind.Date => $"{alias}.{RecordType.Column(field)}_Earliest",
        FieldKind.Number => $"COALESCE({alias}.{RecordType.Column(field)}_Low, {alias}.{RecordType.Column(field)}_High)",
        FieldKind.Text when IsName(field) => SortNames.Sql(Type, alias, clearance),
        FieldKind.Text => Key(Type, field, alias),
        FieldKind.LongText => $"LOWER({alias}.{Quoted(RecordType.Column(field))})",
        _ => $"{alias}.{Quoted(RecordType.Column(field))}",
    };

    // The first of its names, which stands for the others where it is empty.
    private bool IsName(FieldDescriptor field) => SortNames.Has(Type) && Type.Names.First().Key == field.Key;

    // The name of what it links to. One that is hidden must not tell itself by its place; what closes the record is seen where that is.
    private string Named(FieldDescriptor link, string alias)
    {
        var (type, to) = (RecordTypes.All[link.LinkTo!.Value], _seen.Next());
        var name = SortNames.Has(type) ? SortNames.Sql(type, to, clearance) : Key(type, type.Names.First(), to);
        return $"(SELECT {name} FROM {Table(type)} {to} WHERE "
            + $"{SeenSql.Id(type, to)} = {alias}.{RecordType.Column(link)}{(link.Closes ? "" : $" AND {_seen.Seen(type, to)}")})";
    }

    /// <summary>Where a text stands in the order, where the viewer may read it, and null where it names a child.</summary>
    private string Key(RecordType type, FieldDescriptor field, string alias)
    {
        var text = _seen.Next();
        var key = $"(SELECT {text}.SortKey FROM FoldedTexts {text} WHERE {text}.RecordId = {SeenSql.Id(type, alias)} AND {text}.Field = "
            + $"'{field.Key}')";
        return type.Kind == RecordKind.Person && SensitivityRules.CanName(field.Key) && !ChildNames.SeenBy(clearance)
            ? $"CASE WHEN {ChildNames.Protected(alias)} THEN NULL ELSE {key} END" : key;
    }

    // All words are found, or all of them together are somebody's whom the team protects.
    private string Holds()
    {
        var words = string.Join(" AND ", question.Folded.Select(Holds));
        var keys = Type.Fields.Where(field => field.SealedAs is not null && field.Sensitivity <= clearance).Select(field => field.Key)
            .ToList();
        if (keys.Count == 0) return words;
        var text = _seen.Next();
        var same = db.Identities.BlindByAll(IdentityWords.Asked(question.Text!))
            .Select(blind => $"{text}.Text LIKE {Value($"%{blind}%")}").ToList();
        return same.Count == 0 ? words : $"(({words}) OR EXISTS (SELECT 1 FROM FoldedTexts {text} WHERE {text}.RecordId = "
            + $"{SeenSql.Id(Type, "r")} AND {text}.Field IN ({Listed(keys)}) AND ({string.Join(" OR ", same)})))";
    }

    // Every word stands in some text of the record, or in the name of something that it links to.
    private string Holds(string word)
    {
        var pattern = Value($"%{LikePattern.Escape(word)}%");
        var places = new[] { In(Type, "r", Type.Fields.Where(field => field.Kind is FieldKind.Text or FieldKind.LongText
            && field.SealedAs is null && field.Sensitivity <= clearance), pattern) }
            .Concat(Type.Fields.Where(field => field is { Kind: FieldKind.Link, LinkTo: { } to } && field.Sensitivity <= clearance
                && NamesOf(RecordTypes.All[to]).Any())
                .Select(field => _seen.Exists(field, "r", (type, to) =>
                    $"{_seen.Seen(type, to)} AND {In(type, to, NamesOf(type), pattern)}")));
        if (Type.Kind == RecordKind.Person) places = places.Append(FurtherName(pattern));
        return $"({string.Join(" OR ", places)})";
    }

    // Some of the texts holds what is looked for, where the viewer may read it: a child has no name to be found by.
    private string In(RecordType type, string alias, IEnumerable<FieldDescriptor> fields, string pattern)
    {
        var (keys, text) = (fields.Select(field => field.Key).ToList(), _seen.Next());
        if (keys.Count == 0) return "1 = 0";
        var child = type.Kind == RecordKind.Person && !ChildNames.SeenBy(clearance)
            && keys.Where(SensitivityRules.CanName).ToList() is { Count: > 0 } naming
            ? $" AND NOT ({text}.Field IN ({Listed(naming)}) AND {ChildNames.Protected(alias)})" : "";
        return $"EXISTS (SELECT 1 FROM FoldedTexts {text} WHERE {text}.RecordId = {SeenSql.Id(type, alias)} AND {text}.Field IN "
            + $"({Listed(keys)}){child} AND {text}.Text LIKE {pattern} ESCAPE '\\')";
    }

    private static string Listed(IEnumerable<string> keys) => string.Join(", ", keys.Select(key => $"'{key}'"));

    // Another name or spelling of the person. That of a child finds nobody for whoever may not read it.
    private string FurtherName(string pattern)
    {
        var (names, name) = (RecordTypes.All[RecordKind.PersonName], _seen.Next());
        var child = ChildNames.SeenBy(clearance) ? "" : $" AND {name}.OfAChild = 0 AND NOT ({ChildNames.Protected("r")})";
        return $"EXISTS (SELECT 1 FROM {Table(names)} {name} WHERE {name}.PersonId = r.Id AND {_seen.Seen(names, name)}{child} AND "
            + $"{In(names, name, [names.Find("text")!], pattern)})";
    }

    private IEnumerable<FieldDescriptor> NamesOf(RecordType type) => type.Names.Where(field => field.Sensitivity <= clearance);
}
