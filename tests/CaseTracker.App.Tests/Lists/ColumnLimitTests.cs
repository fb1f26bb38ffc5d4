using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Tests.Detention;
using CaseTracker.Domain.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Lists;

/// <summary>All columns of a process have one limit.</summary>
public sealed class ColumnLimitTests
{
    private static readonly ListQuestion[] Questions = [new PrisonerQuestion(new(2024, 12, 1)),
        .. RecordLists.All.Take(8).Select(list => new RecordQuestion(list))];

    [Fact]
    public async Task What_was_asked_longest_ago_is_dropped_and_read_again_when_somebody_asks()
    {
        await using var database = await Filled();
        var sizes = new List<long>();
        foreach (var question in Questions.Take(3)) sizes.Add(await Size(database, question));
        using var columns = Columns(database, sizes.Sum() - 1);
        await using var db = database.Open();
        Assert.False(await Kept(0));
        Assert.True(await Kept(0));
        Assert.False(await Kept(1));
        Assert.True(await Kept(0));
        // Of the first two the second was asked longest ago.
        Assert.False(await Kept(2));
        Assert.True(await Kept(2));
        Assert.True(await Kept(0));
        Assert.False(await Kept(1));

        // Whether the columns were there to answer; they are read for the next question.
        async Task<bool> Kept(int number)
        {
            var answered = await columns.Count(database.Asked(db, Advocate), Questions[number], default) is not null;
            await columns.Read(Questions[number].List, Advocate.Clearance);
            Assert.InRange(columns.Bytes, 1, sizes.Sum() - 1);
            return answered;
        }
    }

    [Fact]
    public async Task A_list_that_does_not_fit_by_itself_is_left_to_the_database_and_no_other_is_dropped_for_it()
    {
        await using var database = await Filled();
        var (small, large) = (Questions[1], Questions[0]);
        var (least, most) = (await Size(database, small), await Size(database, large));
        Assert.True(least < most);
        using var columns = Columns(database, most - 1);
        await using var db = database.Open();
        await columns.Read(small.List, Advocate.Clearance);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await columns.Read(large.List, Advocate.Clearance);
            Assert.Null(await columns.Count(database.Asked(db, Advocate), large, default));
            Assert.NotNull(await columns.Count(database.Asked(db, Advocate), small, default));
            Assert.Equal(least, columns.Bytes);
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task Whatever_is_asked_and_written_the_columns_stay_within_the_limit_and_count_as_the_database_does(int seed)
    {
        await using var database = await Filled();
        var random = new Random(seed);
        var whole = 0L;
        foreach (var question in Questions) whole += await Size(database, question);
        using var columns = Columns(database, whole / 3);
        var (answered, writes) = (0, new RandomWrites(database, seed));
        for (var turn = 0; turn < 60; turn++)
        {
            var (question, user) = (random.GetItems(Questions, 1)[0], random.Next(3) == 0 ? Administrator : Advocate);
            if (random.Next(5) == 0) await writes.One();
            await using var db = database.Open();
            var asked = database.Asked(db, user);
            if (await columns.Count(asked, question, default) is { } counted)
            {
                answered++;
                var expected = await FacetsBySql.Count(asked, question, default);
                Assert.Equal(Lines(expected), Lines(counted.Counts));
            }
            await columns.Read(question.List, user.Clearance);
            Assert.InRange(columns.Bytes, 0, whole / 3);
        }
        Assert.InRange(answered, 5, 55);
    }

    private static async Task<TestDatabase> Filled()
    {
        var database = await TestDatabase.Create();
        await using (var db = database.Open()) await new RandomRecords(db, new Random(7)).Make(6);
        Assert.True((await database.Get<PrepareProjections>().Handle()).Succeeded);
        foreach (var number in Enumerable.Range(0, 40)) await database.Person($"Test Person {number}");
        return database;
    }

    private static KeptColumns Columns(TestDatabase database, long bytes) =>
        new(database.Get<IDbContextFactory<CaseTrackerDb>>(), database.Get<IDatabaseDialect>(),
            NullLogger<KeptColumns>.Instance, new(bytes));

    /// <summary>What the columns of a list take, read once.</summary>
    private static async Task<long> Size(TestDatabase database, ListQuestion question)
    {
        using var columns = Columns(database, long.MaxValue);
        await columns.Read(question.List, Advocate.Clearance);
        return columns.Bytes;
    }

    private static IEnumerable<string> Lines(ListCounts counts) => counts.Filters.Select(filter => $"{filter.Filter.Key}: "
        + string.Join(", ", filter.Rows.Select(row => $"{row.Value} {row.Certain} {row.Number}").Order(StringComparer.Ordinal)));
}
