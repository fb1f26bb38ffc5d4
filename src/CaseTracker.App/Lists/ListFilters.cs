using System.Text.RegularExpressions;
using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.App.Sources;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Language;

namespace CaseTracker.App.Lists;

/// <summary>Makes a list's filters from the fields of its kind of record.</summary>
internal static partial class ListFilters
{
    public const string Province = "province", Uncited = "uncited", Conflicting = "conflicting", Review = "review",
        Tag = "tag", ToVerdict = "to-verdict";

    /// <summary>What is kept beside the records, known as of now alone: a filter and a column of every list.</summary>
    public static IReadOnlyList<string> BesideRecords { get; } = [Review, Tag];

    public static IEnumerable<ListFilterDefinition> Of(RecordType type, IEnumerable<string> keys)
    {
        foreach (var key in keys)
            yield return key.Contains('.', StringComparison.Ordinal) ? OfLinked(type, key.Split('.'))
                : type.Kind == RecordKind.Case && key == "kind" ? OfKinds(type)
                : type.Find(key) is { Several: true } ? OfLinked(type, [key]) : OfField(type, type.Find(key)!);
        if (type.Kind == RecordKind.Charge) yield return ListFilterDefinition.OfVerdictTime(ToVerdict, Said(ToVerdict),
            sql => VerdictTimes.Rows(sql.Scope, sql.Current("e")));
        if (Lying(type) is { } lying)
            yield return ListFilterDefinition.Of(Province, FilterKind.Record, Said(Province), lying.Field, sql => $"""
                SELECT {sql.Id("e")} AS Id, {ProvinceSql.Id} AS Value FROM {sql.Table(type)} e {lying.Places(sql)}
                    WHERE {sql.Current("e")} AND {ProvinceSql.Id} IS NOT NULL
                """);
        yield return ListFilterDefinition.OfReview(Review, Said(Review), sql =>
            $"SELECT e.RecordId AS Id, e.State AS Value FROM Reviews e WHERE 1 = 1{sql.Scope.Of("e.RecordId")}");
        yield return ListFilterDefinition.OfTags(Tag, Said(Tag), sql =>
            $"SELECT e.RecordId AS Id, t.Folded AS Value FROM RecordTags e JOIN Tags t ON t.Id = e.TagId WHERE 1 = 1"
            + sql.Scope.Of("e.RecordId"), (db, scope) => TagsAsNamed(new SeenSql(db, scope.Clearance).Table(type),
                SeenSql.Id(type, "e"), scope.Seen(type.Kind, "e")));
        // A source is what others rest on.
        if (type.Kind == RecordKind.Source) yield break;
        yield return ListFilterDefinition.Of(Uncited, FilterKind.YesNo, Said(Uncited), null, sql => $"""
            SELECT {sql.Id("e")} AS Id, 'yes' AS Value FROM {sql.Table(type)} e
            WHERE {sql.Current("e")} AND {UncitedSql.Lacks(type, "e", sql.Scope.Clearance)}
            """);
        yield return ListFilterDefinition.Of(Conflicting, FilterKind.YesNo, Said(Conflicting), null,
            sql => $"{SourcesDisagree(sql)}{BetweenFacts(type, sql)}", new(SourcesDisagree),
            new(sql => $"SELECT h.Id, 'yes' AS Value FROM Records h WHERE 1 = 0{BetweenFacts(type, sql)}", FollowsOthers: true));
    }

    /// <summary>The tags that stand on some record <c>e</c> of a table that the viewer may see: of others nobody learns that there are
    /// any.</summary>
    public static string TagsAsNamed(string table, string id, string seen) => $"""
        SELECT t.Name AS Said, t.Folded AS Word FROM Tags t
        WHERE EXISTS (SELECT 1 FROM RecordTags g JOIN {table} e ON {id} = g.RecordId WHERE g.TagId = t.Id AND {seen})
        """;

    /// <summary>How the place of a record <c>e</c> is found, and by which field; null where a record of the kind has none. A place lies
    /// within itself: a province is found among its own.</summary>
    private static (FieldDescriptor? Field, Func<RecordSql, string> Places)? Lying(RecordType type)
    {
        if (type.Kind == RecordKind.Place) return (null, sql => ProvinceSql.Places(sql.Scope, sql.Id("e")));
        if (type.Find("place") is { } place && place.LinkTo == RecordKind.Place)
            return (place, sql => ProvinceSql.Places(sql.Scope, $"e.{RecordType.Column(place)}"));
        return type.Find("facility") is { } facility && facility.LinkTo == RecordKind.Facility
            ? (facility, sql => $"LEFT JOIN Facilities f ON f.Id = e.{RecordType.Column(facility)} "
                + $"AND {sql.Scope.Seen(RecordKind.Facility, "f")} {ProvinceSql.Places(sql.Scope, "f.PlaceId")}")
            : null;
    }

    /// <summary>What a record says to which those of the list link, over as many links as there are keys: the court of a charge is that of
    /// its prosecution. Without a link, what the record itself says in a text of several names.</summary>
    private static ListFilterDefinition OfLinked(RecordType type, string[] keys)
    {
        var (of, path) = (type, new List<FieldDescriptor>());
        foreach (var key in keys)
        {
            path.Add(of.Find(key)!);
            if (path.Count < keys.Length) of = RecordTypes.All[path[^1].LinkTo!.Value];
        }
        return ListFilterDefinition.OfLinked(Key(path[^1]), path, sql =>
        {
            var (from, at) = ($"{sql.Table(type)} e", "e");
            foreach (var (number, link) in path.SkipLast(1).Index())
            {
                var (to, next) = (RecordTypes.All[link.LinkTo!.Value], $"linked{number}");
                from += $" JOIN {sql.Table(to)} {next} ON {SeenSql.Id(to, next)} = {at}.{RecordType.Column(link)} "
                    + $"AND {sql.Scope.Seen(to.Kind, next)}";
                at = next;
            }
            var value = $"{at}.{RecordSql.Quoted(RecordType.Column(path[^1]))}";
            if (path[^1].Several)
                return $"SELECT DISTINCT {sql.Id("e")} AS Id, LOWER(LTRIM(RTRIM(name.value))) AS Value FROM {from} "
                    + $"{sql.Scope.EachName(value)} WHERE {sql.Current("e")} AND LTRIM(RTRIM(name.value)) <> ''";
            return $"SELECT {sql.Id("e")} AS Id, {value} AS Value FROM {from} WHERE {sql.Current("e")} AND "
                + (path[^1].Kind == FieldKind.Link ? sql.Linked(path[^1], at) : $"{value} IS NOT NULL");
        }, path[^1].Several ? Names : null);

        string Names(CaseTrackerDb db, FilterScope scope) =>
            $"SELECT LTRIM(RTRIM(name.value)) AS Said FROM {new SeenSql(db, scope.Clearance).Table(of)} e "
            + $"{scope.EachName($"e.{RecordSql.Quoted(RecordType.Column(path[^1]))}")} WHERE {scope.Seen(of.Kind, "e")}";
    }

    private static string SourcesDisagree(RecordSql sql) =>
        $"SELECT w.RecordId AS Id, 'yes' AS Value FROM ({ConflictRows.Records(sql.Scope)}) w";

    /// <summary>A case of several kinds is found under each.</summary>
    private static ListFilterDefinition OfKinds(RecordType type)
    {
        var (kind, also) = (type.Find("kind")!, type.Find("alsoKind")!);
        var kinds = string.Join(" UNION ALL ", Enum.GetNames<CaseKind>().Select(name => $"SELECT '{name}' AS Name"));
        return ListFilterDefinition.OfChoices(kind, sql =>
            $"SELECT {sql.Id("e")} AS Id, k.Name AS Value FROM {sql.Table(type)} e JOIN ({kinds}) k ON {Has("e", "k.Name")} "
            + $"WHERE {sql.Current("e")}", Has);

        // Few cases are of several kinds: the others need no look into a text.
        string Has(string record, string name)
        {
            var further = $"{record}.{RecordType.Column(also)}";
            return $"({record}.{RecordType.Column(kind)} = {name} OR ({further} <> '{FurtherCaseKinds.NotStated}' "
                + $"AND CONCAT(', ', {further}, ', ') LIKE CONCAT('%, ', {name}, ', %')))";
        }
    }

    /// <summary>Facts of a person that cannot all be true stand at the person, and at each of the facts.</summary>
    private static string BetweenFacts(RecordType type, RecordSql sql) => string.Concat(
        (type.Kind == RecordKind.Person ? [nameof(KeptConflictRow.PersonId)]
            : type.IsFact ? [nameof(KeptConflictRow.RecordId), nameof(KeptConflictRow.OtherId)] : Array.Empty<string>())
        .Select(column => $" UNION SELECT k.{column}, 'yes' {KeptConflicts.FromSeen(sql.Scope.Clearance)}"));

    private static ListFilterDefinition OfField(RecordType type, FieldDescriptor field)
    {
        var column = RecordSql.Quoted(RecordType.Column(field));
        return field.Kind switch
        {
            FieldKind.Choice => ListFilterDefinition.Of(field, Key(field), FilterKind.Choice, (_, at) => Part($"{at}.{column}")),
            FieldKind.YesNo => ListFilterDefinition.Of(field, Key(field), FilterKind.YesNo,
                (_, at) => new(["'yes'"], $"{at}.{column} = 1")),
            FieldKind.Link => ListFilterDefinition.Of(field, Key(field), FilterKind.Record,
                (sql, at) => new([$"{at}.{column}"], sql.Linked(field, at))),
            FieldKind.Text => ListFilterDefinition.Of(field, Key(field), FilterKind.Words, (_, at) =>
                new([$"LOWER(LTRIM(RTRIM({at}.{column})))"], $"({at}.{column} IS NOT NULL AND LTRIM(RTRIM({at}.{column})) <> '')"),
                (db, scope) => $"SELECT LTRIM(RTRIM(e.{column})) AS Said FROM {new SeenSql(db, scope.Clearance).Table(type)} e WHERE "
                    + $"{scope.Seen(type.Kind, "e")} AND e.{column} <> ''"),
            FieldKind.Date => ListFilterDefinition.Of(field, Key(field), FilterKind.Span,
                (_, at) => Span($"{at}.{RecordType.Column(field)}_Earliest", $"{at}.{RecordType.Column(field)}_Latest",
                    $"{at}.{RecordType.Column(field)}_Qualified")),
            FieldKind.Day => ListFilterDefinition.Of(field, Key(field), FilterKind.Span,
                (_, at) => Span($"{at}.{column}", $"{at}.{column}", "0")),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field.Kind, null),
        };
    }

    private static FilterPart Part(string column) => new([column], $"{column} IS NOT NULL");

    // A side that nobody knows is open.
    private static FilterPart Span(string earliest, string latest, string doubted) =>
        new([$"COALESCE({earliest}, '0001-01-01')", $"COALESCE({latest}, '9999-12-31')", doubted],
            $"({earliest} IS NOT NULL OR {latest} IS NOT NULL)");

    private static Func<string> Said(string key) => () => Texts.Localize($"Lists.Filter_{key}");

    /// <summary>"hostStatus" is host-status in an address, as other names there.</summary>
    private static string Key(FieldDescriptor field) => Capital().Replace(field.Key, match => $"-{match.Value.ToLowerInvariant()}");

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
