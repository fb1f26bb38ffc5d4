using CaseTracker.App.Lists.Filters;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Detention.Filters;

/// <summary>One filter of the prisoner list. Its SQL reads only facts and records within the viewer's clearance, so that what
/// is hidden neither filters nor counts.</summary>
public sealed class PrisonerFilterDefinition : FilterDefinition
{
    private readonly FilterTable _table;

    internal PrisonerFilterDefinition(string key, FilterKind kind, FilterTable table) : base(key, kind) => _table = table;

    /// <summary>Its rows for columns in memory, in the parts that are read apart; null where its value stands in the custody status
    /// itself.</summary>
    internal IReadOnlyList<RowsPart<FilterScope>>? Parts => _table.Column is not null ? null
        : _table.Parts.Count > 0 ? _table.Parts : [new(_table.Rows)];

    internal override int ColumnParts => Parts?.Count ?? 0;

    internal override int Unit => _table.Unit;

    private protected override string Name => Texts.Localize($"PrisonerPages.Filter_{Key}");

    /// <summary>Whether it asks about the person and not about a day: then the same people answer to it on every day, and as known at
    /// any moment.</summary>
    public bool OnEveryDay { get; internal init; }

    /// <summary>What those have that its rows leave out, where it is a value like others.</summary>
    internal string? Without { get; init; }

    internal override string? NoValue => Without
        ?? (Kind == FilterKind.YesNo ? "no" : _table.Column is null || AlwaysHasValue ? NotOnRecord : null);

    /// <summary>A condition on <c>s</c>, a row of the standings, that holds where any of the values does.</summary>
    /// <param name="value">Names a parameter for a value that is compared.</param>
    internal string Condition(FilterScope scope, IReadOnlyList<string> values, Func<object, string> value) => Condition(values,
        "s.PersonId", "PersonId", () => _table.Rows(scope), _table.Column is { } column ? new([column(scope)], null) : null, value);

    /// <summary>PersonId and Value for each value that is counted; a person without one has no row.</summary>
    internal string Values(FilterScope scope) => Kind switch
    {
        FilterKind.MoreThan => Exceeded(_table.Rows(scope), "PersonId"),
        FilterKind.Span => Periods(scope, _table.Rows(scope), "PersonId"),
        _ => _table.Rows(scope),
    };
}

/// <summary>The rows that a filter compares: PersonId and Value; or Amount, in <paramref name="Unit"/>s; or Earliest,
/// Latest and Doubted.</summary>
/// <param name="Column">Set where the value stands in the standing itself, as <c>s</c>: then there are no rows to look for.</param>
internal sealed record FilterTable(Func<FilterScope, string> Rows, int Unit = 1, Func<FilterScope, string>? Column = null)
{
    /// <summary>The same rows in parts, where they do not all change with the same writes.</summary>
    public IReadOnlyList<RowsPart<FilterScope>> Parts { get; init; } = [];
}
