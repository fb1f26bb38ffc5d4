using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Lists.Filters;

/// <summary>What the SQL of a filter needs to know of its question: the database, the moment of knowledge, the viewer's
/// clearance, and the table that holds the custody status of each person. Parameters: @day and @known, and those
/// of <see cref="SeenSql"/>.</summary>
/// <param name="KnownNow">The moment of knowledge is now: only current versions count, and their indexes serve.</param>
/// <param name="Custody">The table with a row a person: PersonId, Status, Certain, LastConfirmedLatest.</param>
internal sealed record FilterScope(DatabaseProvider Provider, bool KnownNow, Clearance Clearance, string Custody = "custody")
{
    // The Julian day number of 0001-01-01.
    private const string FirstJulianDay = "1721425.5";

    /// <summary>A fact that was known and that the clearance may know of.</summary>
    public string Known(RecordKind kind, string alias) =>
        KnownNow ? Seen(kind, alias) : SeenSql.KnownThen(RecordTypes.All[kind], alias, Clearance);

    /// <summary>A record that stands and that the clearance may know of. Of few people the headers are asked, else the closed records are
    /// looked for, once.</summary>
    public string Seen(RecordKind kind, string alias) => People is null ? SeenSql.SeenOfAll(RecordTypes.All[kind], alias, Clearance)
        : SeenSql.Seen(RecordTypes.All[kind], alias, Clearance);

    /// <summary>A record that stands and whose level the clearance reaches, whatever became of what it speaks of: a fact that was removed
    /// since is shown with what was said of it.</summary>
    public string Within(RecordKind kind, string alias) =>
        SeenSql.StandsWithin(RecordTypes.All[kind], alias, Clearance, few: People is not null);

    /// <summary>Rows for any day instead of those of the day asked for: each says itself on which days it counts (<see cref="From"/>,
    /// <see cref="Days"/>).</summary>
    public bool AnyDay { get; init; }

    /// <summary>A parameter with ids as JSON: only these people's rows are asked for. Null asks for everybody's.</summary>
    public string? People { get; init; }

    /// <summary>A parameter with the ids of these people's records.</summary>
    public string? Records { get; init; }

    /// <summary>A date that may be on or before the day asked for; undated counts.</summary>
    public string ByDay(string date) => AnyDay ? "1 = 1" : $"({date}_Earliest IS NULL OR {date}_Earliest <= @day)";

    /// <summary>To the columns of a row that <see cref="ByDay"/> lets in: the day from which on it does.</summary>
    public string From(string date) => AnyDay ? $", {date}_Earliest AS FromDay" : "";

    /// <summary>The same of a row that was read with its days.</summary>
    public string Days(string alias) => AnyDay ? $", {alias}.FromDay, {alias}.UntilDay" : "";

    /// <summary>To a condition: only rows of the people who are asked for.</summary>
    public string Of(string person) => People is null ? "" : $" AND {person} IN (SELECT asked.value FROM {Listed(People)} asked)";

    /// <summary>The ids in a parameter that holds them as JSON, as a table with the column "value".</summary>
    public string Listed(string parameter) => ListedIds.Sql(Provider, parameter);

    /// <summary>To a table whose alias has a text of several names between semicolons: a row a name, as <c>name.value</c>.</summary>
    public string EachName(string text) => Provider == DatabaseProvider.SqlServer ? $"CROSS APPLY STRING_SPLIT({text}, ';') name"
        : $"""CROSS JOIN json_each('[' || REPLACE(json_quote({text}), ';', '","') || ']') name""";

    public string Text(string value) => Provider == DatabaseProvider.SqlServer
        ? $"CAST({value} AS nvarchar(400))" : $"CAST({value} AS TEXT)";

    /// <summary>The whole number that a text is; of another text null or some number.</summary>
    public string Whole(string text) => Provider == DatabaseProvider.SqlServer
        ? $"TRY_CAST({text} AS bigint)" : $"CAST({text} AS INTEGER)";

    /// <summary>A day as a whole number, that of <see cref="DateOnly.DayNumber"/>; null of null.</summary>
    public string DayNumber(string date) => Provider == DatabaseProvider.SqlServer
        ? $"DATEDIFF(day, CAST('0001-01-01' AS date), {date})" : $"CAST(julianday({date}) - {FirstJulianDay} AS INTEGER)";

    /// <summary>The year of a date as a whole number; its quarter or month as <see cref="Period.Text"/> writes it.</summary>
    public string PeriodOf(string date, PeriodLength length) => (Provider, length) switch
    {
        (DatabaseProvider.SqlServer, PeriodLength.Year) => $"YEAR({date})",
        (DatabaseProvider.SqlServer, PeriodLength.Quarter) =>
            $"CONCAT(LEFT(CONVERT(varchar(10), {date}, 23), 4), '-Q', DATEPART(quarter, {date}))",
        (DatabaseProvider.SqlServer, _) => $"LEFT(CONVERT(varchar(10), {date}, 23), 7)",
        (_, PeriodLength.Year) => $"CAST(substr({date}, 1, 4) AS INTEGER)",
        (_, PeriodLength.Quarter) => $"(substr({date}, 1, 4) || '-Q' || ((CAST(substr({date}, 6, 2) AS INTEGER) + 2) / 3))",
        _ => $"substr({date}, 1, 7)",
    };
}
