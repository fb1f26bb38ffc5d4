using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Security;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Lists;

/// <summary>Over random records of every kind: what is listed is what the viewer may see, and every count is that of its list.</summary>
public sealed class ListCountTests
{
    [Fact]
    public async Task Every_list_holds_exactly_what_the_viewer_may_see()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var records = new RandomRecords(db, new Random(11));
        await records.Make(14);
        foreach (var user in new[] { Advocate, Researcher, Administrator })
            foreach (var list in RecordLists.All)
            {
                var page = await Page(database, user, new RecordQuestion(list) { PageSize = 0 });
                var seen = new List<long>();
                var of = 0;
                foreach (var id in records.Of(list.Kind))
                {
                    if (await RecordTypes.Stored(db, id, default) is not { Gone: false } stored) continue;
                    if (list.Preset is { } preset
                        && !preset.Values.Contains(list.Type.Find(preset.Field)!.Get(stored.Details)!.ToString()!)) continue;
                    if (await RecordSight.Sees(db, id, Confidentiality.Confidential, default)) of++;
                    if (await RecordSight.Sees(db, id, user.Clearance, default)) seen.Add(id);
                }
                Assert.True(seen.Order().SequenceEqual(page.Lines.Select(line => line.Id).Order()), $"{list.Name} for {user.Role}");
                Assert.Equal((seen.Count, seen.Count), (page.Total, page.OnList));
                if (list.Preset is null) Assert.Equal(of - seen.Count, page.HeldBack);
            }
    }

    [Fact]
    public async Task Every_count_is_that_of_the_list_that_it_leads_to()
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(12);
        await using (var db = database.Open()) await new RandomRecords(db, random).Make(18);
        foreach (var list in RecordLists.All)
            for (var turn = 0; turn < 2; turn++)
            {
                var question = await RandomRecords.Question(database, Advocate, list, random, turn);
                var facets = await Facets(database, Advocate, question);
                foreach (var (key, value) in facets.SelectMany(facet => facet.Values.Select(value => (facet.Filter.Key, value)))
                    .OrderBy(_ => random.Next()).Take(12))
                {
                    var leads = await Page(database, Advocate, question.Choose(key, [value.Value]) with { PageSize = 1 });
                    Assert.True(leads.Total == value.Count,
                        $"{list.Name}, turn {turn}: {key}={value.Value} counts {value.Count}, its list {leads.Total}");
                }
            }
    }

    [Fact]
    public async Task Every_cell_is_the_count_of_its_list_and_the_total_counts_each_record_once()
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(13);
        await using (var db = database.Open()) await new RandomRecords(db, random).Make(20);
        foreach (var (name, rows, columns, turn) in new[] { ("transnational", "host", "method", 0), ("events", "on", "kind", 1),
            ("land", "province", "status", 1), ("figures", "topic", "as-of", 2), ("charges", "article", "uncited", 0) })
        {
            var list = RecordLists.Find(name)!;
            var question = await RandomRecords.Question(database, Advocate, list, random, turn);
            await CountsItsLists(database, Advocate, question,
                await Matrix(database, Advocate, question, list.Find(rows)!, list.Find(columns)!));
        }
    }

    [Fact]
    public async Task A_side_that_asks_for_what_is_not_on_record_counts_the_lists_that_its_cells_lead_to()
    {
        await using var database = await TestDatabase.Create();
        await using (var db = database.Open()) await new RandomRecords(db, new Random(15)).Make(60);
        // A record, years, words and a province: each says in its own way that there is nothing.
        foreach (var (name, asked, other) in new[] { ("transnational", "host", "method"), ("events", "on", "kind"),
            ("charges", "label", "outcome"), ("land", "province", "uncited") })
        {
            var list = RecordLists.Find(name)!;
            var (side, across) = (list.Find(asked)!, list.Find(other)!);
            // Of so few records that link to so much an advocate sees hardly any.
            var some = Assert.Single(await Facets(database, Researcher, new(list)),
                facet => facet.Filter == side).Values.First(value => value.Value != side.NoValue).Value;
            foreach (string[] values in new[] { new[] { side.NoValue! }, [some, side.NoValue!] })
            {
                var question = new RecordQuestion(list).Choose(asked, values);
                var matrix = await Matrix(database, Researcher, question, side, across);
                Assert.True(values.Order(StringComparer.Ordinal)
                    .SequenceEqual(matrix.Rows.Select(row => row.Value).Order(StringComparer.Ordinal)),
                    $"{name}: {asked}={string.Join(',', values)} has the rows {string.Join(',', matrix.Rows.Select(row => row.Value))}");
                await CountsItsLists(database, Researcher, question, matrix);
                // The other way round it is the same table, lists and all.
                var turned = await Matrix(database, Researcher, question, across, side);
                Assert.Equal((Values(matrix.Columns), Values(matrix.Rows), matrix.Total.Count),
                    (Values(turned.Rows), Values(turned.Columns), turned.Total.Count));
                foreach (var row in turned.Rows)
                {
                    Assert.Equal(matrix.Columns.Single(column => column.Value == row.Value).Count, row.Count);
                    foreach (var column in turned.Columns)
                        Assert.Equal(matrix.Cell(column.Value, row.Value).Count, turned.Cell(row.Value, column.Value).Count);
                }
            }
        }
    }

    internal static async Task<Matrix> Matrix(TestDatabase database, CurrentUser user, RecordQuestion question,
        FilterDefinition rows, FilterDefinition columns)
    {
        var outcome = await database.Get<CountTwoWays>().Handle(user, question, new(rows, columns));
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    internal static async Task CountsItsLists(TestDatabase database, CurrentUser user, RecordQuestion question, Matrix matrix)
    {
        question = question with { PageSize = 1 };
        Assert.Equal((await Page(database, user, question)).Total, matrix.Total.Count);
        foreach (var row in matrix.Rows)
        {
            Assert.Equal((await Page(database, user, question.Choose(matrix.Sides.Rows.Asks, [row.Value]))).Total, row.Count);
            foreach (var column in matrix.Columns)
                Assert.Equal((await Page(database, user, question.Choose(matrix.Sides.Rows.Asks, [row.Value])
                    .Choose(matrix.Sides.Columns.Asks, [column.Value]))).Total, matrix.Cell(row.Value, column.Value).Count);
        }
    }

    private static string Values(IEnumerable<CountedValue> side) =>
        string.Join('\n', side.Select(counted => counted.Value).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_list_sorts_by_each_of_its_columns_and_pages_without_losing_any()
    {
        await using var database = await TestDatabase.Create();
        await using (var db = database.Open()) await new RandomRecords(db, new Random(14)).Make(12);
        foreach (var list in RecordLists.All)
            foreach (var key in list.Sorts)
            {
                var question = new RecordQuestion(list) { Sort = key, Descending = key.Length % 2 == 0, PageSize = 5 };
                var all = await Page(database, Researcher, question with { PageSize = 0 });
                var paged = new List<long>();
                for (var page = 1; page <= 3; page++)
                    paged.AddRange((await Page(database, Researcher, question with { Page = page })).Lines.Select(line => line.Id));
                Assert.Equal(all.Lines.Select(line => line.Id).Take(15), paged);
            }
    }

    internal static async Task<RecordListPage> Page(TestDatabase database, CurrentUser user, RecordQuestion question)
    {
        var outcome = await database.Get<ListRecords>().Handle(user, question);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value;
    }

    internal static async Task<IReadOnlyList<Facet>> Facets(TestDatabase database, CurrentUser user, RecordQuestion question)
    {
        var outcome = await database.Get<CountFacets>().Handle(user, question);
        Assert.True(outcome.Succeeded, string.Join("\n", outcome.Problems));
        return outcome.Value.Facets;
    }
}
