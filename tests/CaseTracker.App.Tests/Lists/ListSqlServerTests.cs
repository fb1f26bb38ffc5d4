using System.Data.Common;
using CaseTracker.App.Database;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Pages.Gaps;
using CaseTracker.App.Records;
using CaseTracker.App.Tests.Schema;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Security;

namespace CaseTracker.App.Tests.Lists;

public sealed class ListSqlServerTests
{
    /// <summary>Without a server nothing can run these; DacFx still reads them over the real tables, and names what it cannot parse and
    /// what it cannot find. One model for all lists: it takes longer to read the tables than whatever is asked of them.</summary>
    [Fact]
    public async Task Each_list_in_TSQL_is_understood_over_the_schemas_tables()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        Assert.Empty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), .. RecordLists.All.SelectMany(list => Procedures(db, list)),
            .. FindGaps.Kinds.SelectMany(kind => Lacking(db, kind))]));
    }

    private static IEnumerable<string> Procedures(CaseTrackerDb db, RecordList list)
    {
        var question = list.Filters.Aggregate(new RecordQuestion(list) { Text = "a word" }, (asked, filter) =>
            asked.Choose(filter.Key, [Value(filter), .. filter.AlwaysHasValue ? Array.Empty<string>() : [filter.NoValue!]]));
        foreach (var sort in list.Sorts)
        {
            var sql = new RecordSql(db, DatabaseProvider.SqlServer, question with { Sort = sort }, Confidentiality.Internal);
            var where = sql.Visible + string.Concat(sql.Conditions().Select(condition => $" AND {condition.Condition}"));
            var counts = sort != list.Sorts.First() ? "" : string.Concat(list.Filters.Select(filter =>
                $"SELECT {sql.Scope.Text("v.Value")} AS Value, COUNT(*) AS Number FROM ({sql.Values(filter, sql.Scope)}) v "
                + $"GROUP BY v.Value ORDER BY COUNT(*) DESC {sql.First(9)}\n"));
            var text = $"SELECT {sql.Id("r")} AS Value {where} {sql.Order()}{sql.Page}\n{counts}SELECT COUNT(*) AS Value {sql.OfKind}";
            var parameters = string.Join(", ", sql.Parameters().Cast<DbParameter>()
                .Select(parameter => $"{parameter.ParameterName} "
                + $"{parameter.Value switch { long => "bigint", int => "int", DateOnly => "date", _ => "nvarchar(400)" }}"));
            yield return $"CREATE PROCEDURE [{list.Name} by {sort}] {parameters} AS\nBEGIN\n{text}\nEND";
        }
    }

    private static IEnumerable<string> Lacking(CaseTrackerDb db, RecordKind kind)
    {
        var sql = new GapSql(db, DatabaseProvider.SqlServer, Confidentiality.Internal, RecordTypes.All[kind]);
        return new[] { sql.Counts, sql.Count(_ => true), sql.Page(_ => true, 9, 0) }.Select((text, at) =>
            $"CREATE PROCEDURE [{kind} lacks {at}] @level0 nvarchar(400), @level1 nvarchar(400), @level2 nvarchar(400), "
            + $"@level3 nvarchar(400), @day date, @before date AS\nBEGIN\n{text}\nEND");
    }

    private static string Value(FilterDefinition filter) => filter.Kind switch
    {
        FilterKind.YesNo => "yes",
        FilterKind.Span => "2024",
        FilterKind.Choice => Enum.GetNames(filter.Choices[0])[0],
        _ => "1"
    };
}
