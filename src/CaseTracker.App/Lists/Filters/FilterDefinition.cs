using System.Globalization;
using CaseTracker.App.Database;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.Values;

namespace CaseTracker.App.Lists.Filters;

/// <summary>How a filter's values are written: the names of an enumeration, ids of records, words as printed, yes or no,
/// a number that is exceeded, a span of days.</summary>
public enum FilterKind { Choice, Record, Words, YesNo, MoreThan, Span }

/// <summary>What a row of a list holds for a filter, in SQL.</summary>
/// <param name="Columns">Value; for a span of days Earliest, Latest and whether the date is doubted.</param>
/// <param name="Where">Whether it has any; null where every row has.</param>
internal sealed record FilterPart(IReadOnlyList<string> Columns, string? Where);

/// <summary>A part of a filter's rows.</summary>
/// <param name="FollowsOthers">Few rows, which may change with what is written of others.</param>
internal sealed record RowsPart<TSql>(Func<TSql, string> Rows, bool FollowsOthers = false);

/// <summary>One filter of a list: its name in the address, and how its values are read and told.</summary>
public abstract class FilterDefinition
{
    /// <summary>The value of what has nothing on record that the viewer may see.</summary>
    public const string NotOnRecord = "none";
    public const int MostValues = 50;
    private const int LongestWords = 400;

    private protected FilterDefinition(string key, FilterKind kind) => (Key, Asks, Kind) = (key, key, kind);

    /// <summary>The name in the address and, after two hyphens, of the command's option.</summary>
    public string Key { get; private set; }

    /// <summary>The key of the filter that a side of a matrix counts by: dates are counted by year, by quarter and by month, and asked for
    /// by one filter.</summary>
    public string Asks { get; }

    /// <summary>The periods by which dates are counted.</summary>
    internal PeriodLength By { get; private set; }
    public FilterKind Kind { get; }

    /// <summary>Whether everything has a value: sex may be "not stated", and that is one.</summary>
    public bool AlwaysHasValue { get; internal init; }

    /// <summary>The enumerations of a choice: one, or several joined by colons.</summary>
    internal IReadOnlyList<Type> Choices { get; init; } = [];
    internal int Largest { get; init; } = 100_000;
    /// <summary>A choice's own words, where they are not those of its enumeration.</summary>
    internal Func<string, string>? ValueLabel { get; init; }

    /// <summary>The numbers that are offered and counted.</summary>
    internal IReadOnlyList<int> Steps { get; init; } = [];

    /// <summary>How many of the rows' amounts make one of a value that is exceeded.</summary>
    internal virtual int Unit => 1;

    /// <summary>In how many columns in memory its rows stand; 0 where its value is that of the list's own source.</summary>
    internal virtual int ColumnParts => 1;

    /// <summary>What the values of its columns are.</summary>
    internal Columns.ColumnKind ColumnKind => Kind switch
    {
        FilterKind.Record => Columns.ColumnKind.Ids,
        FilterKind.MoreThan => Columns.ColumnKind.Amount,
        FilterKind.Span => Columns.ColumnKind.Span,
        _ => Columns.ColumnKind.Texts,
    };

    /// <summary>Rows of what counts under several values because its sources disagree and nobody has chosen; null where that cannot
    /// be.</summary>
    internal Func<FilterScope, string>? Open { get; init; }

    /// <summary>Its words are kept folded (<see cref="TextFold"/>), and what is typed is folded to find them: then the rows of
    /// <see cref="Spellings"/> have the folded Word of each text, too.</summary>
    internal bool Folds { get; init; }

    /// <summary>For words, which are counted alike whatever their capitals: rows of Said, each text as a record that the viewer may see
    /// writes it. Null: the words are told as they are counted.</summary>
    internal Func<CaseTrackerDb, FilterScope, string>? Spellings { get; init; }

    public string Label => By == PeriodLength.Year ? Name : Texts.Localize($"Lists.By_{By}", Name);

    private protected abstract string Name { get; }

    /// <summary>Whether it can be a side of a cross-tab.</summary>
    public bool SupportsCrossTab => NoValue is not null;

    /// <summary>What it can be as a side of a matrix: dates by year, by quarter, by month.</summary>
    internal IEnumerable<FilterDefinition> AsSides => !SupportsCrossTab ? []
        : Kind == FilterKind.Span ? [this, CountedBy(PeriodLength.Quarter), CountedBy(PeriodLength.Month)] : [this];

    private FilterDefinition CountedBy(PeriodLength length)
    {
        var side = (FilterDefinition)MemberwiseClone();
        (side.By, side.Key) = (length, length == PeriodLength.Quarter ? $"{Key}-by-quarter" : $"{Key}-by-month");
        return side;
    }

    /// <summary>The value of those that have no other; null where they cannot be asked for.</summary>
    internal virtual string? NoValue => Kind == FilterKind.YesNo ? "no" : NotOnRecord;

    /// <summary>A value as the address writes it, however it was typed; or what is wrong with it.</summary>
    public Outcome<string> Read(string text)
    {
        var word = text.Trim();
        if (!AlwaysHasValue && NoValue == NotOnRecord && word.Equals(NotOnRecord, StringComparison.OrdinalIgnoreCase))
            return Outcome<string>.Of(NotOnRecord);
        return (Kind switch
        {
            FilterKind.Choice => Choice(word),
            FilterKind.Record => Whole(word, int.MaxValue, 1),
            FilterKind.Words when Folds => TextFold.Of(word) is { Length: > 0 and <= LongestWords } folded ? folded : null,
            FilterKind.Words => word.Length is > 0 and <= LongestWords ? word : null,
            FilterKind.YesNo => word.ToUpperInvariant() switch { "YES" => "yes", "NO" => "no", _ => null },
            FilterKind.MoreThan => Whole(word, Largest, 0),
            _ => DaySpan.Read(word)?.Text,
        }) is { } value ? Outcome<string>.Of(value)
            : Outcome<string>.Failed(new Problem($"PrisonerPages.WrongFilter_{Kind}", word, Label, Allowed));
    }

    /// <summary>A value in words; null where it is a record's id, whose name depends on the viewer.</summary>
    public string? Localize(string value) => value == NotOnRecord ? Texts.Localize("PrisonerPages.NotOnRecord") : Kind switch
    {
        FilterKind.Choice => ValueLabel is { } spoken ? spoken(value)
            : string.Join(": ", value.Split(':').Zip(Choices, (part, type) => FieldFormatter.Choice((Enum)Enum.Parse(type, part)))),
        FilterKind.Record => null,
        FilterKind.YesNo => Texts.Localize(value == "yes" ? "Choices.Yes" : "Choices.No"),
        FilterKind.MoreThan => Texts.Localize($"PrisonerPages.MoreThan_{Key}", value),
        FilterKind.Span => DaySpan.Read(value)?.Localize() ?? value,
        _ => value,
    };

    /// <summary>A condition on a row of a list's source that holds where any of the values does.</summary>
    /// <param name="id">The row's id.</param>
    /// <param name="rowId">The same in the filter's rows.</param>
    /// <param name="rows">A row's id, and Value; or Amount; or Earliest, Latest and Doubted.</param>
    /// <param name="own">What the row holds itself: a look at the whole table would cost each page as much as the page.</param>
    /// <param name="value">Names a parameter for a value that is compared.</param>
    private protected string Condition(IReadOnlyList<string> values, string id, string rowId, Func<string> rows, FilterPart? own,
        Func<object, string> value)
    {
        var columns = own?.Columns ?? Kind switch
        {
            FilterKind.Span => ["x.Earliest", "x.Latest", "x.Doubted"],
            FilterKind.MoreThan => ["x.Amount"],
            _ => ["x.Value"],
        };
        var some = values.Where(one => one != NoValue).ToList();
        var none = some.Count < values.Count;
        var compared = some.Select(one => Compared(columns, one, value)).ToList();
        // A text may read like the word for what is not on record; the counts have one line for both.
        if (none && Kind == FilterKind.Words) compared.Add($"{columns[0]} = '{NoValue}'");
        var any = string.Join(" OR ", compared);
        List<string> parts = [];
        if (compared.Count > 0) parts.Add(own is null ? $"{id} IN (SELECT x.{rowId} FROM ({rows()}) x WHERE {any})"
            : own.Where is null || Kind == FilterKind.Choice ? any : $"({own.Where} AND ({any}))");
        if (none) parts.Add(own is null ? $"{id} NOT IN (SELECT x.{rowId} FROM ({rows()}) x)" : $"NOT ({own.Where})");
        return $"({string.Join(" OR ", parts)})";
    }

    private string Compared(IReadOnlyList<string> columns, string one, Func<object, string> value) => Kind switch
    {
        FilterKind.Record => $"{columns[0]} = {value(long.Parse(one, CultureInfo.InvariantCulture))}",
        FilterKind.Words => $"{columns[0]} = LOWER({value(one)})",
        FilterKind.MoreThan => $"{columns[0]} > {value(int.Parse(one, CultureInfo.InvariantCulture) * Unit)}",
        FilterKind.Span => DaySpan.Read(one) switch
        {
            { Certainly: true } span =>
                $"({columns[0]} >= {value(span.First)} AND {columns[1]} <= {value(span.Last)} AND {columns[2]} = 0)",
            { } span => $"({columns[0]} <= {value(span.Last)} AND {columns[1]} >= {value(span.First)})",
            _ => throw new ArgumentException(one, nameof(one)),
        },
        _ => $"{columns[0]} = {value(one)}",
    };

    /// <summary>A row counts under each of the numbers that it exceeds.</summary>
    /// <param name="rows">Rows of an id and Amount.</param>
    private protected string Exceeded(string rows, string id) =>
        $"SELECT x.{id}, n.Step AS Value FROM ({rows}) x JOIN "
        + $"({string.Join(" UNION ALL ", Steps.Select(step => $"SELECT {step} AS Step"))}) n ON x.Amount > n.Step * {Unit}";

    /// <summary>A date of which only bounds are known counts in each period that it may have been in, of those in which some date begins or
    /// ends. They stand first: they are few, and each goes through the rows once; the other way round each row would look for the periods
    /// of all.</summary>
    /// <param name="rows">Rows of an id, Earliest and Latest.</param>
    private protected string Periods(FilterScope scope, string rows, string id)
    {
        var (first, last) = (scope.PeriodOf("x.Earliest", By), scope.PeriodOf("x.Latest", By));
        if (By == PeriodLength.Year)
            return $"""
                SELECT x.{id}, y.Value FROM (SELECT DISTINCT {scope.PeriodOf("d.Day", By)} AS Value
                    FROM (SELECT z.Earliest AS Day FROM ({rows}) z UNION SELECT z.Latest FROM ({rows}) z) d) y
                CROSS JOIN ({rows}) x WHERE y.Value BETWEEN {first} AND {last} AND y.Value BETWEEN 1000 AND 9998
                """;
        // Most dates lie in one month: only the others are looked at with each.
        return $"""
            SELECT x.{id}, {first} AS Value FROM ({rows}) x WHERE {first} = {last} AND {first} >= '1000' AND {first} < '9999'
            UNION ALL
            SELECT x.{id}, y.Value FROM (SELECT DISTINCT {scope.PeriodOf("d.Day", By)} AS Value
                FROM (SELECT z.Earliest AS Day FROM ({rows}) z UNION SELECT z.Latest FROM ({rows}) z) d) y
            CROSS JOIN ({rows}) x WHERE {first} <> {last} AND y.Value BETWEEN {first} AND {last} AND y.Value >= '1000' AND y.Value < '9999'
            """;
    }

    /// <summary>A choice's place among the others.</summary>
    internal int Order(string value) => value.Split(':').Zip(Choices, (part, type) => Enum.TryParse(type, part, out var one)
        ? Convert.ToInt32(one, CultureInfo.InvariantCulture) : int.MaxValue / 1000)
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
        var names = parts.Zip(Choices, (part, type) => Enum.GetNames(type)
            .FirstOrDefault(name => name.Equals(part.Trim(), StringComparison.OrdinalIgnoreCase))).ToList();
        return names.Contains(null) ? null : string.Join(':', names);
    }

    private static string? Whole(string text, int largest, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= largest
            ? number.ToString(CultureInfo.InvariantCulture) : null;
}
