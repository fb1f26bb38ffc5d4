using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Review;

namespace CaseTracker.App.Lists;

/// <summary>One filter of a list of records. The list's condition and its counts are made of the same parts.</summary>
public sealed class ListFilterDefinition : FilterDefinition
{
    private readonly Func<string> _label;
    private readonly Func<RecordSql, string>? _rows;
    private readonly Func<RecordSql, string, FilterPart>? _part;

    private ListFilterDefinition(string key, FilterKind kind, Func<string> label, FieldDescriptor? field, Func<RecordSql, string>? rows,
        Func<RecordSql, string, FilterPart>? part) : base(key, kind) =>
        (_label, Field, _rows, _part) = (label, field, rows, part);

    /// <summary>Of a field, by what the record itself holds: the columns of an alias of the list's table.</summary>
    /// <param name="spellings">Of words, as in <see cref="FilterDefinition.Spellings"/>.</param>
    internal static ListFilterDefinition Of(FieldDescriptor field, string key, FilterKind kind, Func<RecordSql, string, FilterPart> part,
        Func<CaseTrackerDb, FilterScope, string>? spellings = null) =>
        new(key, kind, () => field.Label, field, null, part)
        {
            Spellings = spellings,
            Choices = kind == FilterKind.Choice
        ? [field.Choices!] : [],
            AlwaysHasValue = kind == FilterKind.Choice
        };

    /// <summary>Of what other records say of it: rows of Id and Value.</summary>
    internal static ListFilterDefinition Of(string key, FilterKind kind, Func<string> label, FieldDescriptor? field, Func<RecordSql,
        string> rows, params IReadOnlyList<RowsPart<RecordSql>> parts) =>
        new(key, kind, label, field, rows, null) { Parts = parts };

    /// <summary>Of what a record says to which those of the list link.</summary>
    /// <param name="path">The links to it, and its field: a choice, another link, or a text of several names.</param>
    /// <param name="spellings">Of names, as in <see cref="FilterDefinition.Spellings"/>.</param>
    internal static ListFilterDefinition OfLinked(string key, IReadOnlyList<FieldDescriptor> path, Func<RecordSql, string> rows,
        Func<CaseTrackerDb, FilterScope, string>? spellings) =>
        new(key, path[^1].Kind switch
        {
            FieldKind.Choice => FilterKind.Choice,
            FieldKind.Text => FilterKind.Words,
            _ => FilterKind.Record,
        }, () => path[^1].Label, path[^1], rows, null)
        {
            Path = path.Count > 1 ? path : [],
            Spellings = spellings,
            Choices = path[^1].Kind == FieldKind.Choice ? [path[^1].Choices!] : [],
        };

    /// <summary>Of how many days certainly lay between arrest and verdict.</summary>
    internal static ListFilterDefinition OfVerdictTime(string key, Func<string> label, Func<RecordSql, string> rows) =>
        new(key, FilterKind.MoreThan, label, null, rows, null)
        {
            Steps = VerdictTimes.Steps,
            FollowsPerson = VerdictTimes.Kinds,
        };

    /// <summary>Of how far a record's review has come. A record without a row is not reviewed.</summary>
    internal static ListFilterDefinition OfReview(string key, Func<string> label, Func<RecordSql, string> rows) =>
        new(key, FilterKind.Choice, label, null, rows, null)
        {
            Choices = [typeof(ReviewState)],
            AlwaysHasValue = true,
            Without = $"{ReviewRules.Unbegun}",
        };

    /// <summary>Of the tags that a record has.</summary>
    /// <param name="spellings">As in <see cref="FilterDefinition.Spellings"/>.</param>
    internal static ListFilterDefinition OfTags(string key, Func<string> label, Func<RecordSql, string> rows,
        Func<CaseTrackerDb, FilterScope, string> spellings) =>
        new(key, FilterKind.Words, label, null, rows, null) { Folds = true, Spellings = spellings };

    /// <summary>Of a choice of which a record may have several.</summary>
    /// <param name="rows">Id and Value for each that a record has.</param>
    /// <param name="has">Whether the record that an alias names has the value of a parameter.</param>
    internal static ListFilterDefinition OfChoices(FieldDescriptor field, Func<RecordSql, string> rows, Func<string, string, string> has) =>
        new(field.Key, FilterKind.Choice, () => field.Label, field, rows, null)
        {
            Choices = [field.Choices!],
            AlwaysHasValue = true,
            Has = has
        };

    /// <summary>Its rows for columns in memory, in the parts that are read apart: Id, and Value or Earliest and Latest.</summary>
    internal IReadOnlyList<RowsPart<RecordSql>> Parts { get => field.Count > 0 ? field : [new(Rows)]; init; } = [];

    internal override int ColumnParts => Parts.Count;

    /// <summary>The field that is asked about; null where it is the record as a whole.</summary>
    internal FieldDescriptor? Field { get; }

    /// <summary>Whether it asks of the record itself, or of where it lies, which can be known as of a moment in the past.</summary>
    internal bool KnownThen => (Field is not null && Path.Count == 0) || Key == ListFilters.Province;

    /// <summary>The links of another record, and its field, that it asks about; empty where it asks about the list's own.</summary>
    internal IReadOnlyList<FieldDescriptor> Path { get; private init; } = [];

    /// <summary>The kinds of which each record may change the values of its person's rows.</summary>
    internal IReadOnlyList<RecordKind> FollowsPerson { get; private init; } = [];

    /// <summary>Whether it asks about a column that the record itself has. A span may lie in several years.</summary>
    internal bool HasOneValue => _part is not null && Kind != FilterKind.Span;

    private protected override string Name => _label();

    /// <summary>What those have that its rows leave out, where it is a value like others.</summary>
    private string? Without { get; init; }

    internal override string? NoValue => Without ?? base.NoValue;

    /// <summary>Whether an alias has the value of a parameter, where a record may have several; else null.</summary>
    private Func<string, string, string>? Has { get; init; }

    /// <summary>A condition on <c>r</c>, a record of the list that the viewer may see, that holds where any of the values does.</summary>
    internal string Condition(RecordSql sql, IReadOnlyList<string> values)
    {
        if (Has is not null) return $"({string.Join(" OR ", values.Select(one => Has("r", sql.Value(one))))})";
        return Condition(values, sql.Id("r"), "Id", () => _rows!(sql), _part?.Invoke(sql, "r"), sql.Value);
    }

    /// <summary>Id and Value for each value that is counted; a record without one has no row.</summary>
    internal string Values(RecordSql sql) => Kind switch
    {
        FilterKind.Span => Periods(sql.Scope, Rows(sql), "Id"),
        FilterKind.MoreThan => Exceeded(Rows(sql), "Id"),
        _ => Rows(sql),
    };

    private string Rows(RecordSql sql)
    {
        if (_part?.Invoke(sql, "e") is not { } part) return _rows!(sql);
        string[] names = Kind == FilterKind.Span ? ["Earliest", "Latest", "Doubted"] : ["Value"];
        // They are counted over records that the viewer may see. The years of all rows are asked for before that: nobody learns of one from
        // a record that is closed.
        var standing = Kind == FilterKind.Span ? sql.SeenAs("e") : sql.Current("e");
        return $"SELECT {sql.Id("e")} AS Id, {string.Join(", ", part.Columns.Zip(names, (column, name) => $"{column} AS {name}"))} FROM "
            + $"{sql.Table(sql.Type)} e WHERE {standing} AND {part.Where}";
    }
}
