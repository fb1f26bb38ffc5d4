using System.Data.Common;
using System.Globalization;
using CaseTracker.App.Audit;
using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.App.People;
using CaseTracker.App.Records;
using CaseTracker.App.Security;
using CaseTracker.App.Tests.Security;
using CaseTracker.Domain.Language;
using CaseTracker.Domain.People;
using CaseTracker.Domain.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static CaseTracker.App.Tests.Team;

namespace CaseTracker.App.Tests.Database;

/// <summary>A database that cannot be used is told in words to whoever reads, writes or signs in, without its place.</summary>
public sealed class DatabaseTroubleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_another_program_writes_a_save_and_a_sign_in_are_refused_in_words_and_reading_goes_on()
    {
        await using var database = await TestDatabase.Create();
        await database.Joined("A", Role.Researcher);
        await database.Person("Test Person A");
        await using var impatient = Program(database, "Default Timeout=1");
        await using var other = new SqliteConnection(database.Options.ConnectionString);
        await other.OpenAsync(Cancel);
        await using var writing = other.BeginTransaction();
        Assert.Equal("Database.OnPage_Locked", await Saving(impatient, database));
        Assert.Equal("Database.OnPage_Locked", await SigningIn(impatient, database));
        Assert.Equal("Test Person A", Assert.Single(await People(impatient)));
    }

    [Fact]
    public async Task Into_a_database_that_may_only_be_read_a_save_and_a_sign_in_are_refused_in_words_and_reading_goes_on()
    {
        await using var database = await TestDatabase.Create();
        await database.Joined("A", Role.Researcher);
        await database.Person("Test Person A");
        await using var reader = Program(database, "Mode=ReadOnly");
        Assert.Equal("Database.OnPage_ReadOnly", await Saving(reader, database));
        Assert.Equal("Database.OnPage_ReadOnly", await SigningIn(reader, database));
        Assert.Equal("Test Person A", Assert.Single(await People(reader)));
    }

    [Fact]
    public async Task A_disk_that_fills_up_is_told_in_words_nothing_is_half_saved_and_all_is_well_when_there_is_room()
    {
        var disk = new FillingDisk();
        await using var database = await TestDatabase.Create(more: services =>
            services.ConfigureDbContext<CaseTrackerDb>(options => options.AddInterceptors(disk)));
        await database.Joined("A", Role.Researcher);
        disk.Full = true;
        await using (var whole = database.Open()) await whole.Database.ExecuteSqlRawAsync("VACUUM", Cancel);
        var summary = new string('x', 3900);
        var outcome = await database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(null, 0, new() { Name = "Test Person A", Summary = summary }));
        Assert.Equal(["Database.OnPage_DiskFull"], outcome.Keys());
        // Reading goes on.
        Assert.Empty(await People(database.Services));
        Assert.Null((await database.Get<VerifyAudit>().Handle(database.Clock.GetUtcNow().UtcDateTime, Cancel)).Problem);
        disk.Full = false;
        await Saved(database.Get<SaveRecord>().Handle<PersonDetails>(Administrator,
            new(null, 0, new() { Name = "Test Person A", Summary = summary })));
        await database.SignedIn("A");
        Assert.Equal("Test Person A", Assert.Single(await People(database.Services)));
        Assert.Null((await database.Get<VerifyAudit>().Handle(database.Clock.GetUtcNow().UtcDateTime, Cancel)).Problem);
    }

    [Fact]
    public async Task A_damaged_table_is_told_by_whoever_reads_or_writes_it_and_every_page_knows_from_then_on()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        await database.Damage("People");
        var trouble = database.Get<DatabaseTrouble>();
        Assert.False(trouble.Damaged);
        var failure = await Assert.ThrowsAnyAsync<DbException>(() => People(database.Services));
        Assert.Equal("Database.OnPage_Damaged", trouble.OnPage(failure)?.Key);
        Assert.True(trouble.Damaged);
        Assert.Equal("Database.OnPage_Damaged", await Saving(database.Services, database));
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(0, 4096)]
    [InlineData(100, 3900)]
    public async Task A_file_whose_beginning_or_schema_is_destroyed_is_named_as_damaged_at_the_start_with_its_place(int from, int length)
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        await database.Overwrite(from, length);
        var outcome = await Program(database, "Pooling=false").GetRequiredService<PrepareDatabase>().Handle(Cancel);
        Assert.Equal(["Database.Damaged"], outcome.Keys());
        Assert.Contains(new SqliteConnectionStringBuilder(database.Options.ConnectionString).DataSource, outcome.Problems[0]
            .Localize(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sound_database_is_looked_through_at_each_start_and_a_large_one_once_a_day()
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        CheckDatabase Check(long large) => new(database.Get<IDatabaseDialect>(), database.Get<DatabaseTrouble>(), database.Clock,
            NullLogger<CheckDatabase>.Instance, large);
        Assert.True(await Check(CheckDatabase.Large).Handle(Cancel));
        Assert.True(await Check(CheckDatabase.Large).Handle(Cancel));
        Assert.False(await Check(1).Handle(Cancel));
        database.Clock.Now += TimeSpan.FromHours(23);
        Assert.False(await Check(1).Handle(Cancel));
        database.Clock.Now += TimeSpan.FromHours(1);
        Assert.True(await Check(1).Handle(Cancel));
        Assert.False(database.Get<DatabaseTrouble>().Damaged);
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(CheckDatabase.Large)]
    public async Task Damage_that_no_page_has_met_is_found_by_the_look_and_looked_for_again_at_each_start(long large)
    {
        await using var database = await TestDatabase.Create();
        await database.Person("Test Person A");
        await database.Damage("Sources");
        for (var start = 1; start <= 2; start++)
        {
            var trouble = new DatabaseTrouble(database.Get<IDatabaseDialect>());
            await new CheckDatabase(database.Get<IDatabaseDialect>(), trouble, database.Clock,
                NullLogger<CheckDatabase>.Instance, large).Handle(Cancel);
            Assert.True(trouble.Damaged);
        }
    }

    public static TheoryData<int, string?> Codes => new()
    {
        { 5, "Locked" }, { 6, "Locked" }, { 8, "ReadOnly" }, { 10, "Unusable" }, { 11, "Damaged" }, { 13, "DiskFull" }, { 14, "Unusable" },
            { 26, "Damaged" }, { 1, null }, { 19, null },
    };

    [Theory, MemberData(nameof(Codes))]
    public async Task A_page_tells_what_is_wrong_without_the_place_through_whatever_wraps_it_and_nothing_of_what_nobody_expects(int code,
        string? told)
    {
        await using var database = TestDatabase.Empty(DatabaseProvider.Sqlite);
        var failure = new SqliteException("Test failure", code);
        foreach (var wrapped in new Exception[] { failure, new DbUpdateException("Test", failure),
            new AggregateException(new InvalidOperationException(), failure),
            new InvalidOperationException("Test", new DbUpdateException("Test", failure)) })
        {
            var problem = database.Get<DatabaseTrouble>().OnPage(wrapped);
            Assert.Equal(told is null ? null : $"Database.OnPage_{told}", problem?.Key);
            Assert.Empty(problem?.Args ?? []);
        }
    }

    [Fact]
    public async Task What_is_no_failure_of_the_database_is_none_of_its_troubles()
    {
        await using var database = TestDatabase.Empty(DatabaseProvider.Sqlite);
        foreach (var failure in new Exception[] { new ArgumentException("Test"), new IOException("Test"),
            new UnauthorizedAccessException("Test") })
            Assert.Null(database.Get<DatabaseTrouble>().OnPage(failure));
    }

    /// <summary>The program on the same file, by another connection.</summary>
    private static ServiceProvider Program(TestDatabase database, string connection)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(database.Clock);
        services.AddLogging();
        services.AddCaseTracker(new(DatabaseProvider.Sqlite, $"{database.Options.ConnectionString};{connection}"));
        return services.BuildServiceProvider();
    }

    private static async Task<string?> Saving(IServiceProvider program, TestDatabase database) =>
        Told(database, (await program.GetRequiredService<SaveRecord>()
            .Handle<PersonDetails>(Administrator, new(null, 0, new() { Name = "Test Person B" }))).Problems);

    private static async Task<string?> SigningIn(IServiceProvider program, TestDatabase database) =>
        Told(database, (await program.GetRequiredService<OpenSession>()
            .Run(SignedInTeam.Email("A"), SignedInTeam.Password, null)).Problems);

    private static async Task<IReadOnlyList<string>> People(IServiceProvider program)
    {
        await using var db = await program.GetRequiredService<IDbContextFactory<CaseTrackerDb>>().CreateDbContextAsync(Cancel);
        // Whole rows: names alone stand in an index too.
        return [.. (await db.People.AsNoTracking().ToListAsync(Cancel)).Select(person => person.Name!)];
    }

    private static string? Told(TestDatabase database, IReadOnlyList<Problem> problems)
    {
        var problem = Assert.Single(problems);
        Assert.DoesNotContain(Path.GetDirectoryName(new SqliteConnectionStringBuilder(database.Options.ConnectionString).DataSource)!,
            problem.Localize(), StringComparison.Ordinal);
        return problem.Key;
    }

    /// <summary>While it is full: no page more than there are.</summary>
    private sealed class FillingDisk : DbConnectionInterceptor
    {
        public bool Full { get; set; }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA max_page_count = {(Full ? 1 : int.MaxValue)}";
            command.ExecuteNonQuery();
            return Task.CompletedTask;
        }
    }
}

internal static class Damaging
{
    /// <summary>Overwrites the first page of a table.</summary>
    public static async Task Damage(this TestDatabase database, string table)
    {
        int page, size;
        await using (var db = database.Open())
        {
            page = int.Parse((await db.Database.SqlQuery<string>(
                $"SELECT CAST(rootpage AS text) AS Value FROM sqlite_master WHERE name = {table}")
                .ToListAsync())[0], CultureInfo.InvariantCulture);
            size = (await db.Database.SqlQueryRaw<int>("SELECT page_size AS Value FROM pragma_page_size").ToListAsync())[0];
        }
        await database.Overwrite((page - 1) * size, size);
    }

    public static async Task Overwrite(this TestDatabase database, int from, int length)
    {
        var connection = new SqliteConnectionStringBuilder(database.Options.ConnectionString);
        await using (var db = new SqliteConnection(connection.ConnectionString))
        {
            await db.OpenAsync();
            await using var settle = db.CreateCommand();
            settle.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await settle.ExecuteNonQueryAsync();
        }
        SqliteConnection.ClearPool(new SqliteConnection(connection.ConnectionString));
        await using var file = new FileStream(connection.DataSource, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Seek(from, SeekOrigin.Begin);
        await file.WriteAsync(Enumerable.Repeat((byte)0xA5, length).ToArray());
    }
}
