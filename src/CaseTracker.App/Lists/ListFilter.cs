using System.Globalization;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Records;

namespace CaseTracker.App.Lists;

/// <summary>One filter of a list of records. The list's condition and its counts are made of the same rows.</summary>
public sealed class ListFilter : AnyFilter
{
    private readonly Func<string> _label;
    private readonly Func<RecordSql, string> _rows;

    internal ListFilter(string key, FilterKind kind, Func<string> label, AnyField? field, Func<RecordSql, string> rows) : base(key, kind) =>
        (_label, Field, _rows) = (label, field, rows);

    /// <summary>The field that is asked about; null where it is the record as a whole.</summary>
    internal AnyField? Field { get; }

    public override string Label => _label();

    /// <summary>A condition on <c>r</c>, a record of the list, that holds where any of the values does.</summary>
    internal string Condition(RecordSql sql, IEnumerable<string> values)
    {
        var (some, none) = (new List<string>(), false);
        foreach (var one in values)
        {
            if (one == NoValue) none = true;
            else some.Add(Kind switch
            {
                FilterKind.Record => $"x.Value = {sql.Value(long.Parse(one, CultureInfo.InvariantCulture))}",
                FilterKind.Words => $"x.Value = LOWER({sql.Value(one)})",
                FilterKind.Span when DaySpan.Read(one) is { } span => $"(x.Earliest <= {sql.Value(span.Last)} AND x.Latest >= {sql.Value(span.First)})",
                _ => $"x.Value = {sql.Value(one)}",
            });
        }
        var rows = _rows(sql);
        List<string> parts = [];
        if (some.Count > 0) parts.Add($"{sql.Id("r")} IN (SELECT x.Id FROM ({rows}) x WHERE {string.Join(" OR ", some)})");
        if (none) parts.Add($"{sql.Id("r")} NOT IN (SELECT x.Id FROM ({rows}) x)");
        return $"({string.Join(" OR ", parts)})";
    }

    /// <summary>Id and Value for each value that is counted; a record without one has no row.</summary>
    internal string Values(RecordSql sql) => Kind == FilterKind.Span ? Years(sql.Scope, _rows(sql), "Id") : _rows(sql);
}
