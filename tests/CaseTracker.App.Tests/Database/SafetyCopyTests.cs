using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.Storage;
using CaseTracker.Domain.Language;
using Microsoft.Data.Sqlite;

namespace CaseTracker.App.Tests.Database;

/// <summary>What was recorded stands in a second file before anything changes it.</summary>
public sealed class SafetyCopyTests
{
    private static readonly SchemaScript Harmless = new("9998_harmless", "CREATE TABLE Extra (Id int)");
    private static readonly SchemaScript Broken = new("9999_broken", "CREATE TABLE People (Id int)");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_a_script_changes_records_a_whole_copy_stands_beside_them_for_the_program_alone()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        var start = Start(database, Harmless);
        Assert.Equal([Harmless.Name], (await start.Prepare()).Value.Applied);
        var copy = Assert.Single(Copies(database));
        Assert.Equal(copy, start.Copy.Path);
        Assert.Equal(["Test Person A"], await Ask(copy, "SELECT Name FROM People"));
        Assert.Empty(await Ask(copy, "SELECT name FROM sqlite_master WHERE name = 'Extra'"));
        Assert.Equal(["ok"], await Ask(copy, "PRAGMA integrity_check"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(PrivateFiles.ForFiles, File.GetUnixFileMode(copy));
    }

    [Fact]
    public async Task A_new_database_and_one_without_records_get_none_and_neither_does_a_start_that_changes_nothing()
    {
        await using var database = await TestDatabase.Create();
        Assert.True((await Start(database, Harmless).Prepare()).Succeeded);
        await database.Person("Test Person A");
        Assert.True((await Start(database, Harmless).Prepare()).Succeeded);
        Assert.Empty(Copies(database));
    }

    [Fact]
    public async Task All_steps_of_a_start_share_one_copy()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        var start = Start(database, Harmless);
        await start.Prepare();
        await database.Person("Test Person B");
        database.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Null(await start.Copy.BeforeChange(Cancel));
        Assert.Equal(["Test Person A"], await Ask(Assert.Single(Copies(database)), "SELECT Name FROM People"));
    }

    [Fact]
    public async Task The_last_two_are_kept_and_nothing_that_is_no_copy_is_taken_away()
    {
        await using var database = await TestDatabase.Create();
        var others = Path.Combine(Path.GetDirectoryName(Place(database))!, "casetracker-before-the-flood.txt");
        await File.WriteAllTextAsync(others, "Test text", Cancel);
        for (var change = 1; change <= 4; change++)
        {
            await database.Person($"Test Person {change}");
            Assert.Null(await new SafetyCopy(database.Get<IDatabaseDialect>(), database.Clock).BeforeChange(Cancel));
            database.Clock.Now += TimeSpan.FromSeconds(1);
        }
        Assert.Equal([["3"], ["4"]], await Task.WhenAll(Copies(database).Order(StringComparer.Ordinal)
            .Select(copy => Ask(copy, "SELECT CAST(COUNT(*) AS text) FROM People"))));
        Assert.True(File.Exists(others));
    }

    [Fact]
    public async Task A_start_that_fails_again_and_again_keeps_the_copy_from_before_the_first()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        for (var start = 1; start <= 4; start++)
        {
            var again = Start(database, Harmless, Broken);
            await Assert.ThrowsAsync<SqliteException>(again.Prepare);
            Assert.NotNull(again.Copy.Path);
            database.Clock.Now += TimeSpan.FromMinutes(1);
        }
        Assert.Empty(await Ask(Assert.Single(Copies(database)), "SELECT name FROM sqlite_master WHERE name = 'Extra'"));
    }

    [Fact]
    public async Task A_failed_start_names_the_copy_and_the_file_that_it_goes_back_to()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        var start = Start(database, Broken);
        await Assert.ThrowsAsync<SqliteException>(start.Prepare);
        var words = start.Copy.WithWayBack(new Problem("Database.Locked", Place(database))).Localize();
        Assert.Contains(start.Copy.Path!, words, StringComparison.Ordinal);
        Assert.Contains($"give the copy the name {Place(database)}", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_older_than_the_database_names_the_copy_that_it_can_go_back_to()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        await Start(database, Harmless).Prepare();
        var older = Start(database);
        var problem = Assert.Single((await older.Prepare()).Problems);
        Assert.Equal("Database.NewerThanProgram", problem.Key);
        Assert.Contains(Assert.Single(Copies(database)), older.Copy.WithWayBack(problem).Localize(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_was_changed_a_failed_start_speaks_of_no_copy()
    {
        await using var database = await TestDatabase.Create();
        var problem = new Problem("Database.Locked", Place(database));
        Assert.Same(problem, Start(database).Copy.WithWayBack(problem));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public async Task Too_little_room_is_a_refusal_in_words_and_changes_nothing(long free)
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        var start = Start(database, free, Harmless);
        Assert.Equal("Database.NoRoomForCopy", Assert.Single((await start.Prepare()).Problems).Key);
        Assert.Empty(await Ask(Place(database), "SELECT name FROM sqlite_master WHERE name = 'Extra'"));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Place(database))!, "*-before-*"));
    }

    private static (Func<Task<Domain.Values.Outcome<PreparedDatabase>>> Prepare, SafetyCopy Copy) Start(TestDatabase database,
        params SchemaScript[] more) => Start(database, long.MaxValue, more);

    private static (Func<Task<Domain.Values.Outcome<PreparedDatabase>>> Prepare, SafetyCopy Copy) Start(TestDatabase database, long free,
        params SchemaScript[] more)
    {
        var dialect = database.Get<IDatabaseDialect>();
        var copy = new SafetyCopy(dialect, database.Clock, _ => free);
        return (() => new PrepareDatabase(dialect, database.Clock, [.. SchemaScript.Embedded(DatabaseProvider.Sqlite), .. more], copy)
            .Handle(Cancel), copy);
    }

    private static string Place(TestDatabase database) => database.Get<IDatabaseDialect>().Place;

    private static string[] Copies(TestDatabase database) =>
        Directory.GetFiles(Path.GetDirectoryName(Place(database))!, "casetracker-before-*.db");

    private static async Task<IReadOnlyList<string>> Ask(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync(Cancel);
        return await connection.Strings(null, sql, Cancel);
    }
}
