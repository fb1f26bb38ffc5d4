using CaseTracker.App.Database;
using CaseTracker.App.Detention;
using CaseTracker.App.Detention.Columns;
using CaseTracker.App.Detention.Filters;
using CaseTracker.App.Lists;
using CaseTracker.App.Lists.Columns;
using CaseTracker.App.Lists.Filters;
using CaseTracker.App.Records;
using CaseTracker.Domain.Detention;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using CaseTracker.Tests.Detention;
using Microsoft.EntityFrameworkCore;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Detention;

/// <summary>The columns in memory count what the database does.</summary>
public sealed class ColumnTests
{
    private static readonly CurrentUser[] Everybody = [Advocate, Researcher, Administrator];

    [Theory, InlineData(1), InlineData(2)]
    public async Task Whatever_is_written_the_columns_count_as_the_database_does(int seed)
    {
        await using var database = await TestDatabase.Create();
        var random = new Random(seed);
        await Fill(database, random);
        foreach (var user in Everybody) await Same(database, user, new PrisonerQuestion(FilterScene.Day), "at first");
        var (writes, written) = (new RandomWrites(database, seed), 0);
        for (var turn = 0; turn < 30; turn++)
        {
            var done = new List<string>();
            while (done.Count < random.Next(3) + 1) if (await writes.One() is { } what) done.Add(what);
            written += done.Count;
            var user = Everybody[random.Next(3)];
            await Same(database, user, await Question(database, user, random), $"after {string.Join(", ", done)}");
        }
        Assert.True(written > 30);
    }

    [Fact]
    public async Task Every_day_counts_as_in_the_database()
    {
        await using var database = await TestDatabase.Create();
        await Fill(database, new Random(4));
        foreach (var day in RandomHistories.Days.Where((_, index) => index % 3 == 0)
            .Concat([new(2023, 2, 3), new(2024, 11, 2), new(1850, 1, 1), new(2100, 1, 1)]))
            foreach (var user in Everybody)
                await Same(database, user, new PrisonerQuestion(day) { Statuses = Enum.GetValues<CustodyStatus>() }, $"on {day}");
    }

    [Fact]
    public async Task What_another_process_writes_is_counted_by_the_next_question()
    {
        await using var database = await TestDatabase.Create();
        await using var other = TestDatabase.Beside(database);
        await database.Event(await database.Person("Test Person A"), CustodyEventKind.Arrest, "2024-11-01");
        var question = new PrisonerQuestion(FilterScene.Day);
        await database.Get<KeptColumns>().Read(PrisonerFilters.List, Advocate.Clearance);
        Assert.Equal(1, await Certain());
        var person = await other.Person("Test Person B");
        var arrest = await other.Event(person, CustodyEventKind.Arrest, "2024-11-02");
        Assert.Equal(2, await Certain());
        await Saved(other.Get<SaveRecord>().Handle<CustodyEventDetails>(Administrator, new(arrest, 1,
            new() { PersonId = person, Kind = CustodyEventKind.Arrest, On = Date("2024-11-02") }, Confidentiality.Restricted, "Test")));
        Assert.Equal(1, await Certain());

        // Of the columns, not of the database.
        async Task<int> Certain()
        {
            await using var db = database.Open();
            var sums = (PrisonerSums)(await database.Get<KeptColumns>().Count(database.Asked(db, Advocate), question, default))!
                .Value.Counts.Sums!;
            return sums.Certain;
        }
    }

    [Fact]
    public async Task What_is_written_of_a_table_that_many_share_leaves_the_answer_to_the_database_until_it_is_read()
    {
        await using var database = await TestDatabase.Create();
        var scene = await FilterScene.Make(database);
        await scene.Prisoner(0);
        var (columns, question) = (database.Get<KeptColumns>(), new PrisonerQuestion(FilterScene.Day));
        await using var db = database.Open();
        var asked = database.Asked(db, Advocate);
        Assert.Null(await columns.Count(asked, question, default));
        await columns.Read(PrisonerFilters.List, Advocate.Clearance);
        Assert.NotNull(await columns.Count(asked, question, default));
        await Saved(database.Get<SaveRecord>().Handle<Domain.Places.PlaceDetails>(Administrator,
            new(scene.Provinces[0], 1, new() { Name = "Test Province", Kind = Domain.Places.PlaceKind.Province },
                Confidentiality.Restricted, "Test")));
        Assert.Null(await columns.Count(asked, question, default));
        Assert.DoesNotContain((await database.Get<CountFacets>().Handle(Advocate, question)).Value.Of("province")?.Values ?? [],
            value => value.Value == FilterScene.Text(scene.Provinces[0]));
        await Same(database, Advocate, question, "after the level of a province");
    }

    [Fact]
    public async Task What_was_known_before_is_for_the_database_to_answer()
    {
        await using var database = await TestDatabase.Create();
        await database.Get<KeptColumns>().Read(PrisonerFilters.List, Advocate.Clearance);
        await using var db = database.Open();
        Assert.Null(await database.Get<KeptColumns>().Count(database.Asked(db, Advocate),
            new PrisonerQuestion(FilterScene.Day, database.Clock.Now.UtcDateTime), default));
    }

    [Fact]
    public async Task The_columns_of_the_least_cleared_hold_no_value_of_what_is_above()
    {
        await using var database = await TestDatabase.Create();
        var scene = await FilterScene.Make(database, Confidentiality.Restricted);
        await scene.Prisoner(0, Confidentiality.Restricted);
        await using var db = database.Open();
        var scope = new FilterScope(DatabaseProvider.Sqlite, KnownNow: true, Advocate.Clearance);
        await db.Database.OpenConnectionAsync();
        foreach (var source in PrisonerFilters.List.Plan.Sources.Where(source =>
            PrisonerFilters.Find(source.Key) is { Kind: FilterKind.Record }))
        {
            var values = new ColumnValues();
            Assert.Empty(await ReadColumns.Entries(db, scope, source, values, new ColumnRows(), null, default));
            Assert.NotEmpty(await ReadColumns.Entries(db, scope with { Clearance = Researcher.Clearance }, source, values,
                new ColumnRows(), null, default));
        }
    }

    private static async Task Fill(TestDatabase database, Random random)
    {
        await RandomRegister.Fill(database, random.Next(100), people: 6);
        var scene = await FilterScene.Make(database);
        for (var number = 0; number < 8; number++)
        {
            var id = await database.Person($"Test Prisoner {number}", person =>
            {
                (person.Sex, person.AgeGroup) = ((Sex)random.Next(3), (AgeGroup)random.Next(3));
                person.Occupation = random.Next(3) == 0 ? null : random.Next(2) == 0 ? "journalist" : "Farmer";
            }, random.Next(4) == 0 ? Confidentiality.Restricted : Confidentiality.Internal);
            foreach (var which in Enumerable.Range(0, 2).Where(_ => random.Next(2) == 0))
                await scene.Give(id, which, random.Next(4) == 0 ? Confidentiality.Confidential : Confidentiality.Internal);
        }
    }

    /// <summary>A random day and statuses, and up to three values of what people have.</summary>
    private static async Task<PrisonerQuestion> Question(TestDatabase database, CurrentUser user, Random random)
    {
        var question = new PrisonerQuestion(random.Next(2) == 0 ? FilterScene.Day : random.GetItems([.. RandomHistories.Days], 1)[0])
        {
            Statuses = random.Next(2) == 0 ? [] : Enum.GetValues<CustodyStatus>(),
            Name = random.Next(4) == 0 ? "prisoner" : null,
        };
        await using var db = database.Open();
        var counted = await FacetsBySql.Count(database.Asked(db, user), question, default);
        var facets = (await Facet.Told(db, question, counted.Filters, user.Clearance, default)).Where(facet => facet.Values.Count > 0)
            .ToList();
        for (var chosen = random.Next(4); chosen > 0 && facets.Count > 0; chosen--)
        {
            var facet = facets[random.Next(facets.Count)];
            question = question.Choose(facet.Filter.Key, random.GetItems([.. facet.Values.Select(value => value.Value)],
                facet.Filter.Key == PrisonerFilters.Certainty ? 1 : 2));
        }
        return question;
    }

    private static async Task Same(TestDatabase database, CurrentUser user, PrisonerQuestion question, string when)
    {
        await using var db = database.Open();
        var (asked, columns) = (database.Asked(db, user), database.Get<KeptColumns>());
        var (expected, counted) = (await FacetsBySql.Count(asked, question, default), (ListCounts?)null);
        // The first question has them read, as does what very many share.
        for (var attempt = 0; attempt < 3 && counted is null; attempt++)
        {
            counted = (await columns.Count(asked, question, default))?.Counts;
            if (counted is null) await columns.Read(PrisonerFilters.List, user.Clearance);
        }
        if (ColumnDay.Asked(question.AsOf) is null) Assert.Null(counted);
        else
        {
            var differ = Lines(expected).Except(Lines(counted!)).Zip(Lines(counted!).Except(Lines(expected)));
            Assert.True(!differ.Any(), $"{when}, for {user.Role} on {question.AsOf}, {Asked(question)}:\n{string.Join("\n", differ)}");
        }
    }

    private static string Asked(PrisonerQuestion question) => string.Join(", ", PrisonerFilters.All
        .SelectMany(filter => question.Chosen(filter.Key).Select(value => $"{filter.Key}={value}")).Append($"name={question.Name}"));

    private static List<string> Lines(ListCounts counts) =>
    [
        .. counts.Filters.Select(filter => $"{filter.Filter.Key} ({filter.Open} open): {string.Join(", ", filter.Rows
            .Select(row => $"{row.Value ?? filter.Filter.NoValue} {row.Certain} {row.Number}").Order(StringComparer.Ordinal))}"),
        .. counts.Sums is PrisonerSums sums ? (string[])[$"{sums with { OtherStatuses = [] }}", string.Join(", ", sums.OtherStatuses
            .Select(count => $"{count}").Order(StringComparer.Ordinal))] : throw new InvalidOperationException("No sums"),
    ];
}
