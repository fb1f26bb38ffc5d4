using CaseTracker.App.Database;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>Counts each filter's values in the database, over what all other filters take: a statement a filter.</summary>
internal static class FacetsBySql
{
    public static async Task<ListCounts> Count(ListAsked asked, ListQuestion question, CancellationToken cancel)
    {
        var sql = await question.Source(asked).Statements(cancel);
        await using var mask = await sql.Gather(asked.Db, cancel);
        return new(await Count(asked.Db, sql, mask, cancel), await sql.Sums(asked.Db, mask, cancel));
    }

    /// <param name="mask">What the list asks about.</param>
    private static async Task<List<CountedFilter>> Count(CaseTrackerDb db, ListSql sql, FilterMask mask, CancellationToken cancel)
    {
        var (scope, id) = (sql.Scope with { Custody = mask.Table }, sql.RowId);
        var counted = new List<CountedFilter>();
        foreach (var filter in sql.Question.List.Filters.Where(sql.Offers))
        {
            var value = scope.Text("v.Value");
            var count = $"""
                SELECT {value} AS Value, a.Certain, COUNT(DISTINCT a.{id}) AS Number FROM {mask.Table} a
                LEFT JOIN ({sql.Values(filter, scope)}) v ON v.{id} = a.{id} WHERE {mask.ButFor(filter.Key)} GROUP BY v.Value, a.Certain
                {MostFrequent(sql, filter, value)}
                """;
            var rows = await db.Database.SqlQueryRaw<CountedRow>(count, sql.Parameters(db)).ToListAsync(cancel);
            counted.Add(new(filter, rows, await Open(filter)));
        }
        return counted;

        async Task<int> Open(FilterDefinition filter)
        {
            if (filter.Open is not { } open) return 0;
            var count = $"SELECT COUNT(DISTINCT a.{id}) AS Value FROM {mask.Table} a JOIN ({open(scope)}) u ON u.{id} = a.{id} "
                + $"WHERE {mask.ButFor(filter.Key)}";
            return (await db.Database.SqlQueryRaw<int>(count, sql.Parameters(db)).ToListAsync(cancel))[0];
        }
    }

    // Those that are asked for are counted, however few have them; one more than is told says that there are more.
    private static string MostFrequent(ListSql sql, FilterDefinition filter, string value)
    {
        if (sql.Question.List.MostValues is not { } most) return "";
        var chosen = sql.Question.Chosen(filter.Key);
        var first = filter.Kind == FilterKind.Span || chosen.Count == 0
            ? "" : $" OR {value} IN ({string.Join(", ", chosen.Select(sql.Value))})";
        return $"ORDER BY CASE WHEN v.Value IS NULL{first} THEN 0 ELSE 1 END, COUNT(*) DESC {SeenSql.First(sql.Scope.Provider, most + 1)}";
    }
}
