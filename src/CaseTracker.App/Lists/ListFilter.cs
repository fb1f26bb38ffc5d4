using System.Globalization;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Records;

namespace CaseTracker.App.Lists;

/// <summary>What a record has for a filter, in SQL.</summary>
/// <param name="Columns">Value; for a span of days Earliest and Latest.</param>
/// <param name="Where">Whether it has any.</param>
internal sealed record FilterPart(IReadOnlyList<string> Columns, string Where);

/// <summary>One filter of a list of records. The list's condition and its counts are made of the same parts.</summary>
public sealed class ListFilter : AnyFilter
{
    private readonly Func<string> _label;
    private readonly Func<RecordSql, string>? _rows;
    private readonly Func<RecordSql, string, FilterPart>? _part;

    private ListFilter(string key, FilterKind kind, Func<string> label, AnyField? field, Func<RecordSql, string>? rows, Func<RecordSql, string, FilterPart>? part) : base(key, kind) =>
        (_label, Field, _rows, _part) = (label, field, rows, part);

    /// <summary>Of a field, by what the record itself holds: the columns of an alias of the list's table.</summary>
    internal static ListFilter Of(AnyField field, string key, FilterKind kind, Func<RecordSql, string, FilterPart> part) => new(key, kind, () => field.Label, field, null, part) { Choices = kind == FilterKind.Choice ? [field.Choices!] : [], AlwaysHasValue = kind == FilterKind.Choice };

    /// <summary>Of what other records say of it: rows of Id and Value.</summary>
    internal static ListFilter Of(string key, FilterKind kind, Func<string> label, AnyField? field, Func<RecordSql, string> rows) => new(key, kind, label, field, rows, null);

    /// <summary>The field that is asked about; null where it is the record as a whole.</summary>
    internal AnyField? Field { get; }

    public override string Label => _label();

    /// <summary>A condition on <c>r</c>, a record of the list that the viewer may see, that holds where any of the values does.</summary>
    internal string Condition(RecordSql sql, IEnumerable<string> values)
    {
        var (some, none) = (new List<string>(), false);
        // A record's own columns are asked where they stand: a look at the whole table would cost each page as much as the page.
        var part = _part?.Invoke(sql, "r");
        string[] columns = part is null ? ["x.Value"] : [.. part.Columns];
        foreach (var one in values)
        {
            if (one == NoValue) none = true;
            else some.Add(Kind switch
            {
                FilterKind.Record => $"{columns[0]} = {sql.Value(long.Parse(one, CultureInfo.InvariantCulture))}",
                FilterKind.Words => $"{columns[0]} = LOWER({sql.Value(one)})",
                FilterKind.Span when DaySpan.Read(one) is { } span => $"({columns[0]} <= {sql.Value(span.Last)} AND {columns[1]} >= {sql.Value(span.First)})",
                _ => $"{columns[0]} = {sql.Value(one)}",
            });
        }
        List<string> parts = [];
        var any = string.Join(" OR ", some);
        if (some.Count > 0) parts.Add(part is null ? $"{sql.Id("r")} IN (SELECT x.Id FROM ({_rows!(sql)}) x WHERE {any})" : $"({part.Where} AND ({any}))");
        if (none) parts.Add(part is null ? $"{sql.Id("r")} NOT IN (SELECT x.Id FROM ({_rows!(sql)}) x)" : $"NOT ({part.Where})");
        return $"({string.Join(" OR ", parts)})";
    }

    /// <summary>Id and Value for each value that is counted; a record without one has no row.</summary>
    internal string Values(RecordSql sql) => Kind == FilterKind.Span ? Years(sql.Scope, Rows(sql), "Id") : Rows(sql);

    private string Rows(RecordSql sql)
    {
        if (_part?.Invoke(sql, "e") is not { } part) return _rows!(sql);
        string[] names = Kind == FilterKind.Span ? ["Earliest", "Latest"] : ["Value"];
        // Whoever may not see a record learns of no value from it.
        return $"SELECT {sql.Id("e")} AS Id, {string.Join(", ", part.Columns.Zip(names, (column, name) => $"{column} AS {name}"))} FROM {sql.Table(sql.Type)} e WHERE {sql.SeenAs("e")} AND {part.Where}";
    }
}
