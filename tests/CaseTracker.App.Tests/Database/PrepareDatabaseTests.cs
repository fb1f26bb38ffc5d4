using CaseTracker.App.Database;
using CaseTracker.App.Database.Dialects;
using CaseTracker.Domain.Language;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseTracker.App.Tests.Database;

public class PrepareDatabaseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_new_database_gets_every_script_and_a_second_start_finds_nothing_to_do(DatabaseProvider provider)
    {
        await using var database = TestDatabase.Empty(provider);
        Assert.Equal(SchemaScript.Embedded(provider).Select(script => script.Name), (await database.Prepare()).Applied);
        Assert.Empty((await database.Prepare()).Applied);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_journal_holds_each_scripts_hash_and_the_moment_in_UTC(DatabaseProvider provider)
    {
        await using var database = TestDatabase.Empty(provider);
        database.Clock.Now = new DateTimeOffset(2024, 12, 10, 16, 30, 0, TimeSpan.FromHours(7));
        await database.Prepare();
        await using var db = database.Open();
        var lines = await db.Database.SqlQueryRaw<JournalLine>("SELECT Name, Sha256, AppliedAt FROM SchemaJournal").ToListAsync(Cancel);
        Assert.Equal(SchemaScript.Embedded(provider)
            .Select(script => new JournalLine(script.Name, script.Sha256, new DateTime(2024, 12, 10, 9, 30, 0))),
            lines.OrderBy(line => line.Name, StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Of_many_that_start_at_once_each_script_is_applied_by_one(DatabaseProvider provider)
    {
        await using var database = TestDatabase.Empty(provider);
        using var together = new Barrier(6);
        var starts = Enumerable.Range(0, 6).Select(_ => Task.Factory.StartNew(async () =>
        {
            together.SignalAndWait(Cancel);
            var scripts = new[] { SchemaScript.Embedded(provider)[0], new("0002_second", "CREATE TABLE Second (Id int)"),
                new("0003_third", "CREATE TABLE Third (Id int)") };
            return await new PrepareDatabase(DatabaseDialects.Of(database.Options), database.Clock, scripts).Handle(Cancel);
        }, Cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap());
        var outcomes = await Task.WhenAll(starts);
        Assert.Empty(outcomes.SelectMany(outcome => outcome.Problems));
        Assert.Equal(["0001_first", "0002_second", "0003_third"], outcomes.SelectMany(outcome => outcome.Value.Applied).Order());
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task A_script_that_fails_leaves_nothing_behind(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var broken = new SchemaScript("9999_broken", "CREATE TABLE Half (Id int);\nGO\nCREATE TABLE People (Id int);".Replace("GO\n",
            provider == DatabaseProvider.SqlServer ? "GO\n" : "", StringComparison.Ordinal));
        var prepare = new PrepareDatabase(database.Get<IDatabaseDialect>(), database.Clock, [.. SchemaScript.Embedded(provider), broken]);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => prepare.Handle(Cancel));
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Cancel);
        Assert.DoesNotContain("Half", await database.Get<IDatabaseDialect>().Tables(db.Database.GetDbConnection(), null, Cancel));
        Assert.Empty((await database.Prepare()).Applied);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task What_stands_between_program_and_database_is_said_and_nothing_is_run(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var all = SchemaScript.Embedded(provider);
        SchemaScript third = new("9999_third", "CREATE TABLE Third (Id int)"), second = new("9998_second", "CREATE TABLE Second (Id int)");

        Assert.Equal("Database.ScriptEdited", (await Start([all[0] with { Text = all[0].Text + "-- edited" }, .. all.Skip(1)])).Key);
        Assert.True((await new PrepareDatabase(database.Get<IDatabaseDialect>(), database.Clock, [.. all, third])
            .Handle(Cancel)).Succeeded);
        Assert.Equal("Database.NewerThanProgram", (await Start([.. all])).Key);
        Assert.Equal("Database.ScriptOutOfOrder", (await Start([.. all, second, third])).Key);

        async Task<Problem> Start(params SchemaScript[] scripts) =>
            Assert.Single((await new PrepareDatabase(database.Get<IDatabaseDialect>(), database.Clock, scripts).Handle(Cancel)).Problems);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task Another_programs_database_is_left_alone(DatabaseProvider provider)
    {
        await using var database = TestDatabase.Empty(provider);
        await using (var other = await database.Get<IDatabaseDialect>().OpenForSchema(Cancel))
            await other.Execute(null, "CREATE TABLE Invoices (Id int)", Cancel);
        Assert.Equal("Database.NotOurs", (await ProblemOf(database)).Key);
    }

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public async Task The_writers_lock_makes_the_next_writer_wait_for_the_commit(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var dialect = database.Get<IDatabaseDialect>();
        await using var first = await dialect.OpenForSchema(Cancel);
        await using var second = await dialect.OpenForSchema(Cancel);
        var holding = await first.BeginTransactionAsync(Cancel);
        await dialect.LockWriters(holding, Cancel);
        var (asked, committing) = (new TaskCompletionSource(), false);
        var waiting = Task.Factory.StartNew(async () =>
        {
            asked.SetResult();
            await using var transaction = await second.BeginTransactionAsync(Cancel);
            await dialect.LockWriters(transaction, Cancel);
            Assert.True(Volatile.Read(ref committing));
        }, Cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        await asked.Task;
        // Work enough for the other one to come in between, if it could.
        for (var i = 0; i < 1000; i++) await first.Strings(holding, "SELECT 'Test'", Cancel);
        Volatile.Write(ref committing, true);
        await holding.CommitAsync(Cancel);
        await waiting;
    }

    private static async Task<Problem> ProblemOf(TestDatabase database) =>
        Assert.Single((await database.Get<PrepareDatabase>().Handle(Cancel)).Problems);

    private sealed record JournalLine(string Name, string Sha256, DateTime AppliedAt);
}
