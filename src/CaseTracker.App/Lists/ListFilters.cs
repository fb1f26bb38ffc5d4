using System.Text.RegularExpressions;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Lists;

/// <summary>Makes a list's filters from the fields of its kind of record.</summary>
internal static partial class ListFilters
{
    public const string Province = "province", Uncited = "uncited", Conflicting = "conflicting";

    public static IEnumerable<ListFilter> Of(RecordType type, IEnumerable<string> keys)
    {
        foreach (var key in keys) yield return OfField(type.Find(key)!);
        if (type.Find("place") is { LinkTo: RecordKind.Place } place)
            yield return new(Province, FilterKind.Record, Said(Province), place, sql => $"""
                SELECT {sql.Id("e")} AS Id, {FilterRows.Province} AS Value FROM {sql.Table(type)} e {FilterRows.Places($"e.{RecordType.Column(place)}")} WHERE {sql.Current("e")} AND {FilterRows.Province} IS NOT NULL
                """);
        // A source is what others rest on.
        if (type.Kind == RecordKind.Source) yield break;
        yield return new(Uncited, FilterKind.YesNo, Said(Uncited), null, sql => $"""
            SELECT {sql.Id("e")} AS Id, 'yes' AS Value FROM {sql.Table(type)} e
            WHERE {sql.Current("e")} AND NOT EXISTS (SELECT 1 FROM Citations z WHERE z.RecordId = {sql.Id("e")} AND z.DeletedAt IS NULL)
            """);
        yield return new(Conflicting, FilterKind.YesNo, Said(Conflicting), null, sql => $"SELECT w.RecordId AS Id, 'yes' AS Value FROM ({ConflictRows.Records(sql.Scope)}) w");
    }

    private static ListFilter OfField(AnyField field)
    {
        var column = $"e.{RecordSql.Quoted(RecordType.Column(field))}";
        return field.Kind switch
        {
            FieldKind.Choice => new(Key(field), FilterKind.Choice, () => field.Label, field, sql => Rows(sql, column)) { Choices = [field.Choices!], AlwaysHasValue = true },
            FieldKind.Link => new(Key(field), FilterKind.Record, () => field.Label, field, sql => Rows(sql, column, sql.Linked(field, "e"))),
            FieldKind.Text => new(Key(field), FilterKind.Words, () => field.Label, field, sql => Rows(sql, $"LOWER(LTRIM(RTRIM({column})))", $"LTRIM(RTRIM({column})) <> ''")),
            FieldKind.Date => new(Key(field), FilterKind.Span, () => field.Label, field, sql => Span(sql, $"e.{RecordType.Column(field)}_Earliest", $"e.{RecordType.Column(field)}_Latest")),
            FieldKind.Day => new(Key(field), FilterKind.Span, () => field.Label, field, sql => Span(sql, column, column)),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field.Kind, null),
        };
    }

    private static string Rows(RecordSql sql, string value, string? where = null) =>
        $"SELECT {sql.Id("e")} AS Id, {value} AS Value FROM {sql.Table(sql.Type)} e WHERE {sql.Current("e")} AND {where ?? $"{value} IS NOT NULL"}";

    // A side that nobody knows is open. Whoever may not see a record learns of no year from it.
    private static string Span(RecordSql sql, string earliest, string latest) => $"""
        SELECT {sql.Id("e")} AS Id, COALESCE({earliest}, '0001-01-01') AS Earliest, COALESCE({latest}, '9999-12-31') AS Latest FROM {sql.Table(sql.Type)} e
        WHERE ({earliest} IS NOT NULL OR {latest} IS NOT NULL) AND {sql.SeenAs("e")}
        """;

    private static Func<string> Said(string key) => () => Texts.Say($"Lists.Filter_{key}");

    /// <summary>"hostStatus" is host-status in an address, as other names there.</summary>
    private static string Key(AnyField field) => Capital().Replace(field.Key, match => $"-{match.Value.ToLowerInvariant()}");

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
