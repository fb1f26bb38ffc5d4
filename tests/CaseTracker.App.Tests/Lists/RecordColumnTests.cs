using CaseTracker.App.Database;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.App.Teams;
using CaseTracker.App.Tests.Detention;
using CaseTracker.App.Tests.Schema;
using CaseTracker.Domain.Cases;
using CaseTracker.Domain.Catalogue;
using CaseTracker.Domain.Events;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Lists;

/// <summary>The columns in memory of every list of records count what the database does.</summary>
public sealed class RecordColumnTests
{
    private static readonly CurrentUser[] Everybody = [Advocate, Researcher, Administrator];

    [Theory, InlineData(21), InlineData(22)]
    public async Task Whatever_is_written_the_columns_of_every_list_count_as_the_database_does(int seed)
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(seed);
        await using (var db = database.Open()) await new RandomRecords(db, random).Make(9);
        foreach (var list in RecordLists.All)
            foreach (var user in Everybody)
                await Same(database, user, new RecordQuestion(list), "at first");
        var (writes, written) = (new RandomWrites(database, seed), 0);
        for (var turn = 0; turn < 60; turn++)
        {
            var done = new List<string>();
            while (done.Count < random.Next(3) + 1) if (await writes.One() is { } what) done.Add(what);
            written += done.Count;
            foreach (var list in random.GetItems([.. RecordLists.All], 3))
            {
                var user = Everybody[random.Next(3)];
                await Same(database, user, await RandomRecords.Question(database, user, list, random, random.Next(3)),
                    $"after {string.Join(", ", done)}");
            }
        }
        Assert.True(written > 60);
        // Whoever was not asked about meanwhile follows all at once.
        foreach (var list in RecordLists.All)
            foreach (var user in Everybody)
                await Same(database, user, new RecordQuestion(list), "at last");
    }

    [Fact]
    public async Task A_case_that_is_closed_takes_its_events_from_the_counts_of_the_least_cleared()
    {
        await using var database = await TestDatabase.Create();
        var matter = await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Researcher,
            new(null, 0, new() { Title = "Test case" }, Confidentiality.Internal)));
        await Saved(database.Get<SaveRecord>().Handle<EventDetails>(Researcher,
            new(null, 0, new() { CaseId = matter, Kind = EventKind.Protest }, Confidentiality.Internal)));
        var (columns, events) = (database.Get<KeptColumns>(), RecordLists.Find("events")!);
        await columns.Read(events, Advocate.Clearance);
        await columns.Read(events, Administrator.Clearance);
        Assert.Equal((1, 1), (await Kinds(Advocate), await Kinds(Administrator)));
        await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(matter, 1, new() { Title = "Test case" }, Confidentiality.Confidential, "Test")));
        Assert.Equal((0, 1), (await Kinds(Advocate), await Kinds(Administrator)));
        await Saved(database.Get<SaveRecord>().Handle<CaseDetails>(Administrator,
            new(matter, 2, new() { Title = "Test case" }, Confidentiality.Internal, "Test")));
        Assert.Equal((1, 1), (await Kinds(Advocate), await Kinds(Administrator)));
        // So is one that is limited to others.
        var team = (await database.Get<ChangeTeam>().Handle(Administrator, null, "Test team", [])).Value;
        Assert.True((await database.Get<LimitRecord>().Handle(Administrator, matter, [], [team])).Succeeded);
        Assert.Equal((0, 1), (await Kinds(Advocate), await Kinds(Administrator)));

        // Of the columns, not of the database.
        async Task<int> Kinds(CurrentUser user)
        {
            await using var db = database.Open();
            return (await columns.Count(database.Asked(db, user), new RecordQuestion(events), default))!.Value.Counts.Filters
                .Single(counted => counted.Filter.Key == "kind").Rows.Sum(row => row.Number);
        }
    }

    [Fact]
    public async Task The_columns_of_the_least_cleared_hold_nothing_of_what_is_above()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var records = new RandomRecords(db, new Random(23));
        await records.MakeOneOfEach();
        var closed = (await records.AddClosed(2)).ToHashSet();
        await db.Database.OpenConnectionAsync();
        var (scope, read) = (new FilterScope(DatabaseProvider.Sqlite, KnownNow: true, Advocate.Clearance), 0);
        foreach (var list in RecordLists.All)
            foreach (var source in new RecordColumnPlan(list).Sources)
            {
                var rows = new ColumnRows();
                var entries = await ReadColumns.Entries(db, scope, source, new ColumnValues(), rows, null, default);
                Assert.All(closed, id => Assert.True(rows.Find(id) == 0, $"{list.Name}, {source.Key}: {id}"));
                read += entries.Count;
                // Of values that are records, none that is closed.
                var values = new ColumnValues();
                if (source.Kind == ColumnKind.Ids) await ReadColumns.Entries(db, scope, source, values, new(), null, default);
                Assert.All(Enumerable.Range(0, values.Count), code => Assert.DoesNotContain(closed, id => values[code] == $"{id}"));
            }
        Assert.True(read > RecordLists.All.Count, $"{read} values");
    }

    [Fact]
    public async Task Of_very_many_values_the_most_frequent_are_told_and_those_that_are_asked_for()
    {
        await using var database = await TestDatabase.Create();
        var figures = RecordLists.Find("figures")!;
        await using (var db = database.Open())
        {
            // Each of 230 topics once, and the last of the alphabet twice.
            foreach (var number in Enumerable.Range(0, 231))
                db.Add(new FigureRow
                {
                    Header = new RecordHeader { Kind = RecordKind.Figure, CreatedAt = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
                    Subject = "Test figure",
                    Topic = $"test topic {Math.Min(number, 229):D3}",
                    Confidentiality = Confidentiality.Internal,
                    Version = 1,
                });
            await db.SaveChangesAsync();
        }
        var question = new RecordQuestion(figures).Choose("topic", ["test topic 005", "test topic 229"]);
        await database.Get<KeptColumns>().Read(figures, Advocate.Clearance);
        await using var asked = database.Open();
        var columns = (await database.Get<KeptColumns>().Count(database.Asked(asked, Advocate), question, default))!.Value;
        var topic = (await Facet.Told(asked, question, columns.Counts.Filters, Advocate.Clearance, default)).Single(
            facet => facet.Filter.Key == "topic");
        Assert.Equal((200, true, 2, 1), (topic.Values.Count, topic.More, topic.Values[0].Count,
            topic.Values.Single(value => value.Value == "test topic 005").Count));
    }

    [Fact]
    public async Task The_rows_of_each_column_in_TSQL_are_understood_over_the_schemas_tables()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var all = new FilterScope(DatabaseProvider.SqlServer, KnownNow: true, Confidentiality.Internal) { AnyDay = true };
        var some = all with { People = "@people", Records = "@records" };
        Assert.Empty(DacFx.MessagesOn([SqlServerSchema.AsCreated(), .. RecordLists.All.SelectMany(list => new[]
        {
            DacFx.Columns($"Columns of {list.Name}", Rows(list, all)), DacFx.Columns($"Some columns of {list.Name}", Rows(list, some)),
        })]));

        string Rows(RecordList list, FilterScope scope) =>
            string.Join("\n", new RecordColumnPlan(list).Sources.Select(source => source.Rows(db, scope)));
    }

    private static async Task Same(TestDatabase database, CurrentUser user, RecordQuestion question, string when)
    {
        await using var db = database.Open();
        var asking = database.Asked(db, user);
        var expected = (await FacetsBySql.Count(asking, question, default)).Filters;
        var (columns, counted) = (database.Get<KeptColumns>(), (IReadOnlyList<CountedFilter>?)null);
        // The first question has them read, as does what very many share.
        for (var attempt = 0; attempt < 3 && counted is null; attempt++)
        {
            counted = (await columns.Count(asking, question, default))?.Counts.Filters;
            if (counted is null) await columns.Read(question.List, user.Clearance);
        }
        var asked = string.Join(", ", question.Filters.All.Select(chosen => $"{chosen.Filter.Key}={string.Join(',', chosen.Values)}"));
        Assert.True(Lines(expected).SequenceEqual(Lines(counted!)), $"{question.List.Name} {when}, for {user.Role}, {asked}, "
            + $"words {question.Text}:\n{string.Join("\n", Lines(expected).Except(Lines(counted!)))}\nbut the columns say\n"
            + $"{string.Join("\n", Lines(counted!).Except(Lines(expected)))}");
    }

    private static List<string> Lines(IReadOnlyList<CountedFilter> counts) => [.. counts.Select(counted =>
        $"{counted.Filter.Key}: {string.Join(", ", counted.Rows.GroupBy(row => row.Value ?? counted.Filter.NoValue)
            .Select(rows => $"{rows.Key} {rows.Sum(row => row.Number)}").Order(StringComparer.Ordinal))}")];
}
