using CaseTracker.App.Database;
using CaseTracker.App.Records;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Sources;

namespace CaseTracker.App.Lists.Filters;

/// <summary>The records of which the sources that the viewer may see report different values of a field that the viewer
/// may see: <see cref="CitationRules.Conflict"/> in SQL, without those that somebody has settled.</summary>
internal static class ConflictRows
{
    public static string Records(FilterScope scope) => $"SELECT DISTINCT w.RecordId FROM ({Fields(scope)}) w";

    /// <summary>What the sources that the viewer may see report of one field while it is open: RecordId, the Value that was read, and
    /// Reported, the value or else the words.</summary>
    public static string Reported(FilterScope scope, string field) => $"""
        SELECT y.RecordId, y.Value, COALESCE(y.Value, y.Reported) AS Reported FROM ({Fields(scope, field)}) w JOIN Citations y
            ON y.RecordId = w.RecordId AND y.Field = w.Field JOIN Sources q ON q.Id = y.SourceId
        WHERE {scope.Within(RecordKind.Citation, "y")} AND {scope.Seen(RecordKind.Source, "q")} AND {Compared("y")} IS NOT NULL
        """;

    /// <param name="only">The one field that is asked about; null asks about all.</param>
    private static string Fields(FilterScope scope, string? only = null)
    {
        var hidden = RecordTypes.All.Values.Select(type => (type.Kind, Keys: type.Fields.Where(field => field.Sensitivity > scope.Clearance)
            .Select(field => $"'{field.Key}'").ToList()))
            .Where(kind => kind.Keys.Count > 0)
                .Select(kind => $" AND NOT (h.Kind = '{kind.Kind}' AND z.Field IN ({string.Join(", ", kind.Keys)}))");
        var names = ChildNames.SeenBy(scope.Clearance) ? ""
            : $" AND NOT (z.Field IN ('name', 'nameKhmer', 'role') AND EXISTS (SELECT 1 FROM People n WHERE n.Id = z.RecordId AND "
                + $"{ChildNames.Protected("n")}))"
                + $" AND NOT (z.Field = 'text' AND EXISTS (SELECT 1 FROM PersonNames m JOIN People n ON n.Id = m.PersonId WHERE m.Id = "
                    + $"z.RecordId AND (m.OfAChild = 1 OR {ChildNames.Protected("n")})))";
        return $"""
            SELECT z.RecordId, z.Field FROM ({Differing(scope, only)}) d JOIN Citations z ON z.RecordId = d.RecordId AND z.Field = d.Field
                JOIN Sources o ON o.Id = z.SourceId JOIN Records h ON h.Id = z.RecordId
            LEFT JOIN Settlements b ON b.RecordId = z.RecordId AND b.Field = z.Field AND {scope.Within(RecordKind.Settlement, "b")}
                AND NOT EXISTS (SELECT 1 FROM Settlements later WHERE later.RecordId = b.RecordId AND later.Field = b.Field
                    AND {scope.Within(RecordKind.Settlement, "later")} AND later.Id > b.Id)
            WHERE {scope.Within(RecordKind.Citation, "z")} AND {scope.Seen(RecordKind.Source, "o")}
                AND z.Field NOT IN ({string.Join(", ", CitationRules.Prose.Order(StringComparer.Ordinal).Select(key => $"'{key}'"))})
                    AND {Compared("z")} IS NOT NULL{string.Concat(hidden)}{names}
            GROUP BY z.RecordId, z.Field HAVING MIN({Compared("z")}) <> MAX({Compared("z")})
                AND MAX(CASE WHEN {Weighed(scope)} THEN 0 ELSE 1 END) = 1
            """;
    }

    // Most fields have one citation, or several that say the same: they are gone before anything is joined or weighed.
    private static string Differing(FilterScope scope, string? only) =>
        $"SELECT c.RecordId, c.Field FROM Citations c WHERE c.DeletedAt IS NULL AND c.Field "
            + $"{(only is null ? "IS NOT NULL" : $"= '{only}'")}{Asked(scope)} GROUP BY c.RecordId, c.Field "
            + $"HAVING MIN(COALESCE(c.Value, c.Reported)) <> MAX(COALESCE(c.Value, c.Reported))";

    private static string Asked(FilterScope scope) =>
        scope.Records is { } records ? $" AND c.RecordId IN (SELECT asked.value FROM {scope.Listed(records)} asked)" : "";

    // A choice holds while everything that is reported was weighed, a value a line.
    private static string Weighed(FilterScope scope)
    {
        var (value, all) = ($"CONCAT(CHAR(10), UPPER({Compared("z")}), CHAR(10))",
            $"CONCAT(CHAR(10), {Plain("b.WeighedValues")}, CHAR(10))");
        return scope.Provider == DatabaseProvider.SqlServer ? $"CHARINDEX({value}, {all}) > 0" : $"instr({all}, {value}) > 0";
    }

    // CitedValue.Compared.
    private static string Compared(string row) =>
        $"CASE WHEN {row}.Value IS NOT NULL THEN CONCAT('=', {row}.Value) WHEN LTRIM(RTRIM({row}.Reported)) <> '' THEN "
        + $"{Plain($"{row}.Reported")} END";

    // Case and spaces don't count; four times over takes runs of up to sixteen spaces.
    private static string Plain(string value) => Enumerable.Range(0, 4)
        .Aggregate($"UPPER(LTRIM(RTRIM({value})))", (text, _) => $"REPLACE({text}, '  ', ' ')");
}
