using System.Globalization;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Detention.Filters;

/// <summary>How a filter's values are written: the names of an enumeration, ids of records, words as printed, yes or no,
/// a number that is exceeded, a span of days.</summary>
public enum FilterKind { Choice, Record, Words, YesNo, MoreThan, Span }

/// <summary>One filter of the prisoner list: its name in the address, how its values are read and told, and its SQL. Its
/// SQL reads only facts and records within the viewer's clearance, so that what is hidden neither filters nor counts.</summary>
public sealed class PrisonerFilter
{
    /// <summary>The value of those of whom nothing that the viewer may see is on record.</summary>
    public const string NotOnRecord = "none";
    public const int MostValues = 50;
    private const int LongestWords = 400;

    private readonly FilterTable _table;

    internal PrisonerFilter(string key, FilterKind kind, FilterTable table) => (Key, Kind, _table) = (key, kind, table);

    /// <summary>The name in the address and, after two hyphens, of the command's option.</summary>
    public string Key { get; }
    public FilterKind Kind { get; }

    /// <summary>Whether everybody has a value: sex may be "not stated", and that is one.</summary>
    public bool AlwaysHasValue { get; internal init; }

    /// <summary>The enumerations of a choice: one, or several joined by colons.</summary>
    internal IReadOnlyList<Type> Choices { get; init; } = [];
    /// <summary>The numbers that are offered and counted.</summary>
    internal IReadOnlyList<int> Steps { get; init; } = [];
    internal int Largest { get; init; } = 100_000;
    /// <summary>A choice's own words, where they are not those of its enumeration.</summary>
    internal Func<string, string>? Spoken { get; init; }

    public string Label => Texts.Say($"PrisonerPages.Filter_{Key}");

    /// <summary>Whether it can be a side of a cross-tab.</summary>
    public bool Tabulates => NoValue is not null;

    /// <summary>The value of those who have no other; null where they cannot be asked for.</summary>
    internal string? NoValue => Kind == FilterKind.YesNo ? "no" : _table.Column is null || AlwaysHasValue ? NotOnRecord : null;

    /// <summary>A value as the address writes it, however it was typed; or what is wrong with it.</summary>
    public Outcome<string> Read(string text)
    {
        var word = text.Trim();
        if (!AlwaysHasValue && NoValue == NotOnRecord && word.Equals(NotOnRecord, StringComparison.OrdinalIgnoreCase)) return Outcome<string>.Of(NotOnRecord);
        return (Kind switch
        {
            FilterKind.Choice => Choice(word),
            FilterKind.Record => Whole(word, int.MaxValue, 1),
            FilterKind.Words => word.Length is > 0 and <= LongestWords ? word : null,
            FilterKind.YesNo => word.ToUpperInvariant() switch { "YES" => "yes", "NO" => "no", _ => null },
            FilterKind.MoreThan => Whole(word, Largest, 0),
            _ => DaySpan.Read(word)?.Text,
        }) is { } value ? Outcome<string>.Of(value) : Outcome<string>.Failed(new Problem($"PrisonerPages.WrongFilter_{Kind}", word, Label, Allowed));
    }

    /// <summary>A value in words; null where it is a record's id, whose name depends on the viewer.</summary>
    public string? InWords(string value) => value == NotOnRecord ? Texts.Say("PrisonerPages.NotOnRecord") : Kind switch
    {
        FilterKind.Choice => Spoken is { } spoken ? spoken(value) : string.Join(": ", value.Split(':').Zip(Choices, (part, type) => FieldWords.Choice((Enum)Enum.Parse(type, part)))),
        FilterKind.Record => null,
        FilterKind.YesNo => Texts.Say(value == "yes" ? "Choices.Yes" : "Choices.No"),
        FilterKind.MoreThan => Texts.Say($"PrisonerPages.MoreThan_{Key}", value),
        FilterKind.Span => DaySpan.Read(value)?.InWords() ?? value,
        _ => value,
    };

    /// <summary>A condition on <c>s</c>, a row of the standings, that holds where any of the values does.</summary>
    /// <param name="value">Names a parameter for a value that is compared.</param>
    internal string Condition(FilterScope scope, IEnumerable<string> values, Func<object, string> value)
    {
        var column = _table.Column?.Invoke(scope) ?? (Kind == FilterKind.MoreThan ? "x.Amount" : "x.Value");
        var (some, none) = (new List<string>(), false);
        foreach (var one in values)
        {
            if (one == NotOnRecord || (Kind == FilterKind.YesNo && one == "no")) none = true;
            else some.Add(Kind switch
            {
                FilterKind.Record => $"{column} = {value(long.Parse(one, CultureInfo.InvariantCulture))}",
                FilterKind.Words => $"{column} = LOWER({value(one)})",
                FilterKind.MoreThan => $"{column} > {value(int.Parse(one, CultureInfo.InvariantCulture) * _table.Unit)}",
                FilterKind.Span when DaySpan.Read(one) is { } span => $"(x.Earliest <= {value(span.Last)} AND x.Latest >= {value(span.First)})",
                _ => $"{column} = {value(one)}",
            });
        }
        if (_table.Column is not null) return $"({string.Join(" OR ", some)})";
        var rows = _table.Rows(scope);
        List<string> parts = [];
        if (some.Count > 0) parts.Add($"s.PersonId IN (SELECT x.PersonId FROM ({rows}) x WHERE {string.Join(" OR ", some)})");
        if (none) parts.Add($"s.PersonId NOT IN (SELECT x.PersonId FROM ({rows}) x)");
        return $"({string.Join(" OR ", parts)})";
    }

    /// <summary>PersonId and Value for each value that is counted; a person without one has no row.</summary>
    internal string Values(FilterScope scope) => Kind switch
    {
        FilterKind.MoreThan => $"SELECT x.PersonId, n.Step AS Value FROM ({_table.Rows(scope)}) x JOIN ({string.Join(" UNION ALL ", Steps.Select(step => $"SELECT {step} AS Step"))}) n ON x.Amount > n.Step * {_table.Unit}",
        FilterKind.Span => Years(scope, _table.Rows(scope)),
        _ => _table.Rows(scope),
    };

    // A date of which only bounds are known counts in each year that it may have been in.
    private static string Years(FilterScope scope, string rows) => $"""
        SELECT x.PersonId, y.Value FROM ({rows}) x
        JOIN (SELECT DISTINCT {scope.YearOf("d.Day")} AS Value FROM (SELECT z.Earliest AS Day FROM ({rows}) z UNION SELECT z.Latest FROM ({rows}) z) d) y
        ON y.Value BETWEEN {scope.YearOf("x.Earliest")} AND {scope.YearOf("x.Latest")} AND y.Value BETWEEN 1000 AND 9998
        """;

    /// <summary>A choice's place among the others.</summary>
    internal int Order(string value) => value.Split(':').Zip(Choices, (part, type) => Enum.TryParse(type, part, out var one) ? Convert.ToInt32(one, CultureInfo.InvariantCulture) : int.MaxValue / 1000)
        .Aggregate(0, (place, part) => (place * 100) + part);

    private string Allowed => Kind switch
    {
        FilterKind.Choice => string.Join(", ", Choices.Select(type => string.Join(", ", Enum.GetNames(type)))),
        FilterKind.MoreThan => Largest.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private string? Choice(string text)
    {
        var parts = text.Split(':');
        if (parts.Length != Choices.Count) return null;
        var names = parts.Zip(Choices, (part, type) => Enum.GetNames(type).FirstOrDefault(name => name.Equals(part.Trim(), StringComparison.OrdinalIgnoreCase))).ToList();
        return names.Contains(null) ? null : string.Join(':', names);
    }

    private static string? Whole(string text, int largest, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= largest
            ? number.ToString(CultureInfo.InvariantCulture) : null;
}

/// <summary>The rows that a filter compares: PersonId and Value; or Amount, in <paramref name="Unit"/>s; or Earliest and Latest.</summary>
/// <param name="Column">Set where the value stands in the standing itself, as <c>s</c>: then there are no rows to look for.</param>
internal sealed record FilterTable(Func<FilterScope, string> Rows, int Unit = 1, Func<FilterScope, string>? Column = null);
