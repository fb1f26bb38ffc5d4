using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Security;
using CaseTracker.Domain.Security;
using CaseTracker.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Lists;

/// <summary>Counts each filter's values over the records that all other filters take: one look at the table, and a statement a
/// filter.</summary>
public sealed class CountRecordFacets
{
    /// <summary>More values of one filter than anybody would read through; the words find the others.</summary>
    private const int Most = 200;

    private readonly IDbContextFactory<CaseTrackerDb> _factory;
    private readonly IDatabaseDialect _dialect;
    private readonly Access _access;

    internal CountRecordFacets(IDbContextFactory<CaseTrackerDb> factory, IDatabaseDialect dialect, Access access) =>
        (_factory, _dialect, _access) = (factory, dialect, access);

    public async Task<Outcome<RecordFacets>> Handle(CurrentUser user, RecordQuestion question, CancellationToken cancel = default)
    {
        if (await _access.Check(user, Permission.ReadRecords, cancel) is { } refused) return Outcome<RecordFacets>.Failed(refused);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var sql = new RecordSql(db, _dialect.Provider, question, user.Clearance);
        await using var asked = await AskedRecords.Gather(db, sql, _dialect.Provider, cancel);
        var counted = new List<(ListFilterDefinition Filter, List<Row> Rows)>();
        foreach (var filter in question.List.Filters.Where(sql.Offers))
        {
            var (value, chosen) = (sql.Scope.Text("v.Value"), question.Filters.Of(filter.Key));
            // Those that are asked for are counted, however few have them.
            var first = filter.Kind == FilterKind.Span || chosen.Count == 0
                ? "" : $" OR {value} IN ({string.Join(", ", chosen.Select(sql.Value))})";
            var count = $"""
                SELECT {value} AS Value, COUNT(*) AS Records FROM {asked.Table} a
                LEFT JOIN ({filter.Values(sql)}) v ON v.Id = a.Id WHERE {asked.ButFor(filter.Key)} GROUP BY v.Value
                ORDER BY CASE WHEN v.Value IS NULL{first} THEN 0 ELSE 1 END, COUNT(*) DESC {sql.First(Most + 1)}
                """;
            counted.Add((filter, await db.Database.SqlQueryRaw<Row>(count, sql.Parameters()).ToListAsync(cancel)));
        }
        var names = await FilterNames.For(db, counted.SelectMany(facet => facet.Rows.Select(row => (facet.Filter, row.Value))
            .Concat(question.Filters.Of(facet.Filter.Key).Select(value => (facet.Filter, (string?)value)))), user.Clearance, cancel);
        return Outcome<RecordFacets>.Of(new RecordFacets([.. counted.Select(facet => Facet(facet.Filter, facet.Rows, question, names))
            .Where(facet => facet.Values.Count > 0)]));
    }

    private static RecordFacet Facet(ListFilterDefinition filter, List<Row> rows, RecordQuestion question, FilterNames names)
    {
        var found = rows.Take(Most).Select(row => (Value: row.Value ?? filter.NoValue, row.Records)).Where(row => row.Value is not null)
            // A text may read like the word for what is not on record; and words count alike in capitals.
            .GroupBy(row => row.Value!, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => group.Sum(row => row.Records), StringComparer.OrdinalIgnoreCase);
        var values = question.Filters.Of(filter.Key).Where(_ => filter.Kind != FilterKind.Span)
            .Union(found.Keys, StringComparer.OrdinalIgnoreCase)
            .Select(value => new CountedValue(value, names.Name(filter, value), found.GetValueOrDefault(value)));
        // Where nothing has anything on record there is nothing to choose from.
        var ordered = FilterNames.InOrder(filter, values).ToList();
        return new RecordFacet(filter, ordered.Any(value => value.Value != FilterDefinition.NotOnRecord) ? ordered : [], rows.Count > Most);
    }

    private sealed record Row(string? Value, int Records);
}
